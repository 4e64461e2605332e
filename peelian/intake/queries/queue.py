"""The queue: who is next, page by page by key, so that a deep page costs what the first does."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan

from peelian.accounts.models import Officer
from peelian.accounts.queries import covered_by
from peelian.intake.models import Report
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


@dataclass(frozen=True)
class QueuePage:
    """One page of the queue. `after` is the key of its last report, or "" at the end."""

    reports: list[Report]
    after: str


def in_tab(officer: Officer, tab: Tab, today: date) -> ReportQuerySet:
    """Return the reports of a tab that an officer may see."""
    return _tab(Report.objects.visible_to(officer), officer, tab, today)


def _tab(seen: ReportQuerySet, officer: Officer, tab: Tab, today: date) -> ReportQuerySet:
    if tab is Tab.UNCLAIMED:
        return seen.unclaimed()
    if tab is Tab.WAITING:
        return seen.filter(stage=Stage.WAITING.value)
    claimed = seen.filter(stage=Stage.CLAIMED.value)
    return claimed.filter(owner__in=covered_by(officer, today)) if tab is Tab.MINE else claimed


def page(officer: Officer, tab: Tab, *, after: str, today: date, size: int = PAGE) -> QueuePage:
    """Return the page of a tab that follows the key `after` ("" for the first)."""
    reports = in_tab(officer, tab, today).in_order().with_who()
    if last := key_from(after):
        reports = reports.filter(TupleGreaterThan(Tuple("queue_key", "id"), last))
    found = list(reports[: size + 1])
    shown = found[:size]
    return QueuePage(shown, key_of(shown[-1]) if len(found) > size else "")


def count(officer: Officer, tab: Tab, today: date) -> str:
    """Return how many reports a tab holds, in figures; "1,000 or more" past that."""
    with_force, without = (
        _tab(part, officer, tab, today).values("stage")[: COUNTED_TO + 1]
        for part in Report.objects.visible_parts(officer)
    )
    number = with_force.union(without, all=True).count()
    return f"{COUNTED_TO:,} or more" if number > COUNTED_TO else f"{number:,}"


def key_of(report: Report) -> str:
    """Return a report's place in the queue as an address carries it."""
    return f"{report.queue_key}-{report.pk}"


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
