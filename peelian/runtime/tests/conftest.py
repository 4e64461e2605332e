"""Homes for clusters, other users of the machine, and a small supervisor's command line."""

import os
import pwd
import shutil
import signal
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from peelian.runtime.cluster import Cluster

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to become another user")


@pytest.fixture
def home() -> Iterator[Path]:
    """An empty home that other users may pass through: pytest's own folders are closed to `nobody`."""
    folder = Path(tempfile.mkdtemp(prefix="peelian-test-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def cluster(home: Path) -> Iterator[Cluster]:
    """A running throwaway cluster."""
    running = Cluster(home, fsync=False)
    running.start()
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def _embedded(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are about the embedded database, whatever the rest of the suite runs against."""
    for name in list(os.environ):
        if name.startswith(("DATABASE_URL", "PEELIAN_", "PG")):
            monkeypatch.delenv(name)


def as_user(name: str, act: Callable[[], None]) -> None:
    """Do `act` in a fork of this process that has become the user `name`; fail with its traceback.

    A fork, because this Python itself may lie in a folder that the other user cannot enter.
    """
    entry = pwd.getpwnam(name)
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.setgroups([])
            os.setgid(entry.pw_gid)
            os.setuid(entry.pw_uid)
            act()
        except BaseException:
            os.write(writing, traceback.format_exc().encode()[-3000:])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        words = told.read().decode()
    os.waitpid(pid, 0)
    assert not words, f"as {name}: {words}"


def alive(pid: int) -> bool:
    """Say whether a process runs; one that is dead and only waits to be noticed does not."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] not in {"Z", "X"}


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
