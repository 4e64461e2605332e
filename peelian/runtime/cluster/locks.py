"""Who runs the database of a home, and who else is using it: two file locks that die with their holders."""

import fcntl
import os
from pathlib import Path

from peelian.kernel.refused import Refused


class Held(Refused):
    """Another process runs this home's database. `pid` is its number, 0 when unknown."""

    def __init__(self, pid: int) -> None:
        super().__init__(f"Peelian's database in this folder is already run by another command (process {pid}).")
        self.pid = pid


class Lock:
    """One `flock` on one file. The kernel lets go of it when the process ends, however it ends."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._fd: int | None = None

    def take(self) -> None:
        """Take it alone, or raise Held at once."""
        fd = self._open()
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(fd, 20, 0).decode(errors="replace").strip()
            os.close(fd)
            raise Held(int(holder) if holder.isdigit() else 0) from None
        os.ftruncate(fd, 0)
        os.pwrite(fd, str(os.getpid()).encode(), 0)
        self._fd = fd

    def share(self) -> None:
        """Take it together with others that share it; wait for whoever has it alone."""
        self._fd = self._open()
        fcntl.flock(self._fd, fcntl.LOCK_SH)

    def wait_for_others(self) -> None:
        """Wait until nobody shares it."""
        fd = self._open()
        fcntl.flock(fd, fcntl.LOCK_EX)
        os.close(fd)

    def drop(self) -> None:
        """Let go of it; harmless when it is not held."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    @property
    def held(self) -> bool:
        return self._fd is not None

    def _open(self) -> int:
        return os.open(self.file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
