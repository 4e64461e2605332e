"""What this machine says about its processes: who they are, and how a child is tied to its parent."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def dying_with_parent(sign: signal.Signals) -> Callable[[], None]:
    """Return a function for the child to run before it becomes another program.

    On Linux the kernel then sends `sign` when the parent goes, however it goes. It must run after the
    child has changed its user, which clears the wish; `subprocess` keeps that order. Elsewhere it does nothing.
    """
    parent = os.getpid()
    libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None

    def ask() -> None:
        if libc is None:
            return
        libc.prctl(PR_SET_PDEATHSIG, int(sign))
        if os.getppid() != parent:  # it went between the fork and the wish
            os._exit(1)

    return ask


def command_of(pid: int) -> list[str]:
    """Return the command line of a process, or [] when there is none (gone, a zombie, a kernel thread)."""
    if sys.platform == "linux":
        try:
            words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            return []
        return [os.fsdecode(word) for word in words if word]
    listed = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return listed.stdout.split()


def is_postgres_on(pid: int, data: Path) -> bool:
    """Say whether `pid` is a PostgreSQL server on the folder `data`, and not a stranger with its old number."""
    command = command_of(pid)
    return bool(command) and Path(command[0]).name == "postgres" and f"-D {data} -c" in " ".join(command)
