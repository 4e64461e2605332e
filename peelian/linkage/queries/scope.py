"""What one change of the map has to look at: whole parties, with all evidence and every word about their records."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from peelian.linkage.models import Decision, Link, Membership
from peelian.linkage.queries.views import Seen, seen, traits
from peelian.linkage.rules.clustering import Ground
from peelian.linkage.rules.groups import Said, facts_of
from peelian.linkage.rules.kinds import Verdict
from peelian.linkage.rules.verdicts import Judged
from peelian.linkage.rules.weighing import Thresholds
from peelian.parties.rules.kinds import Kind


@dataclass
class Scope:
    """Records of one kind. `places`: those on the map, by record; `links`: stored evidence between any two of them."""

    kind: Kind
    records: dict[int, Seen] = field(default_factory=dict)
    places: dict[int, Membership] = field(default_factory=dict)
    links: dict[int, Link] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)

    def ground(self, at: Thresholds) -> Ground:
        """Return what to cluster these records on."""
        before = {record: place.party_id for record, place in self.places.items()}
        told = {key: traits(record) for key, record in self.records.items()}
        return Ground(before, facts_of(self.kind, told), at)

    def judged(self) -> list[Judged]:
        """Return the stored evidence as it was judged; what is known is not weighed anew."""
        return [judged(link) for link in self.links.values()]


def judged(link: Link) -> Judged:
    """Return a stored link as it was judged."""
    evidence = tuple((name, words, weight) for name, words, weight in map(_three, link.evidence))
    return Judged(link.record_id, link.other_id, Verdict(link.verdict), link.rule, link.weight, evidence)


def scope_of(kind: Kind, records: Collection[int], on: date, new: Iterable[Seen] = ()) -> Scope:
    """Return the scope of some known records and some new ones: their parties, and all that could change with these.

    That is whoever strong evidence or a person's word ties to them: what kept two apart may be about to go.
    """
    scope = Scope(kind, {record.key: record for record in new})
    reach = set(records) | set(scope.records)
    looked: set[int] = set()
    while reach:
        _add_parties(scope, reach - set(scope.records))
        fresh = set(scope.records) - looked
        looked |= fresh
        reach = (tied(fresh) | _spoken_of(fresh, on)) - looked
    _add_links(scope)
    scope.said = said_between(scope.records, on)
    return scope


def said_between(records: Collection[int], on: date) -> list[Said]:
    """Return what people have said of these records that holds on a day, in order of time."""
    rows = Decision.objects.holding(on).filter(record__in=list(records)).order_by("at", "id")
    return [
        Said(one, other, same) for one, other, same in rows.values_list("record", "other", "same") if other in records
    ]


def _add_parties(scope: Scope, records: Collection[int]) -> None:
    parties = Membership.objects.filter(record__in=list(records)).values_list("party_id", flat=True)
    rows = Membership.objects.filter(party__in=list(set(parties))).select_related("record").defer("record__search")
    for place in rows.order_by("record_id"):
        if place.record.kind == scope.kind.value:
            scope.places[place.record_id] = place
            scope.records[place.record_id] = seen(place.record)


def tied(records: Collection[int]) -> set[int]:
    """Return whom a link that joins ties these records to."""
    if not records:
        return set()
    joins = Link.objects.filter(verdict=Verdict.JOIN.value)
    return _ends(joins, records)


def _spoken_of(records: Collection[int], on: date) -> set[int]:
    return _ends(Decision.objects.holding(on), records) if records else set()


def _ends(rows: "QuerySet[Link] | QuerySet[Decision]", records: Collection[int]) -> set[int]:
    """Return the other ends of pairs; two look-ups, each served by one index."""
    listed = list(records)
    forth = rows.filter(record__in=listed).values_list("other", flat=True)
    back = rows.filter(other__in=listed).values_list("record", flat=True)
    return set(forth) | set(back)


def _add_links(scope: Scope) -> None:
    for link in Link.objects.filter(record__in=list(scope.places)).order_by("id"):
        if link.other_id in scope.places:
            scope.links[link.pk] = link


def _three(line: list[object]) -> tuple[str, str, float | None]:
    """Return a line of evidence; one that exact rules kept before there were models has no weight."""
    name, words, *rest = line
    weight = rest[0] if rest else None
    return str(name), str(words), float(weight) if isinstance(weight, int | float) else None
