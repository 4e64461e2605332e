"""What stands against sending, and what was sent."""

from peelian.parties.queries import standing_flags, standing_of
from peelian.parties.rules.kinds import Channel as PartyChannel
from peelian.release.models import Suppression
from peelian.release.rules.channels import Channel
from peelian.release.rules.door import Asked, reasons_against
from peelian.release.rules.drafts import Draft


def why_not(draft: Draft) -> list[str]:
    """Return in words what stands against sending a draft; empty means that it may go."""
    point = standing_of(PartyChannel.EMAIL, draft.recipient) if draft.channel is Channel.EMAIL else None
    asked = Asked(
        channel=draft.channel,
        recipient=draft.recipient,
        marking=draft.marking,
        taken_over=bool(point and point.in_doubt),
        suppressed=Suppression.objects.filter(channel=draft.channel.value, recipient=draft.recipient).exists(),
        warnings=[flag.kind for flag in standing_flags(draft.people)],
    )
    return reasons_against(asked)
