"""Picks up jobs whose worker died. procrastinate has no reaper: such a job stays "doing" for ever.

It runs beside the worker's jobs, not as one of them, so that a long job cannot hold it up.
"""

import asyncio
import logging

from procrastinate import App
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status

from peelian.runtime.environment import number

HEARTBEAT_SECONDS = number("PEELIAN_WORKER_HEARTBEAT_SECONDS", 5)  # how often a worker says that it lives
STALLED_SECONDS = number("PEELIAN_WORKER_STALLED_SECONDS", 20)  # silent for so long, it is taken for dead
# A job that has gone wrong so often is not tried again but shown as failed. The count is of every try, so it lies
# above the twelve that a delivery has by itself: a mail server that was down must not use up the lost workers.
TRIES = 20

log = logging.getLogger(__name__)


async def reap_for_ever(app: App) -> None:
    """Give stalled jobs back to the queue until cancelled; a lost database is only a late round."""
    while True:
        try:
            await reap(app, stalled_seconds=STALLED_SECONDS)
        except Exception:
            log.exception("Could not look for stalled jobs")
        await asyncio.sleep(HEARTBEAT_SECONDS)


async def reap(app: App, *, stalled_seconds: float) -> None:
    """Queue again each job whose worker has not been heard of for so long; fail one that has had its tries."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=stalled_seconds):
        try:
            await _see_to(app, job)
        except ConnectorException:
            log.info("Job %s (%s) was seen to by another worker's reaper, or is next round", job.id, job.task_name)


async def _see_to(app: App, job: Job) -> None:
    if job.attempts + 1 >= TRIES:
        await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=False)
        log.error("Job %s (%s) went wrong or lost its worker %s times; it has failed", job.id, job.task_name, TRIES)
    else:
        await app.job_manager.retry_job(job)
        log.warning("Job %s (%s) had lost its worker; it is queued again", job.id, job.task_name)
