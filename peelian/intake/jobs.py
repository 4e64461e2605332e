"""What intake does in the background."""

import pghistory
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from peelian.intake.actions import (
    chase_referrals,
    close_answered,
    end_decisions,
    end_pauses,
    heed_stops,
    load_feed,
    raise_waves,
    rank_again,
    release_expired,
    send_some,
    settle_reminders,
    stop_loading,
    take_in,
    tell_searches,
)
from peelian.intake.gateways.mailbox import open_mailbox
from peelian.intake.models import Batch, Feed
from peelian.intake.queries.post import unit_of_mailbox
from peelian.kernel.actor import Behalf, System
from peelian.linkage.actions.sampling import draw_sample

CLOCKWORK = System("clockwork")
# A database that went away under a job is back in seconds; the worker may well outlive that and call the job failed.
WHEN_IT_IS_BACK = RetryStrategy(max_attempts=12, wait=2, retry_exceptions=[OperationalError, InterfaceError])


class NotWrittenDown(Exception):  # noqa: N818  it is kept with the job, for whoever looks
    """Messages that are still in the mailbox, and why."""


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
    """Close the reports whose victims have answered, heed those who asked us to stop, and settle their reminders."""
    close_answered(by=CLOCKWORK, at=timezone.now())
    heed_stops(by=CLOCKWORK, at=timezone.now())
    settle_reminders(by=CLOCKWORK, at=timezone.now())


@app.periodic(cron="20 5 * * *")
@app.task(name="peelian.intake.jobs.waves", queue="clock", queueing_lock="waves", retry=WHEN_IT_IS_BACK)
def waves(timestamp: int) -> None:
    """Raise the tasks to ask again those whose next wave has come."""
    while raise_waves(by=CLOCKWORK, at=timezone.now()):
        pass


@app.periodic(cron="10 6 * * *")
@app.task(name="peelian.intake.jobs.referrals", queue="clock", queueing_lock="referrals", retry=WHEN_IT_IS_BACK)
def referrals(timestamp: int) -> None:
    """Remind officers of the referrals that nobody has answered, some at a time until there are none left."""
    while chase_referrals(by=CLOCKWORK, at=timezone.now()):
        pass


@app.task(name="peelian.intake.jobs.rank_now", queue="clock", retry=WHEN_IT_IS_BACK)
def rank_now() -> None:
    """Rank the queue by weights that somebody has just set."""
    rank_again(by=CLOCKWORK, at=timezone.now())


@app.periodic(cron="2 0,6 * * *")
@app.task(name="peelian.intake.jobs.pauses", queue="clock", queueing_lock="pauses", retry=WHEN_IT_IS_BACK)
def pauses(timestamp: int) -> None:
    """Let the clocks run again whose day has come."""
    end_pauses(by=CLOCKWORK, at=timezone.now())


@app.periodic(cron="50 4 * * *")
@app.task(name="peelian.intake.jobs.check_links", queue="clock", queueing_lock="check links", retry=WHEN_IT_IS_BACK)
def check_links(timestamp: int) -> None:
    """Draw the month's check of who is who, on its first night or the first after that on which there are links."""
    draw_sample(month=timezone.localdate(), by=CLOCKWORK, at=timezone.now())


@app.task(name="peelian.intake.jobs.send_batch", queue="feeds", retry=WHEN_IT_IS_BACK)
def send_batch(batch: int) -> None:
    """Write to the victims of a batch, one at a time. Run again after a crash, it goes on where it stopped."""
    begun = Batch.objects.get(pk=batch)
    with pghistory.context(by=begun.officer.label, job="send batch"):
        while send_some(batch=begun, by=begun.officer, at=timezone.now()):
            pass


@app.periodic(cron="20 6 * * *")
@app.task(name="peelian.intake.jobs.searches", queue="clock", queueing_lock="searches", retry=WHEN_IT_IS_BACK)
def searches(timestamp: int) -> None:
    """Tell officers what is new in the searches they saved."""
    tell_searches(by=CLOCKWORK, at=timezone.now())


@app.periodic(cron="25 0 * * *")
@app.task(name="peelian.intake.jobs.decisions", queue="clock", queueing_lock="decisions", retry=WHEN_IT_IS_BACK)
def decisions(timestamp: int) -> None:
    """Let evidence speak again where an officer's word on who is who came to its end."""
    with pghistory.context(by=CLOCKWORK.label, job="end decisions"):
        end_decisions(by=CLOCKWORK, at=timezone.now())


@app.periodic(cron="*/3 * * * *")
@app.task(name="peelian.intake.jobs.post", queue="clock", queueing_lock="post", lock="post")
def post(timestamp: int) -> None:
    """Read the mailbox: each message is written down and only then marked as read, so a kill loses and doubles none.

    One that cannot be written down stays where it is and stops none of the others; the job then fails, for all to see.
    """
    if not settings.PEELIAN_IMAP_HOST:
        return
    unit, faults = unit_of_mailbox(), []
    with open_mailbox() as mailbox:
        for letter in mailbox.unseen():
            try:
                with pghistory.context(by=CLOCKWORK.label, job="read the mailbox"):
                    take_in(letter=letter, unit=unit, by=CLOCKWORK, at=timezone.now())
            except (OperationalError, InterfaceError):
                raise
            except Exception as fault:  # noqa: BLE001  whatever one message holds, the others are read
                faults.append(f"{letter.uid}: {type(fault).__name__}: {fault}"[:300])
                continue
            mailbox.done(letter)
        mailbox.tidy()
    if faults:
        raise NotWrittenDown("; ".join(faults))
