"""Changing the map from source records to parties: the only writer of memberships."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from peelian.kernel.actor import Actor
from peelian.kernel.folding import fold
from peelian.kernel.labels import label
from peelian.linkage.models import Decision, Key, Link, Membership
from peelian.linkage.queries import parties_of
from peelian.linkage.rules import organisations, people
from peelian.linkage.rules.organisations import OrganisationRecord
from peelian.linkage.rules.people import PersonRecord
from peelian.linkage.rules.placing import Cluster, Placed, place
from peelian.parties.models import Party, SourceRecord
from peelian.parties.rules.kinds import Kind
from peelian.records.actions import log_many
from peelian.records.rules.operations import Operation

EXACT = "exact rules, version 1"
LONGEST_KEY = 260  # letters, the width of the column
SEEN_TOO_OFTEN = 50  # records sharing one blocking key; beyond it the key says nothing


@dataclass(frozen=True)
class Linked:
    """What linking did: source record to party, and which records joined a party that was known before."""

    party_of: dict[int, int]
    known: frozenset[int]


@transaction.atomic
def link_new(*, records: Sequence[SourceRecord], by: Actor, at: datetime) -> Linked:
    """Place new source records among all that are known, by exact rules. Each gets a party."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7230002)")  # two imports at once would not see each other
    party_of: dict[int, int] = {}
    known: set[int] = set()
    for kind, rules, view in ((Kind.PERSON, people, _person), (Kind.ORGANISATION, organisations, _organisation)):
        new = [view(record) for record in records if record.kind == kind.value]
        if new:
            placed = _place(new, rules, view, timezone.localdate(at))
            known |= {r.key for c in placed.clusters if c.party for r in c.members} & {r.key for r in new}
            party_of |= _write(placed, kind, {record.key for record in new}, by=by, at=at)
    joined = [label("parties.SourceRecord", key) for key in sorted(known)]
    log_many(operation=Operation.COMBINATION, subjects=joined, by=by, at=at, detail=f"joined by {EXACT}")
    return Linked(party_of, frozenset(known))


@transaction.atomic
def join_record(*, record: SourceRecord, to: SourceRecord, by: Actor, at: datetime) -> None:
    """Put a new record with the party of one that is known, on a person's word (an officer corrected it).

    What it says finds the party from now on: a later report from the corrected address joins it.
    """
    Membership.objects.create(
        record=record, party_id=parties_of([to.pk])[to.pk], since=at, model="a person's word", decided_by=by.name
    )
    if record.kind == Kind.PERSON:
        _keep_keys([_person(record)], people)
    else:
        _keep_keys([_organisation(record)], organisations)


@transaction.atomic
def unlink(*, records: Iterable[int], by: Actor, at: datetime) -> None:
    """Take records off the map when an import is undone, and the parties that nothing is left of."""
    keys = list(records)
    parties = set(parties_of(keys).values())
    Link.objects.filter(record__in=keys).delete()
    Link.objects.filter(other__in=keys).delete()
    Key.objects.filter(record__in=keys).delete()
    Membership.objects.filter(record__in=keys).delete()
    Party.objects.filter(pk__in=parties, memberships=None).delete()


def _keep_keys(new: list[Any], rules: Any) -> list[Key]:
    """Keep each record's blocking keys and return them. A long one is cut: it finds candidates, the rules decide."""
    keys = [
        Key(record_id=record.key, value=value)
        for record in new
        for value in sorted({key[:LONGEST_KEY] for key in rules.blocking_keys(record)})
    ]
    return Key.objects.bulk_create(keys, batch_size=2000)


def _place(new: list[Any], rules: Any, view: Any, on: date) -> Placed[Any]:
    partners = _partners(_keep_keys(new, rules))
    seen = {record.key: record for record in new}
    others = {other for found in partners.values() for other in found} - set(seen)
    clusters, members = _known_clusters(others, view)
    seen |= members
    pairs = {key: [seen[other] for other in found] for key, found in partners.items()}
    apart = _decided_apart(set(seen), on)
    return place(
        new, pairs, clusters, join=rules.join, fits=rules.fits, apart=lambda a, b: (min(a, b), max(a, b)) in apart
    )


def _partners(keys: Iterable[Key]) -> dict[int, set[int]]:
    """Return, for each new record, those that share a blocking key with it; a key seen too often says nothing.

    Each value is looked up by itself, so that only one index serves, whatever PostgreSQL believes of the table: in the
    transaction that fills it there are no statistics, and a join of the table with itself once took ten minutes.
    """
    query = """
        SELECT mine.value, array_agg(theirs.record_id) FROM unnest(%s::text[]) AS mine(value)
        CROSS JOIN LATERAL (
            SELECT record_id FROM linkage_key WHERE value = mine.value LIMIT %s
        ) theirs
        GROUP BY mine.value HAVING count(*) BETWEEN 2 AND %s
    """
    listed = list(keys)
    with connection.cursor() as cursor:
        cursor.execute(query, [list({key.value for key in listed}), SEEN_TOO_OFTEN + 1, SEEN_TOO_OFTEN])
        sharing = dict(cursor.fetchall())
    found: dict[int, set[int]] = defaultdict(set)
    for key in listed:
        found[key.record_id] |= set(sharing.get(key.value, ())) - {key.record_id}
    return {record: others for record, others in found.items() if others}


def _known_clusters(others: set[int], view: Any) -> tuple[list[Cluster[Any]], dict[int, Any]]:
    """Return the whole clusters of known records, and every member by key."""
    parties = set(parties_of(others).values())
    memberships = Membership.objects.filter(party__in=parties).select_related("record").order_by("record_id")
    clusters: dict[int, Cluster[Any]] = {}
    members: dict[int, Any] = {}
    for membership in memberships:
        seen = members[membership.record_id] = view(membership.record)
        clusters.setdefault(membership.party_id, Cluster(membership.party_id)).members.append(seen)
    return list(clusters.values()), members


def _decided_apart(keys: set[int], on: date) -> set[tuple[int, int]]:
    """Return the pairs that a person has said are not one, the later word standing, until it expires."""
    decisions = Decision.objects.holding(on).filter(record__in=keys, other__in=keys).order_by("at", "id")
    latest = {(decision.record_id, decision.other_id): decision.same for decision in decisions}
    return {pair for pair, same in latest.items() if not same}


def _write(placed: Placed[Any], kind: Kind, new: set[int], *, by: Actor, at: datetime) -> dict[int, int]:
    fresh = [cluster for cluster in placed.clusters if cluster.party is None]
    parties = Party.objects.bulk_create([Party(kind=kind.value, made_at=at) for _ in fresh], batch_size=2000)
    made = {id(cluster): party.pk for cluster, party in zip(fresh, parties, strict=True)}
    party_of = {
        record.key: cluster.party or made[id(cluster)]
        for cluster in placed.clusters
        for record in cluster.members
        if record.key in new
    }
    Membership.objects.bulk_create(
        [
            Membership(record_id=record, party_id=party, since=at, model=EXACT, decided_by=by.name)
            for record, party in party_of.items()
        ],
        batch_size=2000,
    )
    Link.objects.bulk_create(
        [
            Link(record_id=record, other_id=other, rule=why.rule, evidence=why.evidence, made_at=at)
            for record, other, why in placed.links
        ],
        batch_size=2000,
    )
    return party_of


def _person(record: SourceRecord) -> PersonRecord:
    return PersonRecord(
        key=record.pk,
        given=fold(record.given_name),
        family=fold(record.family_name),
        birth_date=record.birth_date,
        email=record.email,
        telephone=record.telephone,
        postcode=record.postcode,
    )


def _organisation(record: SourceRecord) -> OrganisationRecord:
    return OrganisationRecord(
        key=record.pk,
        name=record.name_key,
        email=record.email,
        telephone=record.telephone,
        postcode=record.postcode,
    )
