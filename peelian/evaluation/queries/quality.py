"""How good what came in is, feed by feed: one statement for the rows, one for the reports, whatever their number.

Each counts only the feeds that are shown (`SHOWN` at most), by the index on their rows, so a million other reports cost
nothing. What is counted over everything we hold (`orphans`) is read from indexes alone.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count, Q, QuerySet

from peelian.accounts.models import Officer
from peelian.evaluation.rules.quality import Part, summed
from peelian.intake.models import Feed, Report
from peelian.intake.rules.stages import FeedStage
from peelian.parties.rules.kinds import Kind

SHOWN = 12  # feeds on one page
PERSON, FIRM = Kind.PERSON.value, Kind.ORGANISATION.value
LOADED_BEFORE = "% is already loaded."  # how intake says it of a duplicate (`intake.rules.duplicates`)
_NO_REACH = Q(about__telephone="", about__email="", about__address="")
_FIRM = Q(about__kind=FIRM)
_PERSON = Q(about__kind=PERSON)
_NAMED = ~Q(about__given_name="") & ~Q(about__family_name="")
_BORN, _GENDER = Q(about__birth_date__isnull=False), ~Q(about__gender="")

# Name on the page: what has it, and of whom it is wanted.
COMPLETE: Mapping[str, tuple[Q, Q]] = {
    "Given and family name, or the organisation's name": (_FIRM | _NAMED, Q()),
    "Date of birth, of people": (_PERSON & _BORN, _PERSON),
    "Gender, of people": (_PERSON & _GENDER, _PERSON),
    "Employees, of organisations": (_FIRM & Q(about__employees__isnull=False), _FIRM),
    "Address": (~Q(about__address=""), Q()),
    "Postcode": (~Q(about__postcode=""), Q()),
    "Telephone number": (~Q(about__telephone=""), Q()),
    "E-mail address": (~Q(about__email=""), Q()),
    "A way to reach them: any of these three": (~_NO_REACH, Q()),
    "Reference": (~Q(reference=""), Q()),
    "Date reported": (Q(reported_on__isnull=False), Q()),
    "Date it happened": (Q(incident_on__isnull=False), Q()),
    "What happened": (~Q(narrative=""), Q()),
    "Force": (Q(force__isnull=False), Q()),
    "Whole by the 4+1 test, of people": (_PERSON & _NAMED & _BORN & _GENDER & ~_NO_REACH, _PERSON),
}
# Name on the page: who is one.
ORPHANS: Mapping[str, Q] = {
    "No telephone number, e-mail or postal address": _NO_REACH,
    "Nothing that identifies anybody": Q(about__telephone="", about__email="")
    & (Q(about__address="", about__postcode="", about__birth_date=None) | (_PERSON & Q(about__family_name=""))),
}
# Name on the page: the fields of a row that hold it, as intake names them.
CONFORMS: Mapping[str, tuple[str, ...]] = {
    "Names": ("given_name", "family_name", "full_name", "organisation_name"),
    "Date of birth: a day, and not to come": ("birth_date",),
    "Date reported: a day, and not to come": ("reported_on",),
    "Dates it happened: days, and not to come": ("incident_from", "incident_to"),
    "Offence: a code that we know": ("offence",),
    "Postcode: the shape of one, and in use": ("postcode",),
    "Telephone number: one that can be rung": ("telephone", "telephone_2"),
    "E-mail address: one that can be written to": ("email",),
    "Loss: an amount": ("loss",),
}

_WRONG = """
    SELECT wanted.feed, wanted.place, count(*) FILTER (WHERE NOT wrong), count(*)
    FROM jsonb_to_recordset(%s) AS wanted(feed bigint, place int, fields text[], cells int[])
    JOIN intake_feedrow line ON line.feed_id = wanted.feed AND line.verdict = 'saved'
    CROSS JOIN LATERAL (SELECT EXISTS (
        SELECT 1 FROM jsonb_array_elements(line.problems) problem WHERE problem->>0 = ANY(wanted.fields)
    ) AS wrong) judged
    WHERE EXISTS (SELECT 1 FROM unnest(wanted.cells) cell WHERE btrim(line.cells[cell]) <> '')
    GROUP BY 1, 2 ORDER BY 1, 2
"""
_BEFORE = """
    SELECT feed_id, count(*) FROM intake_feedrow line WHERE feed_id = ANY(%s) AND verdict = 'duplicate' AND EXISTS (
        SELECT 1 FROM jsonb_array_elements(line.problems) problem WHERE problem->>1 LIKE %s
    ) GROUP BY 1
"""
_ORPHANS = """
    WITH loose AS (
        SELECT record.id, map.party_id FROM parties_sourcerecord record
        LEFT JOIN linkage_membership map ON map.record_id = record.id
        WHERE NOT EXISTS (SELECT 1 FROM intake_report report WHERE report.about_id = record.id)
          AND NOT EXISTS (SELECT 1 FROM intake_report report WHERE report.contact_id = record.id)
    )
    SELECT (SELECT count(*) FROM parties_sourcerecord record WHERE NOT EXISTS (
                SELECT 1 FROM linkage_membership map WHERE map.record_id = record.id)),
           (SELECT count(*) FROM (
                SELECT party_id FROM loose WHERE party_id IS NOT NULL GROUP BY 1
                HAVING count(*) = (SELECT count(*) FROM linkage_membership map WHERE map.party_id = loose.party_id)
            ) whole)
"""


@dataclass(frozen=True)
class FeedQuality:
    """One feed: how many rows, what became of them, and the shares of its reports.

    `conforms` is of the saved rows that had a value there; `before` and `twice` part the duplicates; `orphans` are its
    reports that lead to nobody.
    """

    feed: Feed
    rows: int
    saved: int
    refused: int
    before: int
    twice: int
    complete: tuple[Part, ...]
    conforms: tuple[Part, ...]
    orphans: tuple[Part, ...]


@dataclass(frozen=True)
class Orphans:
    """Over everything we hold: source records without a party, and parties that nothing hangs on."""

    nobody: int
    loose: int


def loaded_feeds(officer: Officer, before: int | None = None) -> QuerySet[Feed]:
    """Return the loaded feeds of an officer's unit, newest first; with a key, those older than that one."""
    feeds = Feed.objects.visible_to(officer).filter(stage=FeedStage.LOADED.value).order_by("-id")
    return feeds.filter(pk__lt=before) if before else feeds


def quality_of(feeds: Sequence[Feed]) -> list[FeedQuality]:
    """Return the quality of each feed, in the same order, in three statements."""
    keys = [feed.pk for feed in feeds]
    reports, conforms, before = _reports(keys), _conforms(feeds), _loaded_before(keys)
    return [
        _quality(feed, reports.get(feed.pk, {}), conforms.get(feed.pk, []), before.get(feed.pk, 0)) for feed in feeds
    ]


def together(found: Sequence[FeedQuality]) -> tuple[list[Part], list[Part], list[Part]]:
    """Return completeness, conformity and orphans of several feeds, added up."""
    return (
        summed(part for one in found for part in one.complete),
        summed(part for one in found for part in one.conforms),
        summed(part for one in found for part in one.orphans),
    )


def orphans() -> Orphans:
    """Return what hangs on nothing, over everything we hold, whoever brought it in: counts and nothing else."""
    with connection.cursor() as cursor:
        cursor.execute(_ORPHANS)
        return Orphans(*cursor.fetchone())


def _quality(feed: Feed, counted: Mapping[str, int], conforms: Sequence[Part], before: int) -> FeedQuality:
    saved = counted.get("saved", 0)
    return FeedQuality(
        feed=feed,
        rows=feed.counts.get("rows", 0),
        saved=feed.counts.get("saved", 0),
        refused=feed.counts.get("refused", 0),
        before=before,
        twice=feed.counts.get("duplicates", 0) - before,
        complete=tuple(
            Part(name, counted.get(f"has{at}", 0), counted.get(f"of{at}", 0)) for at, name in enumerate(COMPLETE)
        ),
        conforms=tuple(conforms),
        orphans=tuple(Part(name, counted.get(f"orphan{at}", 0), saved) for at, name in enumerate(ORPHANS)),
    )


def _reports(feeds: Collection[int]) -> dict[int, dict[str, int]]:
    """Return, for each feed, how many of its reports have what is wanted of them, and how many lead to nobody."""
    wanted: dict[str, Any] = {}
    for at, (has, of) in enumerate(COMPLETE.values()):
        wanted |= {f"has{at}": Count("pk", filter=has & of), f"of{at}": Count("pk", filter=of or None)}
    wanted |= {f"orphan{at}": Count("pk", filter=is_one) for at, is_one in enumerate(ORPHANS.values())}
    counted = Report.objects.filter(row__feed__in=feeds).order_by().values("row__feed")
    lines: Any = counted.annotate(saved=Count("pk"), **wanted)
    return {line["row__feed"]: line for line in lines}


def _conforms(feeds: Sequence[Feed]) -> dict[int, list[Part]]:
    """Return, for each feed and kind of value, in how many saved rows with one nothing was wrong with it."""
    wanted = [
        {"feed": feed.pk, "place": place, "fields": fields, "cells": [feed.mapping[field] + 1 for field in held]}
        for feed in feeds
        for place, fields in enumerate(CONFORMS.values())
        if (held := [field for field in fields if field in feed.mapping])
    ]
    names, found = list(CONFORMS), dict[int, list[Part]]()
    with connection.cursor() as cursor:
        cursor.execute(_WRONG, [json.dumps(wanted)])
        for feed, place, sound, given in cursor.fetchall():
            found.setdefault(feed, []).append(Part(names[place], sound, given))
    return found


def _loaded_before(feeds: Collection[int]) -> dict[int, int]:
    """Return, for each feed, how many of its rows an earlier feed had."""
    with connection.cursor() as cursor:
        cursor.execute(_BEFORE, [list(feeds), LOADED_BEFORE])
        return dict(cursor.fetchall())
