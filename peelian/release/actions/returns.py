"""What comes back for a message that left: a receipt, a bounce, a complaint."""

from datetime import datetime

from django.db import transaction

from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.parties.actions import set_standing
from peelian.parties.rules.kinds import Channel as PartyChannel
from peelian.parties.rules.kinds import Standing
from peelian.release.actions.ledger import note
from peelian.release.actions.suppression import suppress
from peelian.release.models import Message
from peelian.release.models.suppression import Cause
from peelian.release.rules.channels import Channel, Delivery
from peelian.release.rules.notify import MEANS, Receipt


@transaction.atomic
def note_receipt(*, message: Message, receipt: Receipt, by: Actor, at: datetime) -> None:
    """Write down what Notify says in the end of a message. Told twice, it is written once."""
    step, words = MEANS[receipt]
    if step is Delivery.BOUNCED:
        note_bounce(message=message, permanent=receipt is Receipt.PERMANENT, said=words, by=by, at=at)
    elif Message.objects.filter(pk=message.pk, delivery=Delivery.SENT.value).update(delivery=step.value):
        note(message, step, at, words)


@transaction.atomic
def note_bounce(*, message: Message, permanent: bool, said: str, by: Actor, at: datetime) -> None:
    """Write down that a message came back. For good, the address is suppressed and known as one that bounces.

    `said` is the other side's words. A bounce that was noted already is not noted again; refused for a message that
    has not left.
    """
    if not _moved(message, Delivery.BOUNCED, said, at):
        return
    if permanent:
        channel = Channel(message.channel)
        suppress(channel=channel, recipient=message.recipient, reason=said, by=by, at=at, cause=Cause.BOUNCED)
        if channel is not Channel.LETTER:
            way = PartyChannel(channel.value)
            set_standing(
                channel=way, value=message.recipient, standing=Standing.BOUNCED, how=said[:200], by=by, at=at
            )  # fmt: skip


@transaction.atomic
def note_complaint(*, message: Message, said: str, by: Actor, at: datetime) -> None:
    """Write down that whoever got a message complained of it, and send nothing more there."""
    if _moved(message, Delivery.COMPLAINED, said, at):
        channel = Channel(message.channel)
        suppress(channel=channel, recipient=message.recipient, reason=said, by=by, at=at, cause=Cause.COMPLAINED)


def _moved(message: Message, step: Delivery, said: str, at: datetime) -> bool:
    """Move a message that left on to what became of it, once; refuse one that never left."""
    kept = Message.objects.select_for_update().get(pk=message.pk)
    if kept.delivery == step:
        return False
    if not kept.attempts and kept.delivery != Delivery.PRINTED:
        raise Refused("This message has not left us, so nothing can have come back for it.")
    kept.delivery = step.value
    kept.save(update_fields=["delivery"])
    note(kept, step, at, said)
    return True
