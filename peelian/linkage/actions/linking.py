"""Placing new source records on the map, and taking them off it again."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Min, Q
from django.utils import timezone

from peelian.kernel.actor import Actor
from peelian.kernel.labels import label
from peelian.linkage.actions.regrouping import Moved, drop_empty, hold_map, keep_change, regroup
from peelian.linkage.actions.undoing import put_back, regroup_all
from peelian.linkage.gateways.models import model_of
from peelian.linkage.models import Change, Decision, Link, Membership
from peelian.linkage.queries.candidates import Probe, candidates, organisation_probes, person_probes
from peelian.linkage.queries.commonness import counts_for
from peelian.linkage.queries.maps import parties_of
from peelian.linkage.queries.scope import scope_of, tied
from peelian.linkage.queries.views import Seen, seen
from peelian.linkage.rules.kinds import How
from peelian.linkage.rules.moves import Move
from peelian.linkage.rules.people import PersonRecord
from peelian.linkage.rules.verdicts import judge
from peelian.parties.models import SourceRecord
from peelian.parties.rules.kinds import Kind
from peelian.records.actions import log_many
from peelian.records.rules.operations import Operation

LOADED = "a list was loaded"
TAKEN_BACK = "a list was taken back"


@dataclass(frozen=True)
class Linked:
    """What linking did: source record to party, which new records joined a known party, and what known ones moved."""

    party_of: dict[int, int]
    known: frozenset[int]
    moved: tuple[Move, ...] = ()


@transaction.atomic
def link_new(*, records: Sequence[SourceRecord], by: Actor, at: datetime) -> Linked:
    """Place new source records among all that are known. Known records are not weighed against each other again.

    What the new ones say can join known parties or split them; what moved is kept as one change.
    """
    hold_map()
    moved = Moved()
    known: set[int] = set()
    for kind in Kind:
        new = [seen(record) for record in records if record.kind == kind.value]
        if new:
            moved += _link_kind(new, kind, known, by=by, at=at)
    if moved.moves or moved.links:
        loaded = [record.pk for record in records]
        keep_change(how=How.LOAD, why=LOADED, moved=moved, loaded=loaded, by=by, at=at)
    joined = [label("parties.SourceRecord", key) for key in sorted(known)]
    log_many(operation=Operation.COMBINATION, subjects=joined, by=by, at=at, detail="joined by what it says")
    return Linked(parties_of(record.pk for record in records), frozenset(known), moved.listed)


@transaction.atomic
def join_record(*, record: SourceRecord, to: SourceRecord, by: Actor, at: datetime) -> None:
    """Put a new record with the party of one that is known, on a person's word (an officer corrected it).

    What it says finds the party from now on: a later report from the corrected address joins it. The word is a
    decision like any other, so that no evidence parts the two.
    """
    hold_map()
    Membership.objects.create(
        record=record, party_id=parties_of([to.pk])[to.pk], since=at, model="a person's word", decided_by=by.name
    )
    low, high = sorted((record.pk, to.pk))
    Decision.objects.create(
        record_id=low, other_id=high, same=True, reason="learnt from them, or of them", by_name=by.name, at=at
    )


@transaction.atomic
def unlink(*, records: Iterable[int], by: Actor, at: datetime) -> tuple[Move, ...]:
    """Take records off the map when an import is undone, and the parties that nothing is left of.

    Known records go back to where they were before these came, unless something has moved them since. Where something
    has happened since beside these, all that they touched is then grouped anew by what is left. Return what moved.
    """
    hold_map()
    keys = set(records)
    parties = set(parties_of(keys).values())
    beside = set(Membership.objects.filter(party__in=parties).values_list("record_id", flat=True))
    left = (beside | tied(keys)) - keys
    came = SourceRecord.objects.filter(pk__in=keys).aggregate(first=Min("came_at"))["first"]
    loads = _loads_of(keys, came) if came else []
    for rows in (Link, Decision):
        rows.objects.filter(record__in=keys).delete()
        rows.objects.filter(other__in=keys).delete()
    Membership.objects.filter(record__in=keys).delete()
    moved: list[Move] = []
    for change in loads:
        moved += put_back(change, by=by, at=at)
    left |= {move.record for move in moved}
    after = regroup_all(left, by=by, at=at) if came and _touched_since(left, came) else Moved()
    if after.moves:
        keep_change(how=How.LOAD, why=TAKEN_BACK, moved=after, by=by, at=at)
    drop_empty(parties | {party for move in moved for party in (move.was, move.now)})
    return (*moved, *after.listed)


def _touched_since(records: Collection[int], came: datetime) -> bool:
    """Return whether one of these records was placed, or spoken of, after a moment."""
    mine = Q(record__in=records) | Q(other__in=records)
    return (
        Membership.objects.filter(record__in=records, since__gt=came).exists()
        or Decision.objects.filter(mine, at__gt=came).exists()
    )


def _link_kind(new: Sequence[Seen], kind: Kind, known: set[int], *, by: Actor, at: datetime) -> Moved:
    """Place new records of one kind; add to `known` those that joined a party which was there before."""
    probes = [probe for record in new for probe in _probes(record)]
    keys = {record.key for record in new}
    found = {other for others in candidates(probes, kind).values() for other in others} - keys
    scope = scope_of(kind, found, timezone.localdate(at), new)
    others = [scope.records[key] for key in sorted(found & set(scope.places))]
    model = model_of(kind)
    from peelian.linkage.gateways.scoring import weigh  # two seconds and 95 MB, which a page never needs

    weighed = weigh(new, others, kind, counts_for(new, kind))
    fresh = [pair for pair in (judge(kind, each, model.thresholds) for each in weighed) if pair]
    before = {place.party_id for place in scope.places.values()}
    moved = regroup(scope, fresh, by=by, at=at)
    known |= {record for record, party in parties_of(keys).items() if party in before}
    return moved


def _probes(record: Seen) -> list[Probe]:
    return person_probes(record) if isinstance(record, PersonRecord) else organisation_probes(record)


def _loads_of(records: Collection[int], came: datetime) -> list[Change]:
    """Return the changes that the loading of these records made since a moment, newest first."""
    loads = Change.objects.filter(how=How.LOAD.value, undone_at=None, at__gte=came).order_by("-at", "-id")
    return [change for change in loads if not set(records).isdisjoint(change.settled.get("loaded", ()))]
