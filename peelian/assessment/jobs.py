"""What assessment does in the background: looks from outside, one job a look, safe to run again."""

from collections.abc import Iterator
from contextlib import contextmanager

import pghistory
from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from peelian.assessment.actions import Ended, begin_look, end_look, look_weekly, still_stands
from peelian.assessment.gateways.outside.looking import look as look_outside
from peelian.assessment.gateways.outside.settled_wires import wires
from peelian.assessment.models import Look
from peelian.assessment.rules.outside.judging import judge
from peelian.kernel.actor import System

LOOKER = System("looks from outside")
WEEKLY = System("the weekly look")
ONE_HAND = 7230008  # advisory lock class: a stalled worker that wakes up must not look beside its successor
WHEN_IT_IS_BACK = RetryStrategy(max_attempts=12, wait=2, retry_exceptions=[OperationalError, InterfaceError])


@app.task(name="peelian.assessment.jobs.carry_out", queue="looks", retry=WHEN_IT_IS_BACK)
def carry_out(look: int) -> None:
    """Carry out one look, once. One whose worker died is carried out again: nothing of it was kept."""
    with _one_hand(look), pghistory.context(by=LOOKER.label, job="look from outside"):
        begun = begin_look(look=Look(pk=look), by=LOOKER, at=timezone.now())
        if begun is None:
            return
        try:
            ended = _look(begun)
        except (OperationalError, InterfaceError):
            raise
        except Exception as fault:
            stopped = Ended(stopped_why=f"our own checker failed: {type(fault).__name__}")
            end_look(look=begun, ended=stopped, by=LOOKER, at=timezone.now())
            raise
        end_look(look=begun, ended=ended, by=LOOKER, at=timezone.now())


def _look(begun: Look) -> Ended:
    today = timezone.localdate()
    looked = look_outside(
        begun.authorisation, on=today, over=wires(), still=lambda: still_stands(begun, at=timezone.now())
    )
    return Ended(
        judged=[judged for seen in looked.hosts for judged in judge(seen, on=today)],
        queries=looked.queries,
        requests=looked.requests,
        handshakes=looked.handshakes,
        stopped_why=looked.stopped_why,
    )


@contextmanager
def _one_hand(look: int) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [ONE_HAND, look])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [ONE_HAND, look])


@app.periodic(cron="40 2 * * *")
@app.task(name="peelian.assessment.jobs.weekly", queue="clock", queueing_lock="weekly looks", retry=WHEN_IT_IS_BACK)
def weekly(timestamp: int) -> None:
    """Look again at the firms whose leave stands, some at a time until there are none left."""
    while look_weekly(by=WEEKLY, at=timezone.now()):
        pass
