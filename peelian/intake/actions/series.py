"""Reading narratives for signs of an offender, and giving a series to somebody who investigates."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.intake.models import Report
from peelian.intake.queries.series import SeriesPage, hand_over_text
from peelian.kernel.actor import Actor
from peelian.kernel.words import shortened
from peelian.linkage.actions.deciding_series import keep_handover
from peelian.linkage.actions.series import Told, forget_sightings, hold_series, note_sightings
from peelian.linkage.models import SeriesHandover, Sighting
from peelian.linkage.queries import parties_of
from peelian.linkage.rules.series.extraction import Own, extract, own_of
from peelian.linkage.rules.series.kinds import Sign
from peelian.parties.models import SourceRecord
from peelian.records.actions import log_many
from peelian.records.rules.operations import Operation

MOST_TOGETHER = 500  # reports with the wording of one that was changed, which are read again with it


@transaction.atomic
def read_for_series(*, reports: Sequence[Report], by: Actor, at: datetime) -> None:
    """Take the offender's signs from narratives, less what was taken out of them, and join reports into series.

    What is the victim's own, or that of whoever speaks for them, by any of their records, never counts.
    """
    texts = {one.about_id: one.narrative if one.findable is None else one.findable for one in reports}
    own = _own_of([report for report in reports if extract(texts[report.about_id], Own())])  # most have no sign at all
    told = [
        Told(
            report.about_id,
            report.reported_on or timezone.localdate(report.received_at),
            tuple(extract(texts[report.about_id], own[report.about_id])) if report.about_id in own else (),
        )
        for report in reports
    ]
    note_sightings(told=told, by=by, at=at)


@transaction.atomic
def read_again(*, report: Report, by: Actor, at: datetime) -> None:
    """Read a narrative again after words were taken out or put back, with those whose message was worded like its own.

    A wording is kept as the first narrative had it, so what is taken out of one must be found anew in the others.
    """
    hold_series()
    alike = _worded_like({report.about_id})
    report.refresh_from_db(fields=["findable"])
    read_for_series(reports=[report, *alike], by=by, at=at)


@transaction.atomic
def forget_for_series(*, records: Collection[int], by: Actor, at: datetime) -> None:
    """Take back what some records' narratives name, and read those again whose message was worded like theirs."""
    hold_series()
    alike = _worded_like(records)
    forget_sightings(records=records, by=by, at=at)
    read_for_series(reports=alike, by=by, at=at)


@transaction.atomic
def find_series(*, after: int, size: int, by: Actor, at: datetime) -> tuple[int, int]:
    """Read the next `size` reports after a key; return the last key and how many, (`after`, 0) when none are left.

    What is read already comes to the same again, so it may be stopped anywhere and begun again.
    """
    reports = list(Report.objects.filter(pk__gt=after).order_by("pk")[:size])
    if not reports:
        return after, 0
    read_for_series(reports=reports, by=by, at=at)
    return reports[-1].pk, len(reports)


@transaction.atomic
def hand_over_series(*, page: SeriesPage, to: str, why: str, by: Officer, at: datetime) -> SeriesHandover:
    """Make the file of a series for somebody who investigates, keep exactly it, and log each report as disclosed.

    Only what the officer may see is in it. Refused: without whom it is for and why.
    """
    given = hand_over_text(page, to=to, why=why, by=by, at=at)
    kept = keep_handover(series=page.series, to=to, why=why, given=given, by=by, at=at)
    detail = f"series {page.series.pk} handed over ({len(page.reports)} reports). Why: {shortened(why.strip(), 180)}"
    labels = [line.report.label for line in page.reports]
    log_many(operation=Operation.DISCLOSURE, subjects=labels, by=by, at=at, detail=detail, recipient=to.strip())
    return kept


def _worded_like(records: Collection[int]) -> list[Report]:
    """Return the other reports with a wording that some records have, MOST_TOGETHER at most."""
    wordings = Sighting.objects.filter(record__in=records, indicator__kind=Sign.WORDING.value).values("indicator")
    about = Sighting.objects.filter(indicator__in=wordings).values("record")
    return list(Report.objects.filter(about__in=about).exclude(about__in=records).order_by("pk")[:MOST_TOGETHER])


def _own_of(reports: Collection[Report]) -> dict[int, Own]:
    """Return by the victim's record what is theirs: of every record of their party and of whoever speaks for them."""
    asked = {report.about_id: [key for key in (report.about_id, report.contact_id) if key] for report in reports}
    party = parties_of(key for keys in asked.values() for key in keys)
    known: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    fields = ("membership__party", "telephone", "email", "organisation_name", "given_name", "family_name")
    for key, *facts in SourceRecord.objects.filter(membership__party__in=set(party.values())).values_list(*fields):
        known[key].append(tuple(facts))
    return {about: _own([facts for key in keys for facts in known[party[key]]]) for about, keys in asked.items()}


def _own(facts: Collection[tuple[str, ...]]) -> Own:
    return own_of(
        [telephone for telephone, *_ in facts],
        [email for _, email, *_ in facts],
        [name for _, _, *names in facts for name in names],
    )
