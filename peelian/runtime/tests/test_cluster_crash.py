"""Nothing acknowledged is lost when the server is killed in the middle of writing."""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from peelian.runtime.cluster import Cluster


@pytest.fixture(scope="module")
def surviving(shared_home: Path) -> Iterator[Cluster]:
    cluster = Cluster(shared_home)
    cluster.start()
    yield cluster
    cluster.stop()


@pytest.fixture
def durable(surviving: Cluster) -> Cluster:
    """A cluster as in earnest, that has come through the blows before, with an empty table."""
    with psycopg.connect(surviving.url()) as connection:
        connection.execute("DROP TABLE IF EXISTS tally")
        connection.execute("CREATE TABLE tally (n int PRIMARY KEY)")
    return surviving


def kill_all(cluster: Cluster) -> None:
    assert cluster.server is not None
    for child in _children(cluster.server.pid):
        with contextlib.suppress(ProcessLookupError):  # they go by themselves once they notice the first
            os.kill(child, signal.SIGKILL)
    cluster.server.kill()


def kill_the_first_process_only(cluster: Cluster) -> None:
    assert cluster.server is not None
    cluster.server.kill()


def kill_one_session(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url()) as connection:
        query = "SELECT pid FROM pg_stat_activity WHERE datname = 'peelian' AND pid <> pg_backend_pid() LIMIT 1"
        (pid,) = connection.execute(query).fetchone() or (0,)
    os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize("strike", [kill_all, kill_the_first_process_only, kill_one_session])
def test_every_acknowledged_row_is_there_after_a_kill(durable: Cluster, strike: Callable[[Cluster], None]) -> None:
    acknowledged: list[int] = []

    def write() -> None:
        try:
            with psycopg.connect(durable.url(), autocommit=True) as connection:
                for n in range(10**9):
                    connection.execute("INSERT INTO tally VALUES (%s)", [n])
                    acknowledged.append(n)
        except psycopg.Error:
            return

    writer = threading.Thread(target=write)
    writer.start()
    while len(acknowledged) < 200:
        time.sleep(0.005)
    strike(durable)
    writer.join()
    _until_it_answers(durable)
    with psycopg.connect(durable.url()) as connection:
        kept = {n for (n,) in connection.execute("SELECT n FROM tally")}
    assert set(acknowledged) <= kept
    assert len(kept) <= len(acknowledged) + 1


def _until_it_answers(cluster: Cluster) -> None:
    give_up = time.monotonic() + 10
    while True:
        if not cluster.alive:
            cluster.revive()
        try:
            psycopg.connect(cluster.url()).close()
            return
        except psycopg.OperationalError:
            assert time.monotonic() < give_up
            time.sleep(0.05)


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
