from datetime import date, datetime
from uuid import uuid4

from django.db import transaction

from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.records.actions import log
from peelian.records.rules.operations import Operation
from peelian.release.actions.ledger import log_disclosure, note, outbox
from peelian.release.models import Message, Permit
from peelian.release.queries import why_not
from peelian.release.rules.channels import Delivery
from peelian.release.rules.drafts import Draft


@transaction.atomic
def send(*, draft: Draft, by: Actor, at: datetime, not_before: date | None = None) -> Message:
    """Give the permit for exactly this text, keep the exact copy, and put it in the outbox, all or nothing.

    Refused with every reason that stands against it. An e-mail or text leaves once this is committed; a letter waits
    to be printed and posted. With `not_before` the message is held instead, until `let_go` on that day or later.
    """
    if against := why_not(draft):
        raise Refused(" ".join(against))
    message = _keep(draft, not_before, by=by, at=at)
    note(message, Delivery(message.delivery), at)
    if not_before is None:
        log_disclosure(draft, by, at)
        outbox(message)
    else:
        log(operation=Operation.ALTERATION, subject=draft.subject, by=by, at=at, detail=f"held: {draft.title}")
    return message


def _keep(draft: Draft, not_before: date | None, *, by: Actor, at: datetime) -> Message:
    permit = Permit.objects.create(
        subject=draft.subject,
        channel=draft.channel.value,
        recipient=draft.recipient,
        marking=draft.marking.value,
        copy_digest=draft.copy_digest,
        given_by=by.name,
        given_label=by.label,
        given_at=at,
        grounds="no warning, takeover, investigation or suppression stood against it",
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
        delivery=(Delivery.HELD if not_before else Delivery.WAITING).value,
        not_before=not_before,
        people=list(draft.people),
    )
