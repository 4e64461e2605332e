from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from peelian.kernel.actor import Actor
from peelian.parties.models import ContactPoint
from peelian.parties.rules.kinds import Channel, Standing
from peelian.records.actions import log
from peelian.records.rules.operations import Operation

SAID = ("standing", "how", "since", "by_name")


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
def mark_taken_over(*, emails: Mapping[str, str], by: Actor, at: datetime) -> None:
    """Record that somebody else may be reading each of these mailboxes; `emails` gives how we know.

    A mailbox that was confirmed before is in doubt again.
    """
    ContactPoint.objects.bulk_create(
        [
            ContactPoint(
                channel=Channel.EMAIL.value,
                value=email,
                standing=Standing.TAKEN_OVER.value,
                since=at,
                by_name=by.name,
                how=how,
            )
            for email, how in emails.items()
        ],
        update_conflicts=True,
        unique_fields=["channel", "value"],
        update_fields=["standing", "since", "by_name", "how"],
    )


@transaction.atomic
def clear_standings(*, since: datetime, emails: Collection[str], by: Actor, at: datetime) -> None:
    """Take back what an undone load, made `since`, said of mailboxes: what was known before it stands again.

    A mailbox that somebody has spoken of after that load is left as they said.
    """
    marked = ContactPoint.objects.select_for_update().filter(channel=Channel.EMAIL.value, since=since, value__in=emails)
    for point in marked:
        history = point.history  # type: ignore[attr-defined]  # pghistory adds it
        before = history.filter(since__lt=since).order_by("-pgh_id").values(*SAID).first()
        if before is None:
            point.delete()
        else:
            ContactPoint.objects.filter(pk=point.pk).update(**before)
