"""Replacing the map of one kind by what a whole population weighs to, writing only what differs."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from peelian.kernel.actor import Actor
from peelian.kernel.labels import label
from peelian.linkage.actions.regrouping import BATCH, CONTRADICTED, hold_map, keep_change, regroup
from peelian.linkage.gateways.models import model_of
from peelian.linkage.models import Decision, Link, Membership
from peelian.linkage.queries.scope import Scope, judged, said_between
from peelian.linkage.queries.views import COLUMNS, seen
from peelian.linkage.queries.whole import together
from peelian.linkage.rules.kinds import How
from peelian.linkage.rules.moves import Move
from peelian.linkage.rules.verdicts import Judged
from peelian.parties.models import SourceRecord
from peelian.parties.rules.kinds import Kind
from peelian.records.actions import log_many
from peelian.records.rules.operations import Operation

ANEW = "everybody was linked anew"


@transaction.atomic
def replace_map(*, kind: Kind, pairs: Iterable[Judged], newest: int, by: Actor, at: datetime) -> tuple[Move, ...]:
    """Put the evidence of a whole population in place of what is stored, group everybody by it, and return what moved.

    Decisions are obeyed. Evidence of records after the `newest` that was weighed stays as it was found when they came.
    """
    hold_map()
    fresh = {(pair.one, pair.other): pair for pair in pairs}
    kept = _replace_links(kind, fresh, newest)
    scope = _whole(kind, {key for pair in (*fresh, *((k.record_id, k.other_id) for k in kept)) for key in pair}, at)
    scope.links = {link.pk: link for link in kept}
    stored = {(link.record_id, link.other_id) for link in kept}
    there = scope.places.keys()  # a load that was taken back while everybody was weighed is not
    new = [pair for key, pair in fresh.items() if key not in stored and key[0] in there and key[1] in there]
    moved = regroup(scope, new, by=by, at=at)
    if moved.moves:
        keep_change(how=How.RUN, why=ANEW, moved=moved, by=by, at=at)
    subjects = [label("parties.SourceRecord", move.record) for move in moved.listed]
    log_many(operation=Operation.COMBINATION, subjects=subjects, by=by, at=at, detail=ANEW)
    return moved.listed


def _replace_links(kind: Kind, fresh: dict[tuple[int, int], Judged], newest: int) -> list[Link]:
    """Delete stored links that the weighing found otherwise or not at all, and return those that stay."""
    kept, gone = [], []
    model = model_of(kind).name
    for link in Link.objects.filter(record__kind=kind.value).iterator(chunk_size=BATCH):
        found = fresh.get((link.record_id, link.other_id))
        later = link.record_id > newest
        if later or (found and link.model == model and _says_the_same(link, found)):
            kept.append(link)
        elif not (link.waits and link.useful >= CONTRADICTED):
            gone.append(link.pk)
        else:
            kept.append(link)
    for start in range(0, len(gone), BATCH):
        Link.objects.filter(pk__in=gone[start : start + BATCH]).delete()
    return kept


def _says_the_same(link: Link, found: Judged) -> bool:
    mine = judged(link)
    return (mine.verdict, mine.weight, mine.evidence) == (found.verdict, found.weight, found.evidence)


def _whole(kind: Kind, paired: set[int], at: datetime) -> Scope:
    """Return the scope of all that pairs or words speak of, and of all who are one party with somebody."""
    on = timezone.localdate(at)
    wanted = paired | set(_spoken_of(on)) | set(together(kind))
    scope = Scope(kind)
    listed = sorted(wanted)
    for start in range(0, len(listed), BATCH):
        keys = listed[start : start + BATCH]
        records = {
            record.pk: seen(record)
            for record in SourceRecord.objects.filter(pk__in=keys, kind=kind.value).only(*COLUMNS)
        }
        places = {place.record_id: place for place in Membership.objects.filter(record__in=list(records))}
        scope.places |= places
        scope.records |= {key: records[key] for key in places}
    # Parties of one record that no cluster claims stay with it; whoever is not on the map yet is left to its load.
    scope.said = said_between(scope.records, on)
    return scope


def _spoken_of(on: date) -> Iterator[int]:
    for pair in Decision.objects.holding(on).values_list("record", "other"):
        yield from pair
