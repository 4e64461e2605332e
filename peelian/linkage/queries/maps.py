"""Which source records are one party."""

from collections.abc import Iterable

from django.db.models import QuerySet

from peelian.linkage.models import Membership
from peelian.parties.models import SourceRecord


def party_of(record: SourceRecord) -> int:
    """Return the key of the party that a source record is."""
    return Membership.objects.values_list("party_id", flat=True).get(record=record)


def fellows(record: SourceRecord) -> QuerySet[SourceRecord]:
    """Return every source record of the same party, the record itself included, newest first."""
    same_party = Membership.objects.filter(record=record).values("party")
    records = SourceRecord.objects.filter(membership__party__in=same_party).defer("search")
    return records.order_by("-came_at", "-id")


def parties_of(records: Iterable[int]) -> dict[int, int]:
    """Return source record to party, for many at once."""
    return dict(Membership.objects.filter(record__in=list(records)).values_list("record_id", "party_id"))
