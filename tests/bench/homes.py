"""Where the benches keep their databases: folders of var/bench, with nothing of the installation beside them."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.lines import CHECKOUT
from tests.ports import free_ports

PLACE = CHECKOUT / "var" / "bench"
OURS = ("DATABASE_URL", "DATABASE_URL_DESK", "DATABASE_URL_FRONT", "DATABASE_URL_WORKER", "PEELIAN_ROLE", "PEELIAN_DEV")


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return our environment with Peelian's database and files in `home`."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return kept | {"PEELIAN_HOME": str(home)} | more


def peelian(home: Path, *words: str, **more: str) -> str:
    """Run one of our commands to its end and return what it printed; its own words when it fails."""
    command = [sys.executable, "-m", "peelian.runtime.cli", *words]
    done = subprocess.run(
        command, cwd=CHECKOUT, env=environment(home, **more), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"peelian {' '.join(words)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def ports() -> dict[str, str]:
    """Return free ports for everything that listens."""
    names = [f"PEELIAN_{part}_PORT" for part in ("DESK", "FRONT", "SMTP", "NOTIFY", "NAMES")]
    return {name: str(port) for name, port in zip(names, free_ports(len(names)), strict=True)}


def throwaway() -> Path:
    """Return a new empty folder that the database's own user can reach, away from the checkout."""
    folder = Path(tempfile.mkdtemp(prefix="peelian-bench-"))
    folder.chmod(0o755)
    return folder
