"""Working days, over bank holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.kernel.working_days import (
    add_working_days,
    bank_holidays,
    is_working_day,
    overdue,
    working_days_between,
)

HOLIDAYS = bank_holidays()
days = st.dates(date(2024, 1, 1), date(2028, 6, 30))
working_days = days.filter(lambda day: is_working_day(day, HOLIDAYS))


@pytest.mark.parametrize("day", ["2026-04-03", "2026-04-06", "2026-05-25", "2026-12-25", "2026-12-28"])
def test_good_friday_easter_monday_and_christmas_in_lieu_are_bank_holidays(day):
    assert not is_working_day(date.fromisoformat(day), HOLIDAYS)


def test_a_saturday_is_no_working_day_though_it_is_no_holiday():
    assert not is_working_day(date(2026, 6, 6), HOLIDAYS)


def test_one_working_day_over_easter_is_the_tuesday_after():
    assert add_working_days(date(2026, 4, 2), 1, HOLIDAYS) == date(2026, 4, 7)


def test_no_working_days_after_a_sunday_is_the_monday():
    assert add_working_days(date(2026, 6, 7), 0, HOLIDAYS) == date(2026, 6, 8)


def test_no_working_days_after_a_working_day_is_that_day():
    assert add_working_days(date(2026, 6, 4), 0, HOLIDAYS) == date(2026, 6, 4)


@given(working_days, st.integers(0, 60))
def test_adding_then_counting_between_gives_back_the_number(start, count):
    assert working_days_between(start, add_working_days(start, count, HOLIDAYS), HOLIDAYS) == count


@given(days, st.integers(0, 60))
def test_what_is_added_always_ends_on_a_working_day_and_never_before_the_start(start, count):
    end = add_working_days(start, count, HOLIDAYS)
    assert is_working_day(end, HOLIDAYS)
    assert end >= start + timedelta(days=count)


@given(days, days)
def test_counting_backwards_is_counting_forwards_with_a_minus(one, other):
    assert working_days_between(one, other, HOLIDAYS) == -working_days_between(other, one, HOLIDAYS)


@pytest.mark.parametrize(
    ("today", "late"), [("2026-04-01", 0), ("2026-04-02", 0), ("2026-04-06", 0), ("2026-04-07", 1), ("2026-04-08", 2)]
)
def test_nothing_is_overdue_over_a_bank_holiday_weekend(today, late):
    assert overdue(date(2026, 4, 2), date.fromisoformat(today), HOLIDAYS) == late
