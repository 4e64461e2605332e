"""Repeat victims of a rolling year, of the reports that one officer sees: counted and listed by the database.

A report counts on the day it reached us. The year's reports are read from an index that holds all that is asked
(`FILTERED`), so the narratives are never touched; grouping is one pass over them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.intake.models import Report
from peelian.intake.rules.repeats import MOST_SURNAMES, Again, Repeat
from peelian.knowledge import queries as knowledge

PAGE = 25
# Each gives: the newest report, how many reports, how many people, the first and the last moment.
GROUPED: Mapping[Again, str] = {
    Again.PERSON: """
        SELECT max(seen.id), count(*), 1, min(seen.at), max(seen.at) FROM seen
        JOIN linkage_membership map ON map.record_id = seen.about
        JOIN parties_party party ON party.id = map.party_id AND party.kind = 'person'
        GROUP BY party.id HAVING count(*) > 1""",
    Again.ORGANISATION: """
        SELECT max(seen.id), count(*), 1, min(seen.at), max(seen.at) FROM seen
        JOIN linkage_membership map ON map.record_id = seen.about
        JOIN parties_party party ON party.id = map.party_id AND party.kind = 'organisation'
        GROUP BY party.id HAVING count(*) > 1""",
    Again.AT_ORGANISATION: """
        SELECT max(seen.id), count(*), 1, min(seen.at), max(seen.at) FROM seen
        JOIN intake_report report ON report.id = seen.id AND report.contact_id IS NOT NULL
        JOIN linkage_membership firm ON firm.record_id = seen.about
        JOIN linkage_membership person ON person.record_id = report.contact_id
        GROUP BY firm.party_id, person.party_id HAVING count(*) > 1""",
    Again.HOUSEHOLD: """
        SELECT max(id), sum(number)::bigint, count(*), min(first), max(last) FROM people
        WHERE (postcode, place) NOT IN (SELECT postcode, place FROM crowded)
        GROUP BY postcode, place HAVING count(*) > 1""",
}
PLACE = "translate(lower(record.address), $$ ,.;:/-'$$, '')"  # a tenth of what a regular expression takes
HOMES = f"""
    , people AS MATERIALIZED (
        SELECT record.postcode, {PLACE} AS place, map.party_id, max(seen.id) AS id, count(*) AS number,
            min(seen.at) AS first, max(seen.at) AS last
        FROM seen
        JOIN parties_sourcerecord record ON record.id = seen.about AND record.kind = 'person'
        JOIN linkage_membership map ON map.record_id = record.id
        WHERE record.postcode <> '' AND record.address <> ''
        GROUP BY 1, 2, 3
    ),
    shared AS MATERIALIZED (SELECT postcode, place FROM people GROUP BY 1, 2 HAVING count(*) > 1),
    crowded AS MATERIALIZED (
        SELECT postcode, place FROM (
            SELECT record.postcode, {PLACE} AS place, lower(record.family_name) FROM parties_sourcerecord record
            WHERE record.kind = 'person' AND record.postcode IN (SELECT postcode FROM shared) AND record.address <> ''
            GROUP BY 1, 2, 3
        ) surnames
        GROUP BY 1, 2 HAVING count(*) > {MOST_SURNAMES}
    )"""  # noqa: S608  our own words


@dataclass(frozen=True)
class Repeats:
    """One page of one kind, the newest report first. `before` is the key of the next page, or 0."""

    found: list[Repeat]
    before: int


def since(at: datetime) -> datetime:
    """Return when the rolling year begins."""
    return at - timedelta(days=knowledge.library().service_levels.repeat_within_days)


def counts(officer: Officer, at: datetime) -> dict[Again, int]:
    """Return how many of each kind there are."""
    return {kind: _asked(kind, officer, at, "count(*)", "")[0][0] for kind in Again}


def page(kind: Again, officer: Officer, at: datetime, *, before: int = 0) -> Repeats:
    """Return a page of one kind; with a key, those whose newest report is older than that report."""
    older = "WHERE newest < %s" if before else ""
    values = [before] if before else []
    lines = _asked(kind, officer, at, "*", f"{older} ORDER BY newest DESC LIMIT {PAGE + 1}", values)
    shown = lines[:PAGE]
    reports = (
        Report.objects.visible_to(officer).with_who().select_related("contact").in_bulk([line[0] for line in shown])
    )
    found = [
        Repeat(
            report=newest,
            name=_name(kind, reports[newest]),
            reports=number,
            people=people,
            first=timezone.localdate(first),
            last=timezone.localdate(last),
        )
        for newest, number, people, first, last in shown
    ]
    return Repeats(found, shown[-1][0] if len(lines) > PAGE else 0)


def _asked(
    kind: Again, officer: Officer, at: datetime, what: str, then: str, values: list[int] | None = None
) -> list[tuple[Any, ...]]:
    """Return what is asked of the groups of one kind."""
    forces, none = [
        part.filter(received_at__gte=since(at), received_at__lte=at).values_list("id", "about_id", "received_at")
        for part in Report.objects.visible_parts(officer)
    ]
    query, given = forces.union(none, all=True).query.sql_with_params()
    statement = f"""
        WITH seen(id, about, at) AS ({query})
        {HOMES if kind is Again.HOUSEHOLD else ""},
        found(newest, number, people, first, last) AS ({GROUPED[kind]})
        SELECT {what} FROM found {then}
    """  # noqa: S608  the queries within are Django's own, their values apart
    with connection.cursor() as cursor:
        cursor.execute(statement, [*given, *(values or [])])
        return cursor.fetchall()


def _name(kind: Again, report: Report) -> str:
    if kind is Again.HOUSEHOLD:
        return f"{report.about.address}, {report.about.postcode}"
    if kind is Again.AT_ORGANISATION and report.contact:
        return f"{report.contact.name}, {report.about.name}"
    return report.about.name
