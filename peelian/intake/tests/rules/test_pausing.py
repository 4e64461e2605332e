"""By how much a stopped clock moves the day that something is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.intake.rules.pausing import moved_due
from peelian.kernel.working_days import bank_holidays, is_working_day, working_days_between

HOLIDAYS = bank_holidays()
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
working = days.filter(lambda day: is_working_day(day, HOLIDAYS))
THURSDAY = date(2026, 6, 4)


@pytest.mark.parametrize(
    ("until", "due"),
    [
        (THURSDAY, date(2026, 6, 9)),
        (date(2026, 6, 5), date(2026, 6, 10)),
        (date(2026, 6, 7), date(2026, 6, 10)),
        (date(2026, 6, 8), date(2026, 6, 11)),
    ],
    ids=["not at all", "a day", "over a weekend", "to Monday"],
)
def test_the_due_day_moves_by_the_working_days_in_between(until, due):
    assert moved_due(date(2026, 6, 9), THURSDAY, until, HOLIDAYS) == due


@given(working, working, st.integers(0, 60))
def test_what_was_late_when_it_stopped_is_as_late_when_it_runs_again(due, stopped, length):
    again = stopped + timedelta(days=length)
    moved = moved_due(due, stopped, again, HOLIDAYS)
    assert working_days_between(moved, again, HOLIDAYS) == working_days_between(due, stopped, HOLIDAYS)


@given(working, days, st.integers(0, 60))
def test_a_longer_pause_never_makes_it_due_sooner(due, stopped, length):
    shorter = moved_due(due, stopped, stopped + timedelta(days=length), HOLIDAYS)
    assert moved_due(due, stopped, stopped + timedelta(days=length + 1), HOLIDAYS) >= shorter >= due
