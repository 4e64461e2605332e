"""Which source records are one party."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from peelian.linkage.models import Link, Membership
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


def links_between(records: Sequence[SourceRecord]) -> list[Link]:
    """Return the evidence that joined the source records of one party, newest first; none of one record alone."""
    known = {record.pk: record for record in records}
    if len(known) < 2:
        return []
    links = list(Link.objects.filter(record__in=known, other__in=known).order_by("-made_at", "-id"))
    for link in links:
        link.record, link.other = known[link.record_id], known[link.other_id]
    return links
