from datetime import datetime

from django.db import transaction

from peelian.kernel.actor import Actor
from peelian.parties.models import ContactPoint
from peelian.parties.rules.kinds import Channel, Standing
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@transaction.atomic
def set_standing(
    *, channel: Channel, value: str, standing: Standing, how: str, by: Actor, at: datetime
) -> ContactPoint:
    """Record what we know of an address or number and how we know it. The latest word stands."""
    point, _ = ContactPoint.objects.update_or_create(
        channel=channel.value,
        value=value,
        defaults={"standing": standing.value, "how": how, "since": at, "by_name": by.name},
    )
    log(
        operation=Operation.ALTERATION,
        subject=f"parties.ContactPoint:{point.pk}",
        by=by,
        at=at,
        detail=f"{channel.value}: {standing.value}",
    )
    return point


@transaction.atomic
def clear_standing(*, points: list[int], by: Actor, at: datetime) -> None:
    """Take back standings that an undone import set."""
    ContactPoint.objects.filter(pk__in=points).delete()
