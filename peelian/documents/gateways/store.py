"""Files on disk, each under the SHA-256 of its bytes: PEELIAN_HOME/files/ab/cdef…, written whole or not at all."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from django.conf import settings

from peelian.kernel.refused import Refused

PRIVATE = 0o700
GONE = (
    "This file is not there any more, or is not what was kept. Tell whoever runs Peelian: `peelian doctor` says more."
)


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of some bytes, as 64 figures and letters."""
    return hashlib.sha256(content).hexdigest()


def put(content: bytes) -> str:
    """Write bytes down for good, readable by us alone, and return their digest. What is there already stays.

    They are written beside the store and moved in when the disk has them, so a crash leaves no half a file there
    and a backup that is being made never meets one.
    """
    digest = digest_of(content)
    place = path_of(digest)
    if is_whole(digest):
        return digest
    for folder in (_files(), place.parent, _draft_folder()):
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    draft = _draft_folder() / uuid4().hex
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(place)
    _settle(place.parent)
    return digest


def read(digest: str) -> bytes:
    """Return the bytes of a file. Refused when they are gone or are not what was kept."""
    try:
        content = path_of(digest).read_bytes()
    except OSError:
        raise Refused(GONE) from None
    if digest_of(content) != digest:
        raise Refused(GONE)
    return content


def is_whole(digest: str) -> bool:
    """Return whether a file is there with the bytes that its digest says."""
    try:
        with path_of(digest).open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest() == digest
    except OSError:
        return False


def erase(digest: str) -> None:
    """Take a file off the disk; one that is gone already is gone."""
    path_of(digest).unlink(missing_ok=True)


def on_disk() -> Iterator[str]:
    """Yield the digest of every file that is there."""
    for path in sorted(_files().glob("??/*")):
        yield path.parent.name + path.name


def path_of(digest: str) -> Path:
    """Return where a file lies. ValueError for what is no digest, so that nothing leads out of the store."""
    if len(digest) != 64 or set(digest) - set("0123456789abcdef"):
        raise ValueError(f"{digest!r} is not a SHA-256")
    return _files() / digest[:2] / digest[2:]


def _files() -> Path:
    return Path(settings.PEELIAN_HOME) / "files"


def _draft_folder() -> Path:
    return Path(settings.PEELIAN_HOME) / "files-coming"


def _settle(folder: Path) -> None:
    """Let the disk know of a name in a folder: without it a power cut may forget the move."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
