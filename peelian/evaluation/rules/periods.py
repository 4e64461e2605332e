"""The time a figure is about: a financial year, a quarter of one, a month, or days somebody chose."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from peelian.kernel.words import day, plural
from peelian.kernel.working_days import is_working_day

APRIL = 4  # the month in which a police financial year begins
ONE_DAY = timedelta(days=1)


class Span(StrEnum):
    """What somebody chooses from a list."""

    THIS_YEAR = "year"
    LAST_YEAR = "last-year"
    THIS_QUARTER = "quarter"
    LAST_QUARTER = "last-quarter"
    THIS_MONTH = "month"
    LAST_MONTH = "last-month"
    CHOSEN = "chosen"


MONTHS = {
    Span.THIS_YEAR: 12,
    Span.LAST_YEAR: 12,
    Span.THIS_QUARTER: 3,
    Span.LAST_QUARTER: 3,
    Span.THIS_MONTH: 1,
    Span.LAST_MONTH: 1,
}
BEFORE = {Span.LAST_YEAR, Span.LAST_QUARTER, Span.LAST_MONTH}


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both in it."""

    first: date
    last: date

    @property
    def words(self) -> str:
        """Return "1 April to 4 June 2026"; a year that both ends share is said once."""
        if self.first == self.last:
            return day(self.first)
        same_year = self.first.year == self.last.year
        return f"{self.first.day} {self.first:%B}{'' if same_year else f' {self.first.year}'} to {day(self.last)}"

    @property
    def length(self) -> str:
        return plural((self.last - self.first).days + 1, "day")


def period(span: Span, today: date) -> Period:
    """Return the period a word means today. One that is not over ends today."""
    months = MONTHS[span]
    first = _beginning(today, months)
    if span in BEFORE:
        return Period(_beginning(first - ONE_DAY, months), first - ONE_DAY)
    return Period(first, today)


def working_day_numbers(first: date, last: date, holidays: Collection[date]) -> dict[date, int]:
    """Return each day with the working days after `first` up to it: two numbers differ by the working days between.

    So that SQL can subtract where a rule would have to be asked row by row.
    """
    numbers: dict[date, int] = {}
    so_far = 0
    for step in range((last - first).days + 1):
        here = first + ONE_DAY * step
        so_far += bool(step) and is_working_day(here, holidays)
        numbers[here] = so_far
    return numbers


def _beginning(today: date, months: int) -> date:
    """Return the first day of the stretch of so many months, counted from 1 April, that `today` lies in."""
    into = (today.month - APRIL) % 12
    back = into % months
    month = today.year * 12 + today.month - 1 - back
    return date(month // 12, month % 12 + 1, 1)
