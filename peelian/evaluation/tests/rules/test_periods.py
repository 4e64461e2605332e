from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.evaluation.rules.periods import Period, Span, period, working_day_numbers
from peelian.kernel.working_days import bank_holidays, working_days_between

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 1))
RUNNING = st.sampled_from([Span.THIS_YEAR, Span.THIS_QUARTER, Span.THIS_MONTH])


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (Span.THIS_YEAR, date(2026, 4, 1), date(2026, 6, 4)),
        (Span.LAST_YEAR, date(2025, 4, 1), date(2026, 3, 31)),
        (Span.THIS_QUARTER, date(2026, 4, 1), date(2026, 6, 4)),
        (Span.LAST_QUARTER, date(2026, 1, 1), date(2026, 3, 31)),
        (Span.THIS_MONTH, date(2026, 6, 1), date(2026, 6, 4)),
        (Span.LAST_MONTH, date(2026, 5, 1), date(2026, 5, 31)),
    ],
)
def test_a_word_means_days(span, first, last):
    assert period(span, date(2026, 6, 4)) == Period(first, last)


def test_the_financial_year_of_january_began_in_april():
    assert period(Span.THIS_YEAR, date(2027, 1, 5)).first == date(2026, 4, 1)


@given(RUNNING, DAYS)
def test_a_period_that_is_not_over_ends_today(span, today):
    found = period(span, today)
    assert found.first <= found.last == today


@given(st.sampled_from([(Span.THIS_YEAR, Span.LAST_YEAR), (Span.THIS_QUARTER, Span.LAST_QUARTER)]), DAYS)
def test_the_one_before_ends_the_day_before(pair, today):
    now, before = (period(span, today) for span in pair)
    assert before.last == now.first - timedelta(days=1)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 4, 1), date(2026, 6, 4), "1 April to 4 June 2026"),
        (date(2025, 4, 1), date(2026, 3, 31), "1 April 2025 to 31 March 2026"),
        (date(2026, 4, 1), date(2026, 4, 1), "1 April 2026"),
    ],
)
def test_it_is_said_in_words(first, last, words):
    assert Period(first, last).words == words


@given(DAYS, st.integers(0, 60), st.integers(0, 60))
def test_two_numbers_differ_by_the_working_days_between(first, to_start, wait):
    start = first + timedelta(days=to_start)
    end = start + timedelta(days=wait)
    numbers = working_day_numbers(first, end, bank_holidays())
    assert numbers[end] - numbers[start] == working_days_between(start, end, bank_holidays())
