from datetime import datetime

from django.db import transaction

from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.kernel.words import shortened
from peelian.records.actions import log
from peelian.records.rules.operations import Operation
from peelian.release.models import Suppression
from peelian.release.models.suppression import Cause
from peelian.release.rules.channels import Channel

LONGEST_REASON = 200  # letters, the width of the column


@transaction.atomic
def suppress(
    *, channel: Channel, recipient: str, reason: str, by: Actor, at: datetime, cause: Cause = Cause.OFFICER
) -> Suppression:
    """Send nothing more to an address or number by a channel. One that is suppressed already keeps its reason.

    `recipient` is as normalised on the source record. Refused without one, or without a reason.
    """
    if not recipient.strip():
        raise Refused("Say which address or number.")
    if not reason.strip():
        raise Refused("Say why, so that the next officer understands.")
    kept, made = Suppression.objects.get_or_create(
        channel=channel.value,
        recipient=recipient.strip(),
        lifted_at=None,
        defaults={
            "cause": cause.value,
            "reason": shortened(reason.strip(), LONGEST_REASON),
            "since": at,
            "by_name": by.name,
        },
    )
    if made:
        log(operation=Operation.ALTERATION, subject=kept.label, by=by, at=at, detail=f"suppressed: {channel.value}")
    return kept


@transaction.atomic
def lift_suppression(*, suppression: Suppression, reason: str, by: Actor, at: datetime) -> None:
    """Let an address or number be used again. Its history stays. Refused without a reason, or when it is lifted."""
    if not reason.strip():
        raise Refused("Say how you know that it may be used again.")
    standing = Suppression.objects.standing().filter(pk=suppression.pk)
    if not standing.update(lifted_at=at, lifted_by=by.name, lifted_why=shortened(reason.strip(), LONGEST_REASON)):
        raise Refused("Somebody has lifted this already.")
    log(operation=Operation.ALTERATION, subject=suppression.label, by=by, at=at, detail="suppression lifted")
