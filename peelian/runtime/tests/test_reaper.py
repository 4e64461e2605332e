"""A job whose worker died is done by another; one that kills its workers is given up."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import procrastinate
import psycopg
import pytest

from peelian.release.jobs import deliver
from peelian.runtime.cluster import Cluster
from peelian.runtime.reaper import TRIES, reap

FIND = "SELECT status::text, attempts FROM procrastinate_jobs"


@pytest.fixture(scope="module")
def queue(shared_cluster: Cluster) -> Cluster:
    app = procrastinate.App(connector=procrastinate.SyncPsycopgConnector(conninfo=shared_cluster.url()))
    with app.open():
        app.schema_manager.apply_schema()
    return shared_cluster


def left_doing(cluster: Cluster, *, attempts: int, silent_seconds: int) -> None:
    """Lay down one job that a worker took, a worker last heard of so many seconds ago."""
    with psycopg.connect(cluster.url()) as connection:
        connection.execute("DELETE FROM procrastinate_jobs")
        connection.execute("DELETE FROM procrastinate_workers")
        connection.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s * interval '1 s')", [silent_seconds]
        )
        connection.execute(
            "INSERT INTO procrastinate_jobs (task_name, queue_name, status, attempts, worker_id)"
            " SELECT 'send', 'default', 'doing', %s, max(id) FROM procrastinate_workers",
            [attempts],
        )


def reaped(cluster: Cluster) -> tuple[str, int]:
    """Reap once and return the job's state and tries."""

    async def once() -> None:
        app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=cluster.url()))
        async with app.open_async():
            await reap(app, stalled_seconds=20)

    with ThreadPoolExecutor(1) as apart:  # a browser test in the same process may have a loop running in this thread
        apart.submit(asyncio.run, once()).result()
    with psycopg.connect(cluster.url()) as connection:
        return connection.execute(FIND).fetchone() or ("gone", 0)


def test_a_job_of_a_dead_worker_is_queued_again(queue: Cluster) -> None:
    left_doing(queue, attempts=0, silent_seconds=21)
    assert reaped(queue) == ("todo", 1)


def test_a_job_of_a_worker_that_has_been_cleared_away_is_queued_again(queue: Cluster) -> None:
    left_doing(queue, attempts=0, silent_seconds=21)
    with psycopg.connect(queue.url()) as connection:
        connection.execute("DELETE FROM procrastinate_workers")
    assert reaped(queue) == ("todo", 1)


def test_a_job_of_a_living_worker_is_left_alone(queue: Cluster) -> None:
    left_doing(queue, attempts=0, silent_seconds=5)
    assert reaped(queue) == ("doing", 0)


def test_a_mail_server_that_was_down_has_not_used_up_the_workers_a_delivery_may_lose() -> None:
    assert deliver.retry_strategy.carrier.max_attempts < TRIES


def test_a_job_that_has_had_its_tries_is_failed(queue: Cluster) -> None:
    left_doing(queue, attempts=TRIES - 1, silent_seconds=21)
    assert reaped(queue) == ("failed", TRIES)
