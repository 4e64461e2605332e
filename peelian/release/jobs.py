"""The outbox: one job a message, safe to run again."""

from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone
from procrastinate import BaseRetryStrategy, RetryDecision, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from peelian.kernel.actor import System
from peelian.release.actions import begin_attempt, end_attempt
from peelian.release.gateways import smtp
from peelian.release.models import Message
from peelian.release.rules.channels import Delivery
from peelian.release.rules.copy import plain

POST_ROOM = System("post room")
MOST_TRIES = 10  # over about eight hours; then the ledger says refused, and Today tells whoever sent it
ONE_HAND = 7230003  # advisory lock class: a stalled worker that wakes up must not send beside its successor


class NotYetDelivered(Exception):  # noqa: N818  not a fault: the job is tried again later
    """The mail server could not take it now."""


class Patience(BaseRetryStrategy):
    """Wait longer each time for a mail server; a database that went away is back in seconds."""

    mail_server = RetryStrategy(max_attempts=MOST_TRIES, exponential_wait=3)
    database = RetryStrategy(max_attempts=12, wait=2)

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        lost = isinstance(exception, OperationalError | InterfaceError)
        return (self.database if lost else self.mail_server).get_retry_decision(exception=exception, job=job)


@app.task(name="peelian.release.jobs.deliver", queue="mail", retry=Patience())
def deliver(message: int) -> None:
    """Hand one message to the mail server and write its answer in the ledger."""
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
    answer = smtp.hand_over(
        message_id=message.message_id, recipient=message.recipient, title=message.title, body=plain(message.body)
    )
    given_up = answer.final or message.attempts >= MOST_TRIES
    step = Delivery.SENT if answer.accepted else Delivery.REFUSED if given_up else Delivery.WAITING
    end_attempt(message=message, step=step, said=answer.said, by=POST_ROOM, at=timezone.now())
    if step is Delivery.WAITING:
        raise NotYetDelivered(answer.said)
