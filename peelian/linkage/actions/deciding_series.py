"""What people decide of series. Their word wins over the rules, whatever is read again."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.linkage.actions.joining_series import rejoin
from peelian.linkage.actions.series import hold_series
from peelian.linkage.models import (
    Indicator,
    Series,
    SeriesDecision,
    SeriesHandover,
    SeriesMembership,
    SeriesWarning,
    Sighting,
)
from peelian.linkage.queries.series import members_of
from peelian.linkage.rules.series.joining import MOST
from peelian.linkage.rules.series.kinds import Ruling
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@dataclass(frozen=True)
class Warn:
    """The words of a warning, and the control that it asks for."""

    title: str
    body: str
    control: str


@transaction.atomic
def take_out(*, series: Series, record: int, reason: str, by: Actor, at: datetime) -> SeriesDecision:
    """Say that a report is no part of a series. No rule puts it back.

    Refused: without a reason, and a report that is not in the series.
    """
    why = _said(reason, "Say why this report is no part of the series.")
    hold_series()
    if not SeriesMembership.objects.filter(series=series, record=record).exists():
        raise Refused("This report is not in the series any more.")
    SeriesMembership.objects.filter(series=series, record=record).delete()
    made = SeriesDecision.objects.create(series=series, record_id=record, reason=why, by_name=by.name, at=at)
    log(operation=Operation.ALTERATION, subject=series.label, by=by, at=at, detail=f"record {record} taken out: {why}")
    rejoin(records={record, *members_of([series.pk])}, by=by, at=at)
    return made


@transaction.atomic
def put_back(*, decision: SeriesDecision, by: Actor, at: datetime) -> None:
    """Lift a person's word that a report is no part of a series: the rules may join it again.

    Refused: one that was lifted already.
    """
    hold_series()
    standing = SeriesDecision.objects.filter(pk=decision.pk, lifted_at=None)
    if not standing.update(lifted_at=at, lifted_by=by.name):
        raise Refused("This was taken back already.")
    log(operation=Operation.ALTERATION, subject=decision.series.label, by=by, at=at, detail="a report may join again")
    rejoin(records={decision.record_id}, by=by, at=at)


@transaction.atomic
def rule_on(*, indicator: Indicator, ruling: Ruling, why: str, by: Actor, at: datetime) -> None:
    """Set an indicator aside, say that it is the offender's however often it is seen, or leave it to the rules again.

    Refused: without a reason.
    """
    said = _said(why, "Say why, for whoever reads this next.")
    hold_series()
    Indicator.objects.filter(pk=indicator.pk).update(
        ruling=ruling.value, ruling_by=by.name, ruling_why=said, ruling_at=at
    )
    detail = f"{ruling.value or 'left to the rules'}: {said}"
    log(operation=Operation.ALTERATION, subject=indicator.label, by=by, at=at, detail=detail)
    seen = set(Sighting.objects.filter(indicator=indicator).values_list("record_id", flat=True))
    rejoin(records=seen, by=by, at=at)


@transaction.atomic
def let_grow(*, series: Series, by: Actor, at: datetime) -> None:
    """Let a series that stopped take as many reports again as it may hold."""
    hold_series()
    series.refresh_from_db()
    Series.objects.filter(pk=series.pk).update(most=series.most + MOST)
    log(operation=Operation.ALTERATION, subject=series.label, by=by, at=at, detail=f"may hold {series.most + MOST}")
    rejoin(records=members_of([series.pk]), by=by, at=at)


@transaction.atomic
def keep_handover(*, series: Series, to: str, why: str, given: str, by: Actor, at: datetime) -> SeriesHandover:
    """Keep exactly what of a series was given to whom, and why. Whoever calls logs the disclosure of each report.

    Refused: without whom it is for and why they may have it.
    """
    if not to.strip() or not why.strip():
        raise Refused("Say whom it is for, and why they may have it.")
    return SeriesHandover.objects.create(
        series=series, to=to.strip()[:200], why=why.strip()[:300], given=given, at=at, by_name=by.name
    )


@transaction.atomic
def write_warning(*, series: Series, warn: Warn, by: Actor, at: datetime) -> SeriesWarning:
    """Keep the draft of a warning in place of the one there was. Nothing is sent.

    Refused: without a title or words.
    """
    if not warn.title.strip() or not warn.body.strip():
        raise Refused("Write a title and the words of the warning.")
    said = {"title": warn.title.strip()[:200], "body": warn.body.strip(), "control": warn.control}
    draft, _ = SeriesWarning.objects.update_or_create(
        series=series, defaults=said | {"written_at": at, "by_name": by.name}
    )
    log(operation=Operation.ALTERATION, subject=series.label, by=by, at=at, detail="draft of a warning written")
    return draft


def _said(words: str, refusal: str) -> str:
    if not words.strip():
        raise Refused(refusal)
    return words.strip()[:300]
