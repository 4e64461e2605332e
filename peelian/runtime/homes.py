"""Where Peelian keeps what it must not lose or show: the folder PEELIAN_HOME and the secrets in it."""

import os
import secrets
from pathlib import Path

from peelian.kernel.refused import Refused

CHECKOUT = Path(__file__).resolve().parents[2]
PRIVATE = 0o700
PASSABLE = 0o711  # as root: the database's user must get through to its own folder, and no further


def home() -> Path:
    """Return PEELIAN_HOME, or `var` beside the code in a checkout; refuse when neither is known."""
    named = os.environ.get("PEELIAN_HOME")
    if named:
        return Path(named).expanduser().absolute()
    if (CHECKOUT / "pyproject.toml").exists():
        return CHECKOUT / "var"
    raise Refused("Set PEELIAN_HOME to the folder where Peelian may keep its database and files.")


def make_home(place: Path) -> None:
    """Make the home and the folders above it that are missing; change nothing that was there before."""
    missing = [folder for folder in (place, *place.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(exist_ok=True)
        folder.chmod(PASSABLE if os.geteuid() == 0 else PRIVATE)


def private_folder(name: str, *, inside: Path | None = None) -> Path:
    """Return the folder `name` in the home, made for its owner alone."""
    place = inside or home()
    make_home(place)
    folder = place / name
    folder.mkdir(mode=PRIVATE, exist_ok=True)
    folder.chmod(PRIVATE)
    return folder


def secret(name: str, *, inside: Path | None = None) -> str:
    """Return the secret `name`, made at random (256 bits) the first time and readable by its owner alone."""
    file = private_folder("secrets", inside=inside) / name
    if not file.exists():
        _write_once(file, secrets.token_urlsafe(32))
    return file.read_text().strip()


def known_secret(name: str, *, inside: Path | None = None) -> str | None:
    """Return the secret `name` when somebody has made it, otherwise None."""
    file = (inside or home()) / "secrets" / name
    return file.read_text().strip() if file.exists() else None


def _write_once(file: Path, words: str) -> None:
    """Write `words` so that of two processes at the same moment one wins and neither reads half."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        out.write(words)
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
