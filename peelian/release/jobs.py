"""The outbox: one job a message, safe to run again."""

from datetime import timedelta

from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone
from procrastinate import BaseRetryStrategy, RetryDecision, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from peelian.kernel.actor import System
from peelian.release.actions import begin_attempt, end_attempt, note_receipt
from peelian.release.gateways import notify
from peelian.release.gateways.carriers import hand_over
from peelian.release.models import Message
from peelian.release.rules.channels import Carrier, Delivery
from peelian.release.rules.notify import REMEMBERS_DAYS

POST_ROOM = System("post room")
MOST_TRIES = 10  # over about eight hours; then the ledger says refused, and Today tells whoever sent it
ONE_HAND = 7230003  # advisory lock class: a stalled worker that wakes up must not send beside its successor


class NotYetDelivered(Exception):  # noqa: N818  not a fault: the job is tried again later
    """Whoever carries it could not take it now."""


class Patience(BaseRetryStrategy):
    """Wait longer each time for a carrier; a database that went away is back in seconds."""

    carrier = RetryStrategy(max_attempts=MOST_TRIES, exponential_wait=3)
    database = RetryStrategy(max_attempts=12, wait=2)

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        lost = isinstance(exception, OperationalError | InterfaceError)
        return (self.database if lost else self.carrier).get_retry_decision(exception=exception, job=job)


@app.task(name="peelian.release.jobs.deliver", queue="mail", retry=Patience())
def deliver(message: int) -> None:
    """Hand one message to whoever carries it and write the answer in the ledger."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [ONE_HAND, message])
        try:
            _deliver(Message.objects.get(pk=message))
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [ONE_HAND, message])


def _deliver(kept: Message) -> None:
    message = begin_attempt(message=kept, by=POST_ROOM, at=timezone.now())
    if message is None:
        return
    answer = hand_over(
        message.draft,
        carrier=Carrier(message.carrier),
        reference=message.message_id,
        tried_before=message.attempts > 1,
    )
    given_up = answer.final or message.attempts >= MOST_TRIES
    step = Delivery.SENT if answer.accepted else Delivery.REFUSED if given_up else Delivery.WAITING
    end_attempt(message=message, step=step, said=answer.said, by=POST_ROOM, at=timezone.now())
    if step is Delivery.WAITING:
        raise NotYetDelivered(answer.said)


@app.periodic(cron="*/5 * * * *")
@app.task(name="peelian.release.jobs.receipts", queue="clock", queueing_lock="receipts")
def receipts(timestamp: int) -> None:
    """Ask Notify what became of the messages it took, as long as it remembers them."""
    now = timezone.now()
    awaited = Message.objects.awaiting_receipt(now - timedelta(days=REMEMBERS_DAYS))
    waiting = {message.message_id: message for message in awaited.defer("body")}
    for reference, receipt in notify.receipts(waiting).items() if waiting else ():
        note_receipt(message=waiting[reference], receipt=receipt, by=POST_ROOM, at=now)
