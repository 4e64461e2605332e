"""Homes for clusters, other users of the machine, and a small supervisor's command line."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from peelian.runtime.cluster import Cluster
from peelian.runtime.cluster.binaries import DEBIAN
from peelian.runtime.tests.commands import peelian

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to become another user")


def _open_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="peelian-test-"))
    folder.chmod(0o711)  # `nobody` must get through; pytest's own folders are closed to it
    return folder


@pytest.fixture
def home() -> Iterator[Path]:
    """An empty home."""
    folder = _open_folder()
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def pattern() -> Iterator[Path]:
    folder = _open_folder()
    cluster = Cluster(folder, fsync=False)
    cluster.start()
    cluster.stop()
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def shared_home(pattern: Path) -> Iterator[Path]:
    """A home whose cluster has been made and is stopped, for the tests of one module together."""
    folder = _open_folder()
    subprocess.run(["cp", "-a", f"{pattern}/.", str(folder)], check=True)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def shared_cluster(shared_home: Path) -> Iterator[Cluster]:
    """A running cluster that the tests of one module share."""
    running = Cluster(shared_home, fsync=False)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def fifteen() -> Iterator[Cluster]:
    """A running cluster of Debian's PostgreSQL 15, the oldest that Peelian promises."""
    if not (DEBIAN / "15").exists():
        pytest.skip("PostgreSQL 15 is not on this machine; `make test-peers` installs it")
    folder = _open_folder()
    running = Cluster(folder, fsync=False, major=15)
    running.start()
    yield running
    running.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def made_home(home: Path, pattern: Path) -> Path:
    """A home whose cluster has been made and is stopped: a copy, which is quicker than making one."""
    subprocess.run(["cp", "-a", f"{pattern}/.", str(home)], check=True)
    return home


@pytest.fixture
def cluster(made_home: Path) -> Iterator[Cluster]:
    """A running throwaway cluster."""
    running = Cluster(made_home, fsync=False)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def migrated(pattern: Path) -> Iterator[Path]:
    """A home with all of Peelian's tables, its database stopped. Tests leave it as they found it."""
    folder = _open_folder()
    subprocess.run(["cp", "-a", f"{pattern}/.", str(folder)], check=True)
    peelian(folder, "migrate")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


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
        except BaseException:  # noqa: BLE001  the parent tells the story
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
