from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from procrastinate.contrib.django import app

from peelian.kernel.actor import Actor
from peelian.kernel.references import digest
from peelian.kernel.refused import Refused
from peelian.parties.queries import standing_flags, standing_of
from peelian.parties.rules.kinds import Channel as PartyChannel
from peelian.parties.rules.kinds import Standing
from peelian.records.actions import log
from peelian.records.rules.markings import Marking
from peelian.records.rules.operations import Operation
from peelian.release.models import LedgerLine, Message, Permit, Suppression
from peelian.release.rules.channels import Channel, Delivery
from peelian.release.rules.door import Asked, reasons_against


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A text that somebody has read and wants to send. `people`: the source records of whoever it goes to."""

    subject: str
    channel: Channel
    recipient: str
    recipient_name: str
    title: str
    body: str
    template: str
    template_version: str
    marking: Marking = Marking.OFFICIAL
    people: tuple[int, ...] = field(default=())

    @property
    def copy_digest(self) -> str:
        """The SHA-256 of exactly what would go: title, a blank line, body."""
        return digest(f"{self.title}\n\n{self.body}")


def why_not(draft: Draft) -> list[str]:
    """Return in words what stands against sending a draft; empty means that it may go."""
    point = standing_of(PartyChannel.EMAIL, draft.recipient) if draft.channel is Channel.EMAIL else None
    asked = Asked(
        channel=draft.channel,
        recipient=draft.recipient,
        marking=draft.marking,
        taken_over=bool(point and point.standing == Standing.TAKEN_OVER),
        suppressed=Suppression.objects.filter(channel=draft.channel.value, recipient=draft.recipient).exists(),
        warnings=[flag.kind for flag in standing_flags(draft.people)],
    )
    return reasons_against(asked)


@transaction.atomic
def send(*, draft: Draft, by: Actor, at: datetime) -> Message:
    """Give the permit for exactly this text, keep the exact copy, and put it in the outbox, all or nothing.

    Refused with every reason that stands against it. An e-mail leaves once this is committed; a letter waits
    to be printed and posted.
    """
    if against := why_not(draft):
        raise Refused(" ".join(against))
    message = _keep(draft, by=by, at=at)
    LedgerLine.objects.create(message=message, step=Delivery.WAITING.value, attempt=0, at=at)
    log(
        operation=Operation.DISCLOSURE,
        subject=draft.subject,
        by=by,
        at=at,
        detail=f"{draft.channel.value}: {draft.title}",
        recipient=f"{draft.recipient_name}, {draft.recipient}",
    )
    if draft.channel is Channel.EMAIL:
        outbox = app.configure_task("peelian.release.jobs.deliver", queue="mail", lock=message.label)
        outbox.defer(message=message.pk)
    return message


def _keep(draft: Draft, *, by: Actor, at: datetime) -> Message:
    permit = Permit.objects.create(
        subject=draft.subject,
        channel=draft.channel.value,
        recipient=draft.recipient,
        marking=draft.marking.value,
        copy_digest=draft.copy_digest,
        given_by=by.name,
        given_label=by.label,
        given_at=at,
        grounds="no warning, takeover or suppression stood against it",
    )
    return Message.objects.create(
        permit=permit,
        subject=draft.subject,
        channel=draft.channel.value,
        recipient=draft.recipient,
        recipient_name=draft.recipient_name,
        marking=draft.marking.value,
        title=draft.title,
        body=draft.body,
        copy_digest=draft.copy_digest,
        template=draft.template,
        template_version=draft.template_version,
        message_id=f"<{uuid4().hex}@peelian>",
        made_at=at,
        made_by=by.name,
    )
