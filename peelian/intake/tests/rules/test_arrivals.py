"""What a checked row becomes: danger, signs of vulnerability, and whether it is a repeat."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.intake.rules.arrivals import earlier_reports, read_for_safety, seen
from peelian.intake.rules.clean_row import CleanRow
from peelian.knowledge import queries as knowledge

WEIGHTS = knowledge.library().harm_weights
TODAY = date(2026, 6, 4)


def row(**differs):
    told = {name: None for name in CleanRow.__dataclass_fields__} | {"kind": "person", "narrative": ""}
    return CleanRow(**told | differs)


def read(**differs):
    return read_for_safety(row(**differs), TODAY, WEIGHTS, knowledge.dangers_in)


def test_a_row_that_says_nothing_has_neither_danger_nor_signs():
    assert read() == read(narrative="Clicked a link.")
    assert (read().danger, read().signs) == ("", ())


def test_danger_is_read_from_the_narrative_and_quoted():
    assert read(narrative="She says she wants to kill herself.").danger.startswith("Danger to life: the report says “")


def test_the_feeds_own_word_for_danger_counts_whatever_the_narrative_says():
    assert read(danger=True).danger == "Danger to life: it is marked so in the feed."
    both = read(danger=True, danger_reason="threats to kill", narrative="She wants to kill herself.")
    assert both.danger == "Danger to life: threats to kill."


@pytest.mark.parametrize(
    ("born", "signs"),
    [
        (date(1951, 6, 4), ("age_75_or_over",)),
        (date(1951, 6, 5), ()),
        (date(2008, 6, 4), ()),
        (date(2008, 6, 5), ("under_18",)),
    ],
)
def test_age_is_a_sign_from_75_and_below_18_to_the_day(born, signs):
    assert read(birth_date=born).signs == signs


def test_the_age_of_a_firms_contact_is_no_sign():
    assert read(kind="organisation", birth_date=date(1930, 1, 1)).signs == ()


def test_the_feeds_word_for_vulnerable_is_a_sign_with_or_without_words():
    assert read(vulnerable=True).signs == ("declared",)
    assert read(vulnerable=True, vulnerability="Elderly, lives alone").signs == ("age_75_or_over", "lives_alone")
    assert read(vulnerable=False, vulnerability="").signs == ()


def test_the_same_day_and_the_year_before_count_as_earlier():
    days = [TODAY, TODAY - timedelta(days=364), TODAY - timedelta(days=365), TODAY + timedelta(days=1)]
    assert earlier_reports(TODAY, days, 365) == 2


def test_a_report_without_a_day_is_no_repeat():
    assert earlier_reports(None, [TODAY], 365) == 0


@given(st.lists(st.dates()), st.dates(date(1900, 1, 1)), st.integers(0, 400))
def test_a_longer_look_back_never_finds_fewer(days, day, within):
    assert earlier_reports(day, days, within) <= earlier_reports(day, days, within + 1)


def test_ranking_sees_what_the_row_says():
    what = seen(row(ongoing=None, loss=None), read(danger=True), harm="other", earlier=2, waited=3)
    assert (what.ongoing, what.earlier, what.waited, bool(what.danger)) == (False, 2, 3, True)
