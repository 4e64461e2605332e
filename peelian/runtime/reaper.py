"""Picks up jobs whose worker died. procrastinate has no reaper: such a job stays "doing" for ever.

It runs beside the worker's jobs, not as one of them, so that a long job cannot hold it up.
"""

import asyncio
import logging

from procrastinate import App
from procrastinate.jobs import Job, Status

HEARTBEAT_SECONDS = 5.0
STALLED_SECONDS = 20.0
TRIES = 8  # a job that killed its worker eight times is not tried again: it is shown as failed

log = logging.getLogger(__name__)


async def reap_for_ever(app: App) -> None:
    """Give stalled jobs back to the queue until cancelled; a lost database is only a late round."""
    while True:
        try:
            for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
                await _take_back(app, job)
        except Exception:  # whatever went wrong, the next round may go right, and no round would be worse
            log.exception("Could not look for stalled jobs")
        await asyncio.sleep(HEARTBEAT_SECONDS)


async def _take_back(app: App, job: Job) -> None:
    if job.attempts + 1 >= TRIES:
        log.error("Job %s (%s) has stalled %s times; it has failed", job.id, job.task_name, job.attempts + 1)
        await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=False)
    else:
        log.warning("Job %s (%s) had lost its worker; it is queued again", job.id, job.task_name)
        await app.job_manager.retry_job(job)
