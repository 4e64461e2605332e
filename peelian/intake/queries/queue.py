"""The queue: who is next, page by page by key, so that a deep page costs what the first does."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan

from peelian.accounts.models import Officer
from peelian.accounts.queries import covered_by
from peelian.intake.models import Pause, Report
from peelian.intake.models.reports import ReportQuerySet
from peelian.intake.rules.stages import Stage
from peelian.kernel.words import short_day, working_days_left
from peelian.kernel.working_days import bank_holidays, working_days_between

PAGE = 25
COUNTED_TO = 1000  # counting further costs more than anybody learns from it


class Tab(StrEnum):
    UNCLAIMED = "unclaimed"
    MINE = "mine"
    TEAM = "team"
    WAITING = "waiting"


NO_FORCE = "none"


@dataclass(frozen=True)
class Chosen:
    """Which of a tab's reports: of one force ("" for all, "none" for those without), of one band, and in which order.

    `late_first`: what was due longest ago before what is most pressing.
    """

    force: str = ""
    band: str = ""
    late_first: bool = False


ALL = Chosen()


@dataclass(frozen=True)
class QueuePage:
    """One page of the queue. `after` is the key of its last report, or "" at the end."""

    reports: list[Report]
    after: str


def in_tab(officer: Officer, tab: Tab, today: date, chosen: Chosen = ALL) -> ReportQuerySet:
    """Return the reports of a tab that an officer may see and has chosen."""
    if chosen.force == NO_FORCE:
        seen = Report.objects.filter(force=None, unit=officer.unit_id)
    elif chosen.force:
        seen = Report.objects.filter(force=chosen.force if chosen.force in officer.forces else "")
    else:
        seen = Report.objects.visible_to(officer)
    return _tab(seen, officer, tab, today, chosen)


def _tab(seen: ReportQuerySet, officer: Officer, tab: Tab, today: date, chosen: Chosen) -> ReportQuerySet:
    if chosen.band:
        seen = seen.filter(band=chosen.band)
    if tab is Tab.UNCLAIMED:
        return seen.unclaimed()
    if tab is Tab.WAITING:
        return seen.filter(stage=Stage.WAITING.value)
    claimed = seen.filter(stage=Stage.CLAIMED.value)
    return claimed.filter(owner__in=covered_by(officer, today)) if tab is Tab.MINE else claimed


def page(officer: Officer, tab: Tab, *, after: str, today: date, chosen: Chosen = ALL, size: int = PAGE) -> QueuePage:
    """Return the page of a tab that follows the key `after` ("" for the first)."""
    reports = in_tab(officer, tab, today, chosen).with_who()
    first = "due_on" if chosen.late_first else "queue_key"
    reports = reports.order_by(first, "id")
    if last := key_from(after):
        place = (_day(last[0]), last[1]) if chosen.late_first else last
        reports = reports.filter(TupleGreaterThan(Tuple(first, "id"), place))
    found = list(reports[: size + 1])
    shown = found[:size]
    return QueuePage(shown, key_of(shown[-1], late_first=chosen.late_first) if len(found) > size else "")


def count(officer: Officer, tab: Tab, today: date, chosen: Chosen = ALL) -> str:
    """Return how many reports a tab holds, in figures; "1,000 or more" past that."""
    if chosen.force:
        number = in_tab(officer, tab, today, chosen).values("stage")[: COUNTED_TO + 1].count()
    else:
        with_force, without = (
            _tab(part, officer, tab, today, chosen).values("stage")[: COUNTED_TO + 1]
            for part in Report.objects.visible_parts(officer)
        )
        number = with_force.union(without, all=True).count()
    return f"{COUNTED_TO:,} or more" if number > COUNTED_TO else f"{number:,}"


def key_of(report: Report, *, late_first: bool = False) -> str:
    """Return a report's place in the queue as an address carries it."""
    return f"{report.due_on.toordinal() if late_first else report.queue_key}-{report.pk}"


def pauses_of(reports: list[Report]) -> dict[int, Pause]:
    """Return the open pause of each report that has one, by the report's key."""
    return {pause.report_id: pause for pause in Pause.objects.open().filter(report__in=[one.pk for one in reports])}


def _day(ordinal: int) -> date:
    """Return the day of an ordinal in an address; the first or last day there is for one that makes no sense."""
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def key_from(text: str) -> tuple[int, int] | None:
    """Return the place in an address, or None for none or nonsense."""
    first, _, second = text.partition("-")
    if not (first.isdecimal() and second.isdecimal() and len(text) < 40):
        return None
    return int(first), int(second)


@dataclass(frozen=True)
class Due:
    """A day in words and what it means: “Friday 5 June”, “1 working day left”."""

    by: str
    meaning: str


@lru_cache(maxsize=1000)
def due(day: date, today: date) -> Due:
    """Return when something is due, in words; "Today" for today."""
    left = working_days_between(today, day, bank_holidays())
    return Due("Today" if day == today else short_day(day), working_days_left(left))
