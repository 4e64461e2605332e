from datetime import datetime

from django.db import transaction

from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.release.models import LedgerLine, Message
from peelian.release.rules.channels import Channel, Delivery


@transaction.atomic
def begin_attempt(*, message: Message, by: Actor, at: datetime) -> Message | None:
    """Write down that a hand-over begins, before a byte leaves. Return None when the message is not in the outbox.

    An attempt that was written down and never ended was interrupted: it may have arrived. It is said so, and the
    message goes again under the same Message-ID, by which mail systems drop a second copy.
    """
    kept = Message.objects.select_for_update().outbox().filter(pk=message.pk).first()
    if kept is None:
        return None
    if kept.delivery == Delivery.TRYING:
        _note(kept, Delivery.INTERRUPTED, at, "we were stopped in the middle; it may have arrived")
    kept.attempts += 1
    kept.delivery = Delivery.TRYING.value
    kept.save(update_fields=["attempts", "delivery"])
    _note(kept, Delivery.TRYING, at)
    return kept


@transaction.atomic
def end_attempt(*, message: Message, step: Delivery, said: str, by: Actor, at: datetime) -> None:
    """Write down how a hand-over ended: sent, refused for good, or waiting for another try."""
    Message.objects.filter(pk=message.pk).update(delivery=step.value)
    _note(message, step, at, said)


@transaction.atomic
def mark_posted(*, message: Message, by: Actor, at: datetime) -> None:
    """Record that a letter was printed and posted."""
    letters = Message.objects.filter(pk=message.pk, channel=Channel.LETTER.value, delivery=Delivery.WAITING.value)
    if not letters.update(delivery=Delivery.PRINTED.value):
        raise Refused("This letter has been marked as posted already.")
    _note(message, Delivery.PRINTED, at, f"posted by {by.name}")


def _note(message: Message, step: Delivery, at: datetime, said: str = "") -> None:
    LedgerLine.objects.create(message=message, step=step.value, attempt=message.attempts, at=at, said=said[:300])
