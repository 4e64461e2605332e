"""Finding the known records that a new one could be, by values that an index serves. Nothing is stored for it.

Splink blocks a whole population by itself; this finds for a week's file what that blocking would, and a little more.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from peelian.kernel.folding import fold
from peelian.linkage.rules.mailboxes import own_domain, own_mailbox
from peelian.linkage.rules.organisations import OrganisationRecord, cores
from peelian.linkage.rules.people import PersonRecord
from peelian.parties.rules.kinds import Kind

SEEN_TOO_OFTEN = 50  # records sharing one value; beyond it the value says nothing


@dataclass(frozen=True)
class Probe:
    """One value to look up: which index serves it, the value, and how a name must begin; "" for any name."""

    record: int
    by: str
    value: str
    begins: str = ""


# Each is a condition over `s`, the known record, and `p`, the probe; one index serves each.
CONDITIONS = {
    "email": "s.email = p.value AND s.email <> ''",
    "telephone": "s.telephone = p.value AND s.telephone <> ''",
    "birth_date": "s.birth_date = p.value::date AND s.name_key >= p.begins AND s.name_key < p.begins || '~'",
    "postcode": "s.postcode = p.value AND s.postcode <> '' AND s.name_key >= p.begins AND s.name_key < p.begins || '~'",
    "name": "s.name_key = p.value",
    "begins": "s.name_key >= p.value AND s.name_key < p.value || '~'",
    "domain": "split_part(s.email, '@', 2) = p.value AND s.kind = 'organisation' AND s.email <> ''",
    "company": "s.company_number = p.value AND s.company_number <> ''",
}


def candidates(probes: Iterable[Probe], kind: Kind) -> dict[int, set[int]]:
    """Return, for each probing record, the other records of its kind that a probe found.

    Each value is looked up by itself, so that only one index serves, whatever PostgreSQL believes of the table: in the
    transaction that fills it there are no statistics. A value that more than `SEEN_TOO_OFTEN` share finds nobody.
    """
    listed: dict[str, list[Probe]] = defaultdict(list)
    for probe in probes:
        listed[probe.by].append(probe)
    found: dict[int, set[int]] = defaultdict(set)
    for by, those in listed.items():
        for record, others in _look_up(by, those, kind):
            found[record] |= set(others) - {record}
    return {record: others for record, others in found.items() if others}


def _look_up(by: str, probes: list[Probe], kind: Kind) -> list[tuple[int, list[int]]]:
    query = f"""
        SELECT p.record, array_agg(theirs.id)
        FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS p(record, value, begins)
        CROSS JOIN LATERAL (
            SELECT s.id FROM parties_sourcerecord s WHERE {CONDITIONS[by]} AND s.kind = %s LIMIT %s
        ) theirs
        GROUP BY p.record, p.value, p.begins HAVING count(*) <= %s
    """  # noqa: S608 (our own conditions)
    columns: list[Any] = [[p.record for p in probes], [p.value for p in probes], [p.begins for p in probes]]
    with connection.cursor() as cursor:
        cursor.execute(query, [*columns, kind.value, SEEN_TOO_OFTEN + 1, SEEN_TOO_OFTEN])
        return cursor.fetchall()


def person_probes(record: PersonRecord) -> list[Probe]:
    """Return what to look a person up by; given and family names may have been written in each other's place."""
    given, family = record.given, record.family
    initials = sorted({name[:1] for name in (given, family) if name})
    openings = sorted({name[:3] for name in (given, family) if name})
    probes = [
        Probe(record.key, "email", record.email) if own_mailbox(record.email) else None,
        Probe(record.key, "telephone", record.telephone) if record.telephone else None,
        Probe(record.key, "name", f"{family} {given}") if given and family else None,
        Probe(record.key, "name", f"{given} {family}") if given and family else None,
        *[
            Probe(record.key, "birth_date", f"{day:%Y-%m-%d}", initial)
            for day in birth_dates(record.birth_date)
            for initial in initials
        ],
        *[Probe(record.key, "postcode", record.postcode, opening) for opening in openings if record.postcode],
    ]
    return [probe for probe in probes if probe]


def birth_dates(born: date | None) -> list[date]:
    """Return a birth date, and the one that day and month written in each other's place would be."""
    if born is None:
        return []
    return [born] if born.day > 12 or born.day == born.month else [born, born.replace(month=born.day, day=born.month)]


def organisation_probes(record: OrganisationRecord) -> list[Probe]:
    """Return what to look an organisation up by."""
    name, domain = fold(record.name), own_domain(record.email)
    probes = [
        Probe(record.key, "email", record.email) if own_mailbox(record.email) else None,
        Probe(record.key, "telephone", record.telephone) if record.telephone else None,
        Probe(record.key, "domain", domain) if domain else None,
        Probe(record.key, "company", record.company_number) if record.company_number else None,
        Probe(record.key, "name", name) if name else None,
        Probe(record.key, "postcode", record.postcode, name[:1]) if record.postcode and name else None,
        *[Probe(record.key, "begins", core[:12]) for core in cores(record.name) if len(core) >= 4],
    ]
    return [probe for probe in probes if probe]
