"""The backup's file: a tar with the dump, the files and, last, a manifest with everybody's checksum.

The manifest comes last, so a backup that was cut short has none and is refused.
"""

import contextlib
import hashlib
import io
import json
import os
import tarfile
from collections.abc import Mapping
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

from peelian.kernel.refused import Refused

FORMAT = 1
MANIFEST = "manifest.json"
DUMP = "database.dump"
FILES = "files"


class _Counted(io.RawIOBase):
    """Reads a file and remembers the checksum of what was read."""

    def __init__(self, source: IO[bytes]) -> None:
        self.source = source
        self.seen = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self.source.read(size)
        self.seen.update(piece)
        return piece


def pack(target: Path, *, dump: Path, files: Path, at: datetime) -> None:
    """Write the archive to `target`, readable by its owner alone, whole or not at all. Refuses to overwrite."""
    if target.exists():
        raise Refused(f"{target} is already there. Choose another name.")
    draft = target.with_name(target.name + ".part")
    fd = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(fd, "wb") as out, tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
        sums = {DUMP: _add(tar, dump, DUMP)}
        for file in sorted(path for path in files.rglob("*") if path.is_file() and not path.is_symlink()):
            name = f"{FILES}/{file.relative_to(files).as_posix()}"
            with contextlib.suppress(FileNotFoundError):  # taken off a record while we copy, so nobody wants it back
                sums[name] = _add(tar, file, name)
        manifest = {"format": FORMAT, "peelian": version("peelian"), "made": at.isoformat(), "sha256": sums}
        content = json.dumps(manifest, indent=1).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size, info.mode = len(content), 0o600
        tar.addfile(info, io.BytesIO(content))
        tar.close()
        out.flush()
        os.fsync(out.fileno())
    draft.rename(target)


def unpack(source: Path, into: Path) -> Mapping[str, Any]:
    """Unpack `source` into the empty folder `into` and return its manifest.

    Refuses, in words, a file that is no backup, is cut short, or differs from its checksums anywhere.
    """
    try:
        with tarfile.open(source, mode="r:") as tar:
            tar.extractall(into, filter="data")
    except FileNotFoundError:
        raise Refused(f"There is no file {source}.") from None
    except (tarfile.TarError, EOFError) as trouble:
        raise Refused(f"{source} is not a whole backup ({trouble}).") from None
    listed = into / MANIFEST
    if not listed.exists():
        raise Refused(f"{source} is not a whole backup: its list of contents is missing.")
    manifest: dict[str, Any] = json.loads(listed.read_text())
    if manifest.get("format") != FORMAT:
        raise Refused(f"{source} was made by another version of Peelian ({manifest.get('peelian')}). Restore it there.")
    for name, expected in manifest["sha256"].items():
        if not (into / name).is_file() or _checksum(into / name) != expected:
            raise Refused(f"{source} is damaged: {name} is not what was saved.")
    return manifest


def _add(tar: tarfile.TarFile, file: Path, name: str) -> str:
    with file.open("rb") as opened:
        info = tar.gettarinfo(arcname=name, fileobj=opened)
        info.mode, info.uid, info.gid, info.uname, info.gname = 0o600, 0, 0, "", ""
        counted = _Counted(opened)
        tar.addfile(info, counted)
        return counted.seen.hexdigest()


def _checksum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
