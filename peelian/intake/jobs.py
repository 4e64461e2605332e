"""What intake does in the background."""

import pghistory
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from peelian.intake.actions import close_answered, load_feed, rank_again, release_expired, stop_loading
from peelian.intake.models import Feed
from peelian.kernel.actor import Behalf, System

CLOCKWORK = System("clockwork")
# A database that went away under a job is back in seconds; the worker may well outlive that and call the job failed.
WHEN_IT_IS_BACK = RetryStrategy(max_attempts=12, wait=2, retry_exceptions=[OperationalError, InterfaceError])


@app.task(name="peelian.intake.jobs.load", queue="feeds", retry=WHEN_IT_IS_BACK)
def load(feed: int, by_label: str, by_name: str) -> None:
    """Load a feed that an officer confirmed. Run again after a crash, it loads what was rolled back, once."""
    confirmed, by = Feed.objects.get(pk=feed), Behalf(by_label, by_name)
    with pghistory.context(by=by_label, job="load feed"):
        try:
            load_feed(feed=confirmed, by=by, at=timezone.now())
        except (OperationalError, InterfaceError):
            raise
        except Exception as fault:
            stop_loading(feed=confirmed, why=str(fault)[:200], by=by, at=timezone.now())
            raise


@app.periodic(cron="*/15 * * * *")
@app.task(name="peelian.intake.jobs.expire_claims", queue="clock", queueing_lock="expire claims")
def expire_claims(timestamp: int) -> None:
    """Put back what nobody has begun in time."""
    release_expired(by=CLOCKWORK, at=timezone.now())


@app.periodic(cron="5 5 * * *")
@app.task(name="peelian.intake.jobs.rank", queue="clock", queueing_lock="rank", retry=WHEN_IT_IS_BACK)
def rank(timestamp: int) -> None:
    """Let what has waited rise, once a night."""
    rank_again(by=CLOCKWORK, at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="peelian.intake.jobs.answers", queue="clock", queueing_lock="answers")
def answers(timestamp: int) -> None:
    """Close the reports whose victims have answered."""
    close_answered(by=CLOCKWORK, at=timezone.now())
