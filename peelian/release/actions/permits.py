from datetime import datetime
from uuid import uuid4

from django.db import transaction
from procrastinate.contrib.django import app

from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.records.actions import log
from peelian.records.rules.operations import Operation
from peelian.release.models import LedgerLine, Message, Permit
from peelian.release.queries import why_not
from peelian.release.rules.channels import Channel, Delivery
from peelian.release.rules.drafts import Draft


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
