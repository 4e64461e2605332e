"""The worker: does the jobs that pages and schedules left in the database."""

import asyncio
import contextlib
from typing import cast

from peelian.runtime.reaper import HEARTBEAT_SECONDS, STALLED_SECONDS, reap_for_ever

CONCURRENCY = 2  # sync jobs run in threads: one long job must not stop the sending of advice


def work() -> None:
    """Do jobs until TERM or INT. Django must be set up.

    Returns also when the database goes away (procrastinate ends with success then), so whoever started it
    must always start it again.
    """
    asyncio.run(_work())


async def _work() -> None:
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    threads = cast(DjangoConnector, app.connector).get_worker_connector()
    with app.replace_connector(threads):
        async with app.open_async():
            reaper = asyncio.create_task(reap_for_ever(app))
            try:
                await app.run_worker_async(
                    concurrency=CONCURRENCY,
                    update_heartbeat_interval=HEARTBEAT_SECONDS,
                    stalled_worker_timeout=STALLED_SECONDS,
                    delete_jobs="never",
                )
            finally:
                reaper.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await reaper
