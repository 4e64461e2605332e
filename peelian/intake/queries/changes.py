"""Changes of who is who that an officer may see, newest first: what moved, why, and by whom."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q

from peelian.accounts.models import Officer
from peelian.intake.queries.who import seen_among
from peelian.kernel.words import plural
from peelian.linkage.models import Change, Decision, Membership
from peelian.linkage.rules.kinds import How
from peelian.linkage.rules.moves import Move
from peelian.parties.models import SourceRecord

PAGE = 25
AT_A_TIME = 100
LOOKED_AT = 1000  # changes, before a page with few of the officer's own is shown as it is
NAMED = 8  # records of one change that are named; the rest are counted
WORDS = {
    How.LOAD: "A list was loaded",
    How.JOIN: "Joined",
    How.PART: "Parted",
    How.RUN: "Everybody was linked anew",
    How.EXPIRY: "A decision came to its end",
}


@dataclass(frozen=True)
class Told:
    """A change with the records of it that the officer may see, some by name, and how many lie elsewhere."""

    change: Change
    how: str
    records: list[SourceRecord]
    more: int
    elsewhere: int

    @property
    def by_a_person(self) -> bool:
        """Whether a person did this, so that it can be undone; what evidence did would come back with the next list."""
        return self.change.how in (How.JOIN, How.PART)

    @property
    def moved(self) -> str:
        """How much moved, in words."""
        count = len(self.change.moves)
        return f"{plural(count, 'record')} moved." if count else "No record moved."


@dataclass(frozen=True)
class Page:
    """One page of changes. `before`: the key to the next, or 0 at the end."""

    changes: list[Told]
    before: int


def moves_of(change: Change) -> tuple[Move, ...]:
    """Return what a change moved: each record, which party it was and which it became."""
    return tuple(Move(move["record"], move["was"][0], move["now"][0]) for move in change.moves)


def moves_back(change: Change) -> tuple[Move, ...]:
    """Return the moves that undo a change."""
    return tuple(Move(move.record, move.now, move.was) for move in moves_of(change))


def records_of(change: Change) -> set[int]:
    """Return the source records of a change: those that moved, and those that a person's word was about."""
    return _records_of([change])[change.pk]


def changes_page(officer: Officer, before: int = 0) -> Page:
    """Return the next page of the changes that touch a record the officer may see."""
    found: list[Told] = []
    for _ in range(LOOKED_AT // AT_A_TIME):
        listed = _next(before)
        found += told(officer, listed)
        if len(found) >= PAGE or len(listed) < AT_A_TIME:
            more = len(found) > PAGE or len(listed) == AT_A_TIME
            shown = found[:PAGE]
            return Page(shown, shown[-1].change.pk if more and shown else 0)
        before = listed[-1].pk
    return Page(found, before)


def told(officer: Officer, changes: Iterable[Change]) -> list[Told]:
    """Return those of these changes that touch a record the officer may see, in order. Some queries for all."""
    listed = list(changes)
    touched = _records_of(listed)
    seen = seen_among(officer, {key for records in touched.values() for key in records})
    named = {change.pk: sorted((moved_by(change) or touched[change.pk]) & seen)[:NAMED] for change in listed}
    records = SourceRecord.objects.defer("search").in_bulk({key for keys in named.values() for key in keys})
    return [
        _told(change, seen, [records[key] for key in named[change.pk] if key in records])
        for change in listed
        if touched[change.pk] & seen
    ]


def changes_on(officer: Officer, records: Collection[int]) -> list[Told]:
    """Return the latest changes that put any of these records where they are, or took others away, newest first.

    Found by the moment: a place on the map and a person's word bear that of their change.
    """
    wanted = set(records)
    moments = set(Membership.objects.filter(record__in=wanted).values_list("since", flat=True))
    said = Decision.objects.filter(Q(record__in=wanted) | Q(other__in=wanted))
    moments |= set(said.values_list("at", flat=True))
    newest = list(Change.objects.filter(at__in=moments).order_by("-at", "-id")[:PAGE])
    touched = _records_of(newest)
    return told(officer, [change for change in newest if touched[change.pk] & wanted][:NAMED])


def moved_by(change: Change) -> set[int]:
    """Return the source records that a change moved."""
    return {move["record"] for move in change.moves}


def _records_of(changes: Collection[Change]) -> dict[int, set[int]]:
    """Return, for each change, the records that moved and those that a person's word was about. One query."""
    decided = {change.pk: change.settled.get("decisions", ()) for change in changes}
    wanted = {key for keys in decided.values() for key in keys}
    pairs = {key: {one, other} for key, one, other in _pairs_of(wanted)} if wanted else {}
    return {
        change.pk: moved_by(change).union(*(pairs.get(key, set()) for key in decided[change.pk])) for change in changes
    }


def _pairs_of(decisions: Collection[int]) -> Iterable[tuple[int, int, int]]:
    return Decision.objects.filter(pk__in=decisions).values_list("pk", "record_id", "other_id")


def _told(change: Change, seen: set[int], named: list[SourceRecord]) -> Told:
    moved = moved_by(change)
    more = max(0, len(moved & seen) - len(named))
    return Told(change, WORDS[How(change.how)], named, more, len(moved - seen))


def _next(before: int) -> list[Change]:
    changes = Change.objects.filter(pk__lt=before) if before else Change.objects.all()
    return list(changes.order_by("-pk")[:AT_A_TIME])
