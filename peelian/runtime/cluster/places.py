"""Where the embedded cluster lives, who runs it, and whether that user can get there."""

import contextlib
import hashlib
import os
import pwd
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from peelian.kernel.refused import Refused
from peelian.runtime.cluster.binaries import MAJOR, program
from peelian.runtime.homes import PRIVATE, make_home

LONGEST_SOCKET_FOLDER = 85  # a socket's whole path must stay under 104 bytes (macOS) with `.s.PGSQL.5432.lock`
PLAIN = re.compile(r"[A-Za-z0-9_./+-]+")  # libpq splits a host at commas; postgres splits socket folders
UNPRIVILEGED = "nobody"


@dataclass(frozen=True)
class RunsAs:
    """The user that PostgreSQL runs as: ourselves, or `nobody` when we are root, which it refuses to be."""

    uid: int
    gid: int
    changed: bool

    @property
    def user(self) -> int | None:
        """For `subprocess`: the user to become, or None to stay who we are."""
        return self.uid if self.changed else None

    @property
    def group(self) -> int | None:
        return self.gid if self.changed else None

    @property
    def extra_groups(self) -> list[int] | None:
        return [] if self.changed else None

    def owns(self, path: Path) -> None:
        if self.changed:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def runs_as() -> RunsAs:
    """Return who runs PostgreSQL on this machine."""
    if os.geteuid() != 0:
        return RunsAs(os.geteuid(), os.getegid(), changed=False)
    entry = pwd.getpwnam(UNPRIVILEGED)
    return RunsAs(entry.pw_uid, entry.pw_gid, changed=True)


@dataclass(frozen=True)
class Places:
    """The folders of one cluster of one major version under one home."""

    home: Path
    major: int = MAJOR

    @property
    def root(self) -> Path:
        return self.home / "database"

    @property
    def data(self) -> Path:
        return self.root / str(self.major)

    @property
    def socket(self) -> Path:
        """Return the socket's folder: `run` in the home, or a short one of our own where that cannot be."""
        folder = self.home / "run"
        if len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER and PLAIN.fullmatch(str(folder)):
            return folder
        named = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]
        return Path("/tmp") / f"peelian-{os.geteuid()}-{named}"  # noqa: S108  its owner is checked before use

    def make(self, who: RunsAs) -> None:
        """Make the folders that PostgreSQL needs, for its user alone; open nothing that was closed."""
        make_home(self.home)
        for folder in (self.root, self.socket):
            _make_private(folder, who)
        refuse_if_closed(self.root, who, "PEELIAN_HOME")
        refuse_if_closed(program("postgres", major=self.major), who, "the virtual environment")

    def tidy(self) -> None:
        """Leave nothing in the machine's temporary folder once the server has stopped."""
        if self.socket.parent != self.home:
            with contextlib.suppress(OSError):
                self.socket.rmdir()


def _make_private(folder: Path, who: RunsAs) -> None:
    """Make `folder` 0700 for `who`, and refuse one that another user laid there before us."""
    try:
        folder.mkdir(mode=PRIVATE)
    except FileExistsError:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.geteuid(), who.uid}:
            raise Refused(
                f"{folder} belongs to another user of this machine. Remove it, or set PEELIAN_HOME to another folder."
            ) from None
    who.owns(folder)
    folder.chmod(PRIVATE)


def refuse_if_closed(path: Path, who: RunsAs, what: str) -> None:
    """Refuse, naming the folder, when root's stand-in cannot get to `path`. Never chmods: that opens a home."""
    closed = closed_folder(path, who) if who.changed else None
    if closed is not None:
        raise Refused(
            f"You are root, so the database runs as the user '{UNPRIVILEGED}', and {closed} is closed to it. "
            f"Put {what} in a folder that other users may pass through (such as /srv/peelian), "
            "or run Peelian as an ordinary user."
        )


def closed_folder(path: Path, who: RunsAs) -> Path | None:
    """Return the first folder above `path` that `who` may not pass through, or None when there is none."""
    for folder in reversed(path.resolve().parents):
        found = folder.stat()
        bit = stat.S_IXUSR if found.st_uid == who.uid else stat.S_IXGRP if found.st_gid == who.gid else stat.S_IXOTH
        if not found.st_mode & bit:
            return folder
    return None
