"""A person's word on who is who, what it would change, and what its end changes."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise, product

from django.db import transaction
from django.utils import timezone

from peelian.kernel.actor import Actor
from peelian.kernel.labels import label
from peelian.kernel.refused import Refused
from peelian.linkage.actions.regrouping import hold_map, keep_change, moves_in, regroup
from peelian.linkage.actions.undoing import regroup_all
from peelian.linkage.models import Change, Decision, Membership
from peelian.linkage.queries.scope import scope_of
from peelian.linkage.rules.kinds import How
from peelian.linkage.rules.moves import Move
from peelian.parties.models import SourceRecord
from peelian.parties.rules.kinds import Kind
from peelian.records.actions import log_many
from peelian.records.rules.operations import Operation

WORD = "a person's word"
LOOK_BACK = timedelta(days=60)  # how long the nightly look at ended decisions may have been missed


@transaction.atomic
def decide(
    *, record: int, other: int, same: bool, reason: str, expires_on: date | None, by: Actor, at: datetime
) -> Change:
    """Say that two source records are one party, or are not; the map follows. The last day a word holds still counts.

    A change is kept though nothing moves, so that the word can be taken back. Refused for a record and itself, a person
    and an organisation, and records that are not on the map.
    """
    hold_map()
    kind = _kind_of({record, other}, at_least=2)
    said = _say([(record, other, same)], reason, expires_on, by, at)
    scope = scope_of(kind, [record, other], timezone.localdate(at))
    moved = regroup(scope, because=WORD, by=by, at=at)
    _log([record, other], f"said to be {'one' if same else 'two'}", by, at)
    how = How.JOIN if same else How.PART
    return keep_change(how=how, why=reason, moved=moved, decisions=said, by=by, at=at)


@transaction.atomic
def would_change(*, record: int, other: int, same: bool, by: Actor, at: datetime) -> tuple[Move, ...]:
    """Return what a word on two records would move, and keep nothing of it. Refused as `decide` refuses."""
    with transaction.atomic():
        change = decide(record=record, other=other, same=same, reason="asked only", expires_on=None, by=by, at=at)
        transaction.set_rollback(True)
    return moves_in(change.moves)


@transaction.atomic
def part(*, records: Collection[int], reason: str, expires_on: date | None, by: Actor, at: datetime) -> Change:
    """Make some of a party's records a party of their own, on a person's word: they are one, and none of the rest.

    Refused for no record, for all of a party, and for records of several parties.
    """
    hold_map()
    leaving = sorted(set(records))
    kind = _kind_of(set(leaving), at_least=1)
    parties = set(Membership.objects.filter(record__in=leaving).values_list("party_id", flat=True))
    if len(parties) != 1:
        raise Refused("These records are not one party. Choose records of one.")
    rest = Membership.objects.filter(party__in=parties).exclude(record__in=leaving).values_list("record_id", flat=True)
    staying = sorted(rest)
    if not staying:
        raise Refused("These are all of the records. Leave at least one where it is.")
    words = [(one, other, False) for one, other in product(leaving, staying)]
    words += [(one, other, True) for one, other in pairwise(leaving)]
    said = _say(words, reason, expires_on, by, at)
    scope = scope_of(kind, leaving, timezone.localdate(at))
    moved = regroup(scope, leaving=leaving, because=WORD, by=by, at=at)
    _log(leaving, "parted from the rest", by, at)
    return keep_change(how=How.PART, why=reason, moved=moved, decisions=said, by=by, at=at)


@transaction.atomic
def expire(*, by: Actor, at: datetime) -> tuple[Change, ...]:
    """Let evidence speak again where a decision came to its end. Doing it again changes nothing."""
    hold_map()
    today = timezone.localdate(at)
    ended = Decision.objects.filter(expires_on__lt=today, expires_on__gte=today - LOOK_BACK).order_by("at", "id")
    changes = []
    for decision in ended:
        moved = regroup_all([decision.record_id, decision.other_id], by=by, at=at)
        if moved.moves or moved.links:
            _log([decision.record_id, decision.other_id], "a decision came to its end", by, at)
            why = f"came to its end: {decision.reason}"
            changes.append(keep_change(how=How.EXPIRY, why=why, moved=moved, by=by, at=at))
    return tuple(changes)


def _kind_of(records: set[int], *, at_least: int) -> Kind:
    """Return the one kind that some records have. Refused when they have two, or are too few or not on the map."""
    if len(records) < at_least:
        raise Refused("Choose two records that differ." if at_least == 2 else "Choose the records that leave.")
    kinds = list(SourceRecord.objects.filter(pk__in=records, membership__isnull=False).values_list("kind", flat=True))
    if len(kinds) != len(records):
        raise Refused("One of these records is no longer there.")
    if len(set(kinds)) != 1:
        raise Refused("A person and an organisation are never one. They stay related.")
    return Kind(kinds[0])


def _say(
    words: Iterable[tuple[int, int, bool]], reason: str, expires_on: date | None, by: Actor, at: datetime
) -> list[int]:
    """Keep what a person said, and return the keys."""
    rows = [
        Decision(
            record_id=min(one, other),
            other_id=max(one, other),
            same=same,
            reason=reason[:300],
            by_name=by.name,
            at=at,
            expires_on=expires_on,
        )
        for one, other, same in words
    ]
    return [row.pk for row in Decision.objects.bulk_create(rows, batch_size=2000)]


def _log(records: Iterable[int], detail: str, by: Actor, at: datetime) -> None:
    subjects = [label("parties.SourceRecord", key) for key in sorted(records)]
    log_many(operation=Operation.COMBINATION, subjects=subjects, by=by, at=at, detail=detail)
