"""The embedded PostgreSQL: our own starter over a wheel's binaries.

One process runs it, under a file lock, on a socket that no other user of the machine can open; there is no
TCP. It stops when that process does, and what was committed is there at the next start.
"""

import subprocess
import time
from pathlib import Path
from urllib.parse import quote

from peelian.kernel.refused import Refused
from peelian.runtime.cluster import postmaster, roles
from peelian.runtime.cluster.binaries import MAJOR, OLDER
from peelian.runtime.cluster.locks import Held, Lock
from peelian.runtime.cluster.places import Places, runs_as
from peelian.runtime.homes import make_home, secret

__all__ = ["Cluster", "Held"]

JOIN_SECONDS = 120


class Cluster:
    """The database of one home. `fsync=False` is for tests only: quick, and lost in a power cut."""

    def __init__(self, home: Path, fsync: bool = True, *, major: int = MAJOR) -> None:
        self.places = Places(Path(home).absolute(), major)
        self.fsync = fsync
        self.server: subprocess.Popen[bytes] | None = None
        self._lock = Lock(self.places.home / "database.lock")
        self._users = Lock(self.places.home / "database.users")

    def start(self) -> None:
        """Run the database until `stop` or our own end. Raises Held when another process runs it already.

        Call it from the main thread: the kernel ties the server to the thread that started it.
        Refuses, in words, a home that is closed to PostgreSQL's user or that waits for `upgrade-database`.
        """
        make_home(self.places.home)
        self._lock.take()
        try:
            self._launch()
        except BaseException:
            self.stop()
            raise

    def make(self) -> None:
        """Make the data folder without starting it, beside whatever older ones there are."""
        make_home(self.places.home)
        self._lock.take()
        try:
            self.places.make(runs_as())
            self._init()
        finally:
            self._lock.drop()

    def revive(self) -> None:
        """Start the server that we ran and that died; what was committed is still there."""
        if self.server is not None:
            self.server.wait()
        self.server = postmaster.launch(self.places, runs_as(), fsync=self.fsync)

    def stop(self) -> None:
        """Stop the database if we run it."""
        if self.server is not None:
            postmaster.stop(self.server)
            self.server = None
            self.places.tidy()
        self._lock.drop()
        self._users.drop()

    def join(self) -> None:
        """Use the database: the one that runs, or our own if none does. End with `leave`."""
        give_up = time.monotonic() + JOIN_SECONDS
        while True:
            try:
                self.start()
                return
            except Held as held:
                self._users.share()
                if self._ready():
                    return
                self._users.drop()
                if time.monotonic() > give_up:
                    raise Refused(f"The database, run by process {held.pid}, does not answer.") from None
                time.sleep(0.1)

    def leave(self) -> None:
        """End a `join`. If we run the database and others use it, it stays up until they are done."""
        self._users.drop()
        if self.server is not None:
            self._users.wait_for_others()
        self.stop()

    def url(self, role: str = roles.OWNER, dbname: str = roles.DATABASE) -> str:
        """Return the address for `role` ("peelian_desk", ...), its password in it. Works before the first start."""
        password = secret(role, inside=self.places.home)
        return f"postgresql://{role}:{password}@/{quote(dbname)}?host={quote(str(self.places.socket), safe='')}"

    @property
    def alive(self) -> bool:
        """Say whether the server that we started still runs."""
        return self.server is not None and self.server.poll() is None

    def _launch(self) -> None:
        who = runs_as()
        self.places.make(who)
        if not self.places.data.exists():
            self._refuse_older()
            self._init()
        self.server = postmaster.launch(self.places, who, fsync=self.fsync)
        starter = self.url(roles.STARTER, "postgres")
        roles.prepare(starter, {role: secret(role, inside=self.places.home) for role in roles.ROLES.values()})
        roles.make_database(starter)

    def _init(self) -> None:
        password = secret(roles.STARTER, inside=self.places.home)
        postmaster.init(self.places, runs_as(), password=password, fsync=self.fsync)

    def _refuse_older(self) -> None:
        for major in OLDER:
            if Places(self.places.home, major).data.exists():
                raise Refused(
                    f"The database here was made by PostgreSQL {major}; this Peelian brings {self.places.major}. "
                    "Run `peelian upgrade-database` first: it copies, and keeps the old one."
                )

    def _ready(self) -> bool:
        pid_file = self.places.data / "postmaster.pid"
        lines = pid_file.read_text().splitlines() if pid_file.exists() else []
        return len(lines) > 7 and lines[7].strip() == postmaster.READY
