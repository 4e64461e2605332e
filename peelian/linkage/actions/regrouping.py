"""Clustering a scope anew and writing what differs: memberships, moves, and what waits for a person."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from peelian.kernel.actor import Actor
from peelian.linkage.gateways.models import Model, model_of
from peelian.linkage.models import Change, Link, Membership
from peelian.linkage.queries.scope import Scope
from peelian.linkage.rules import organisations, people
from peelian.linkage.rules.clustering import Waiting, cluster
from peelian.linkage.rules.kinds import How, Verdict
from peelian.linkage.rules.moves import Move
from peelian.linkage.rules.verdicts import Judged
from peelian.parties.models import Party
from peelian.parties.rules.kinds import Kind

BATCH = 2000
CONTRADICTED = 1000.0  # a pair that a month's check disputes is asked about until a person decides
Place = list[Any]  # [party, since as ISO, model, decided by]


@dataclass
class Moved:
    """What regrouping did to records that were on the map, and to links that were kept. Both can be put back."""

    moves: list[dict[str, Any]] = field(default_factory=list)
    links: list[dict[str, Any]] = field(default_factory=list)

    def __iadd__(self, other: "Moved") -> "Moved":
        self.moves += other.moves
        self.links += other.links
        return self

    @property
    def listed(self) -> tuple[Move, ...]:
        return moves_in(self.moves)


def moves_in(moves: Iterable[dict[str, Any]]) -> tuple[Move, ...]:
    """Return what a change keeps of its moves as moves from party to party."""
    return tuple(Move(move["record"], move["was"][0], move["now"][0]) for move in moves)


def hold_map() -> None:
    """Wait for whoever else is changing the map, and hold it to the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7230002)")  # two imports at once would not see each other


def regroup(
    scope: Scope,
    fresh: Sequence[Judged] = (),
    *,
    leaving: Collection[int] = (),
    because: str = "",
    by: Actor,
    at: datetime,
) -> Moved:
    """Cluster a scope with newly judged pairs; write new places, what moves, and which links wait for a person.

    Records that nothing moves keep their places as they are, with since when and by whom. `leaving`: records that do
    not keep their party, however many they are. `because`: what moves them, if not the model's evidence.
    """
    model = model_of(scope.kind)
    result = cluster([*scope.judged(), *fresh], scope.said, scope.ground(model.thresholds))
    placed = _assign(result.clusters, scope, leaving, at)
    moves = _write_places(placed, scope, because or model.name, by=by, at=at)
    waiting = {(each.pair.one, each.pair.other): each for each in result.waiting}
    Link.objects.bulk_create([_link(pair, waiting, model, at) for pair in fresh], batch_size=BATCH)
    return Moved(moves, _write_waiting(scope, waiting))


def keep_change(*, how: How, why: str, moved: Moved, by: Actor, at: datetime, **settled: Sequence[int]) -> Change:
    """Keep what moved so that it can be undone. `settled`: keys of `decisions` made, or of records `loaded`."""
    also = {name: list(keys) for name, keys in settled.items()} | {"links": moved.links}
    return Change.objects.create(how=how.value, why=why[:300], moves=moved.moves, settled=also, by_name=by.name, at=at)


def place_of(membership: Membership) -> Place:
    """Return a place on the map as a change keeps it."""
    return [membership.party_id, _iso(membership.since), membership.model, membership.decided_by]


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def put_places(places: Mapping[int, Place]) -> None:
    """Put records that are on the map at these places."""
    if not places:
        return
    columns = [list(places), *(list(column) for column in zip(*places.values(), strict=True))]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE linkage_membership m SET party_id = v.party, since = v.since, model = v.model, decided_by = v.by"
            " FROM unnest(%s::bigint[], %s::bigint[], %s::timestamptz[], %s::text[], %s::text[])"
            " AS v(record, party, since, model, by) WHERE m.record_id = v.record",
            columns,
        )


def _assign(
    clusters: Sequence[tuple[int, ...]], scope: Scope, leaving: Collection[int], at: datetime
) -> dict[int, int]:
    """Return record to party. A party stays with whoever has most of its records; of equals, with the first of them."""
    grouped = {record for members in clusters for record in members}
    everyone = [*clusters, *((record,) for record in sorted(set(scope.records) - grouped))]
    stay = set(scope.places) - set(leaving)
    claims = [
        (-count, party, members[0], index)
        for index, members in enumerate(everyone)
        for party, count in Counter(scope.places[key].party_id for key in members if key in stay).items()
    ]
    party_of: dict[int, int] = {}
    taken: set[int] = set()
    for _, party, _, index in sorted(claims):
        if index not in party_of and party not in taken:
            party_of[index] = party
            taken.add(party)
    without = [index for index in range(len(everyone)) if index not in party_of]
    made = Party.objects.bulk_create([Party(kind=scope.kind.value, made_at=at) for _ in without], batch_size=BATCH)
    party_of |= {index: party.pk for index, party in zip(without, made, strict=True)}
    return {record: party_of[index] for index, members in enumerate(everyone) for record in members}


def _write_places(
    placed: Mapping[int, int], scope: Scope, why: str, *, by: Actor, at: datetime
) -> list[dict[str, Any]]:
    new = [
        Membership(record_id=record, party_id=party, since=at, model=why, decided_by=by.name)
        for record, party in sorted(placed.items())
        if record not in scope.places
    ]
    Membership.objects.bulk_create(new, batch_size=BATCH)
    moves: list[dict[str, Any]] = [
        {"record": record, "was": place_of(place), "now": [placed[record], _iso(at), why, by.name]}
        for record, place in sorted(scope.places.items())
        if place.party_id != placed[record]
    ]
    if moves:
        put_places({move["record"]: move["now"] for move in moves})
    return moves


def _link(pair: Judged, waiting: Mapping[tuple[int, int], Waiting], model: Model, at: datetime) -> Link:
    asked = waiting.get((pair.one, pair.other))
    return Link(
        record_id=pair.one,
        other_id=pair.other,
        rule=rule_of(pair, asked),
        weight=pair.weight,
        evidence=[list(line) for line in pair.evidence],
        model=model.name,
        verdict=pair.verdict.value,
        waits=asked is not None,
        useful=asked.useful if asked else 0,
        made_at=at,
    )


def rule_of(pair: Judged, asked: Waiting | None) -> str:
    """Return what a link says of itself: what holds it back while it waits, else the rule by which it joins."""
    if pair.verdict is not Verdict.JOIN:
        return pair.rule
    return asked.why if asked else pair.rule


def _write_waiting(scope: Scope, waiting: Mapping[tuple[int, int], Waiting]) -> list[dict[str, Any]]:
    """Write which stored links wait now, and return those that changed, as they were and as they are."""
    changed = []
    rows = []
    decided = {(max(word.one, word.other), min(word.one, word.other)) for word in scope.said}
    for link in scope.links.values():
        key = link.record_id, link.other_id
        disputed = link.waits and link.useful >= CONTRADICTED and key not in decided
        asked = waiting.get(key)
        now: list[Any] = [asked is not None, asked.useful if asked else 0.0, _rule_now(link, asked, scope.kind)]
        was = [link.waits, link.useful, link.rule]
        if not disputed and now != was:
            link.waits, link.useful, link.rule = now
            rows.append(link)
            changed.append({"link": link.pk, "was": was, "now": now})
    Link.objects.bulk_update(rows, ["waits", "useful", "rule"], batch_size=BATCH)
    return changed


def _rule_now(link: Link, asked: Waiting | None, kind: Kind) -> str:
    """Return what a stored link says of itself now. One that joins and waited finds its exact rule again."""
    if link.verdict != Verdict.JOIN.value or (asked is None and not link.waits):
        return link.rule
    said = {line[0]: line[1] for line in link.evidence}
    return asked.why if asked else (people if kind is Kind.PERSON else organisations).exact_rule(said)


def drop_empty(parties: Iterable[int]) -> None:
    """Delete those of these parties that no record is left of, unless a change could still be undone to them."""
    empty = Party.objects.filter(pk__in=list(parties), memberships=None)
    if keys := set(empty.values_list("pk", flat=True)):
        Party.objects.filter(pk__in=keys - _remembered()).delete()


def _remembered() -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT (m->'was'->>0)::bigint FROM linkage_change, jsonb_array_elements(moves) m"
            " WHERE undone_at IS NULL"
        )
        return {party for (party,) in cursor.fetchall()}
