from datetime import datetime

from procrastinate.contrib.django import app

from peelian.kernel.actor import Actor
from peelian.records.actions import log
from peelian.records.rules.operations import Operation
from peelian.release.models import LedgerLine, Message
from peelian.release.rules.channels import Channel, Delivery
from peelian.release.rules.drafts import Draft


def note(message: Message, step: Delivery, at: datetime, said: str = "") -> None:
    """Add one line to the ledger of a message."""
    LedgerLine.objects.create(message=message, step=step.value, attempt=message.attempts, at=at, said=said[:300])


def outbox(message: Message) -> None:
    """Leave the job that hands a message over, for when this is committed. A letter waits for the printer."""
    if message.channel != Channel.LETTER:
        queue = app.configure_task("peelian.release.jobs.deliver", queue="mail", lock=message.label)
        queue.defer(message=message.pk)


def log_disclosure(draft: Draft, by: Actor, at: datetime) -> None:
    """Log that a text is on its way to somebody."""
    log(
        operation=Operation.DISCLOSURE,
        subject=draft.subject,
        by=by,
        at=at,
        detail=f"{draft.channel.value}: {draft.title}",
        recipient=f"{draft.recipient_name}, {draft.recipient}",
    )
