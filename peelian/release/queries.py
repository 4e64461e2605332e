"""What stands against sending, and what was sent."""

from django.db.models import QuerySet

from peelian.parties.queries import standing_flags, standing_of, stopped_by
from peelian.parties.rules.kinds import Channel as PartyChannel
from peelian.parties.rules.kinds import Stop
from peelian.release.gateways.carriers import is_carried
from peelian.release.models import Suppression
from peelian.release.rules.channels import Channel
from peelian.release.rules.door import Asked, reasons_against
from peelian.release.rules.drafts import Draft

# A text goes to a telephone number, so whoever took the number over reads it, whatever was said of texts.
POINTS = {Channel.EMAIL: (PartyChannel.EMAIL,), Channel.TEXT: (PartyChannel.TEXT, PartyChannel.TELEPHONE)}


def why_not(draft: Draft) -> list[str]:
    """Return in words what stands against sending a draft; empty means that it may go."""
    points = [standing_of(channel, draft.recipient) for channel in POINTS.get(draft.channel, ())]
    investigation = stopped_by(draft.people, Stop.RELEASE) or stopped_by(draft.people, Stop.CONTACT)
    asked = Asked(
        channel=draft.channel,
        recipient=draft.recipient,
        marking=draft.marking,
        taken_over=any(point and point.in_doubt for point in points),
        suppressed=is_suppressed(draft.channel, draft.recipient),
        warnings=[flag.kind for flag in standing_flags(draft.people)],
        stopped=investigation.refusal if investigation else "",
        text=draft.body,
        carried=is_carried(draft.channel),
    )
    return reasons_against(asked)


def is_suppressed(channel: Channel, recipient: str) -> bool:
    """Return whether we may not use an address or number."""
    return Suppression.objects.standing().filter(channel=channel.value, recipient=recipient).exists()


def suppressions_after(key: int | None, *, holding: str = "") -> QuerySet[Suppression]:
    """Return the suppressions that stand, newest first, after the one with this key; `holding`: part of an address."""
    found = Suppression.objects.standing().order_by("-id")
    if holding:
        found = found.filter(recipient__icontains=holding)
    return found.filter(pk__lt=key) if key else found
