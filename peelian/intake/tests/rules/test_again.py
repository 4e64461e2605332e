"""Crimes after our advice: which count, how long after, and of what the advice was."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.intake.rules.again import Advised, Suffered, day_of_crime, victim_again

MAY_1 = date(2026, 5, 1)


def days(count: int) -> date:
    return MAY_1 + timedelta(days=count)


def test_a_crime_after_advice_is_said_with_both_days_and_what_the_advice_was_about():
    [again] = victim_again([Suffered(days(41), "phishing")], [Advised(MAY_1, "phishing")])
    assert again.words == (
        "Victim again on 11 June 2026, 41 days after our advice on 1 May 2026; the advice was about the same threat."
    )


@pytest.mark.parametrize(
    ("crime", "advice", "same"),
    [("phishing", "phishing", True), ("phishing", "ransomware", False), ("", "phishing", None), ("phishing", "", None)],
)
def test_the_threats_are_compared_only_where_both_are_known(crime, advice, same):
    assert victim_again([Suffered(days(1), crime)], [Advised(MAY_1, advice)])[0].same_threat is same


@pytest.mark.parametrize("after", [-1, 0])
def test_a_crime_on_the_day_of_the_advice_or_before_is_not_after_it(after):
    assert victim_again([Suffered(days(after), "phishing")], [Advised(MAY_1, "phishing")]) == []


def test_the_last_advice_before_the_crime_counts():
    [again] = victim_again([Suffered(days(30), "phishing")], [Advised(MAY_1, "x"), Advised(days(10), "phishing")])
    assert (again.advised_on, again.days, again.same_threat) == (days(10), 20, True)


def test_a_crime_counts_from_when_it_happened_as_far_as_we_know():
    assert day_of_crime(days(1), days(2), days(3)) == days(1)
    assert day_of_crime(None, days(2), days(3)) == days(2)
    assert day_of_crime(None, None, days(3)) == days(3)


some_days = st.lists(st.integers(0, 30).map(days), max_size=6)


@given(some_days, some_days)
def test_every_crime_after_any_advice_is_found_once_and_no_other(crimes, advice):
    found = victim_again([Suffered(on, "") for on in crimes], [Advised(on, "") for on in advice])
    assert sorted(again.on for again in found) == sorted(on for on in crimes if advice and min(advice) < on)
    assert all(again.days > 0 for again in found)
