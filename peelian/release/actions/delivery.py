from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.kernel.words import day
from peelian.records.actions import log
from peelian.records.rules.operations import Operation
from peelian.release.actions.ledger import log_disclosure, note, outbox
from peelian.release.gateways.carriers import carrier_of
from peelian.release.models import Message
from peelian.release.queries import why_not
from peelian.release.rules.channels import Channel, Delivery

NOT_GONE = (Delivery.HELD.value, Delivery.WAITING.value)


@transaction.atomic
def begin_attempt(*, message: Message, by: Actor, at: datetime) -> Message | None:
    """Write down that a hand-over begins, before a byte leaves. Return None when nothing is to be handed over.

    The door is asked again: a warning, takeover, suppression or investigation that came since the permit cancels the
    message. An attempt that was written down and never ended was interrupted: it may have arrived. It is said so, and
    the message goes again under the same reference, by which a second copy is known.
    """
    kept = Message.objects.select_for_update().outbox().filter(pk=message.pk).first()
    if kept is None:
        return None
    if kept.delivery == Delivery.TRYING:
        note(kept, Delivery.INTERRUPTED, at, "we were stopped in the middle; it may have arrived")
    if against := why_not(kept.draft):
        _stop(kept, " ".join(against), at)
        return None
    kept.attempts += 1
    kept.delivery = Delivery.TRYING.value
    kept.carrier = kept.carrier or carrier_of(Channel(kept.channel)).value
    kept.save(update_fields=["attempts", "delivery", "carrier"])
    note(kept, Delivery.TRYING, at)
    return kept


@transaction.atomic
def end_attempt(*, message: Message, step: Delivery, said: str, by: Actor, at: datetime) -> None:
    """Write down how a hand-over ended: sent, refused for good, or waiting for another try.

    What came back in the meantime, a bounce, stands.
    """
    Message.objects.filter(pk=message.pk, delivery=Delivery.TRYING.value).update(delivery=step.value)
    note(message, step, at, said)


@transaction.atomic
def mark_posted(*, message: Message, by: Actor, at: datetime) -> None:
    """Record that a letter was printed and posted. Refused when something has come to stand against it since."""
    letters = Message.objects.select_for_update().filter(pk=message.pk, channel=Channel.LETTER.value)
    kept = letters.filter(delivery=Delivery.WAITING.value).first()
    if kept is None:
        raise Refused("This letter was posted already, or cancelled.")
    if against := why_not(kept.draft):
        raise Refused(f"Do not post it; cancel it. {' '.join(against)}")
    letters.update(delivery=Delivery.PRINTED.value)
    note(message, Delivery.PRINTED, at, f"posted by {by.name}")


@transaction.atomic
def let_go(*, message: Message, by: Actor, at: datetime, people: Collection[int] = ()) -> bool:
    """Let a held message go; return whether it is on its way.

    The door is asked again, also about `people`, source records that were joined to the recipient since; what stands
    against it cancels it, in words. Refused before its day, and when it is not held any more.
    """
    kept = Message.objects.select_for_update().held().filter(pk=message.pk).first()
    if kept is None:
        raise Refused("This message is not held: it was let go or cancelled already.")
    if kept.not_before and timezone.localdate(at) < kept.not_before:
        raise Refused(f"It waits until {day(kept.not_before)}.")
    kept.people = [*dict.fromkeys([*kept.people, *people])]
    if against := why_not(kept.draft):
        _stop(kept, " ".join(against), at)
        return False
    kept.delivery = Delivery.WAITING.value
    kept.save(update_fields=["delivery", "people"])
    note(kept, Delivery.WAITING, at, f"let go by {by.name}")
    log_disclosure(kept.draft, by, at)
    outbox(kept)
    return True


@transaction.atomic
def cancel(*, message: Message, why: str, by: Actor, at: datetime) -> None:
    """Stop a message that has not left. Refused when it has, or when it was stopped already."""
    if not why.strip():
        raise Refused("Say why it is cancelled.")
    waiting = Message.objects.select_for_update().filter(pk=message.pk, delivery__in=NOT_GONE).first()
    if waiting is None:
        raise Refused("It is too late to cancel this message: it has left, or was cancelled already.")
    _stop(waiting, f"{why.strip()} ({by.name})", at)
    log(operation=Operation.ALTERATION, subject=waiting.subject, by=by, at=at, detail=f"cancelled: {waiting.title}")


def _stop(kept: Message, why: str, at: datetime) -> None:
    kept.delivery = Delivery.CANCELLED.value
    kept.save(update_fields=["delivery"])
    note(kept, Delivery.CANCELLED, at, why)
