from datetime import date, datetime, time
from decimal import Decimal

import pytest

from peelian.kernel import words


def test_a_date_has_no_leading_nought():
    assert words.day(date(2026, 6, 4)) == "4 June 2026"


def test_a_near_date_names_the_day_of_the_week():
    assert words.short_day(date(2026, 6, 4)) == "Thursday 4 June"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (time(9, 32), "9:32am"),
        (time(9, 0), "9am"),
        (time(12, 0), "noon"),
        (time(0, 0), "midnight"),
        (time(0, 5), "12:05am"),
        (time(12, 30), "12:30pm"),
        (time(19, 0), "7pm"),
    ],
)
def test_a_time_of_day_is_said_as_people_say_it(value, said):
    assert words.clock(value) == said


def test_a_moment_is_day_and_time():
    assert words.when(datetime(2026, 6, 4, 9, 32)) == "4 June 2026 at 9:32am"


def test_a_day_without_a_time_is_given_none():
    assert words.when(date(2026, 6, 4)) == "4 June 2026"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1150, "£1,150"),
        (Decimal("9.50"), "£9.50"),
        (0, "£0"),
        (-3, "-£3"),
        (0.1, "£0.10"),
        (1e6, "£1,000,000"),
    ],
)
def test_pence_are_shown_only_when_there_are_some(value, said):
    assert words.pounds(value) == said


@pytest.mark.parametrize(("share", "said"), [(14 / 19, "74%"), (0, "0%"), (1, "100%"), (0.125, "13%"), (0.005, "1%")])
def test_a_share_is_a_whole_per_cent(share, said):
    assert words.percent(share) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [((0, "report"), "0 reports"), ((1, "report"), "1 report"), ((1204, "person", "people"), "1,204 people")],
)
def test_one_is_singular_and_all_else_plural(given, said):
    assert words.plural(*given) == said


@pytest.mark.parametrize(("count", "said"), [(0, "no"), (7, "seven"), (9, "nine"), (10, "10"), (1204, "1,204")])
def test_small_numbers_are_words(count, said):
    assert words.in_words(count) == said


@pytest.mark.parametrize(
    ("given", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_is_read_aloud(given, said):
    assert words.listing(given) == said


@pytest.mark.parametrize(
    ("left", "said"),
    [(3, "3 working days left"), (1, "1 working day left"), (0, "due today"), (-1, "1 working day late")],
)
def test_urgency_is_written(left, said):
    assert words.working_days_left(left) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(1, "1 minute"), (45, "45 minutes"), (60, "1 hour"), (90, "1 hour 30"), (440, "7 hours 20")],
)
def test_a_long_time_is_hours_and_minutes(minutes, said):
    assert words.duration(minutes) == said


def test_a_sentence_opens_with_a_capital_and_keeps_its_names():
    assert words.opening("seven from Northmarsh") == "Seven from Northmarsh"
