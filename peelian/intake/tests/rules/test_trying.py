"""What was tried, by way and hour, and what to try next."""

from datetime import datetime

import pytest

from peelian.intake.rules.stages import Reached
from peelian.intake.rules.trying import Next, Try, hours_of, next_try, table
from peelian.parties.rules.kinds import Channel, Hours

MORNING, AFTERNOON, EVENING = (datetime(2026, 6, day, hour) for day, hour in ((2, 10), (4, 14), (5, 18)))
LETTER = Next("3 calls reached nobody. Write a letter next.", by_letter=True)


def rang(*at, reached=Reached.NO_ANSWER):
    return [Try(Channel.TELEPHONE, reached, each) for each in at]


def step(tries, *, prefers=None, calls_before_letter=3, may_ring=True, may_write=True):
    return next_try(
        tries, prefers=prefers, calls_before_letter=calls_before_letter, may_ring=may_ring, may_write=may_write
    )


@pytest.mark.parametrize(
    ("hour", "expected"),
    [(0, Hours.MORNING), (11, Hours.MORNING), (12, Hours.AFTERNOON), (16, Hours.AFTERNOON), (17, Hours.EVENING)],
)
def test_the_day_has_three_parts(hour, expected):
    assert hours_of(datetime(2026, 6, 2, hour, 59)) is expected


def test_what_was_tried_is_said_by_part_of_the_day_and_by_way():
    tries = [*rang(AFTERNOON, MORNING), Try(Channel.TEXT, Reached.SENT, AFTERNOON)]
    assert [(row.title, row.lines) for row in table(tries)] == [
        ("Call, morning", ("Tue 2 June, 10am: no answer",)),
        ("Call, afternoon", ("Thu 4 June, 2pm: no answer",)),
        ("Call, evening", ()),
        ("Text", ("Thu 4 June, 2pm: sent",)),
    ]


def test_before_anybody_has_rung_nothing_is_suggested():
    assert step([Try(Channel.EMAIL, Reached.SENT, MORNING)]) is None


@pytest.mark.parametrize("reached", [Reached.SPOKE, Reached.RANG_US])
def test_once_somebody_was_reached_nothing_is_suggested(reached):
    assert step([*rang(MORNING), *rang(AFTERNOON, reached=reached)]) is None


def test_an_hour_that_was_not_tried_yet_comes_next():
    assert step(rang(MORNING, AFTERNOON)) == Next("Try an evening: nobody has yet.")
    assert step(rang(MORNING, EVENING)) == Next("Try an afternoon: nobody has yet.")


def test_an_hour_they_prefer_comes_first():
    assert step(rang(MORNING), prefers=Hours.AFTERNOON) == Next("Try an afternoon: they prefer it.")


def test_an_hour_they_prefer_that_was_tried_is_not_suggested_again():
    assert step(rang(AFTERNOON), prefers=Hours.AFTERNOON) == Next("Try an evening: nobody has yet.")


def test_after_as_many_calls_as_the_service_level_says_comes_a_letter():
    assert not step(rang(MORNING, AFTERNOON)).by_letter
    assert step(rang(MORNING, AFTERNOON, MORNING)) == LETTER
    assert step(rang(MORNING, AFTERNOON, MORNING), calls_before_letter=4) == Next("Try an evening: nobody has yet.")


def test_where_no_letter_can_go_calls_go_on():
    assert step(rang(MORNING, AFTERNOON, EVENING), may_write=False).words.startswith("Every part of the day")


def test_where_nobody_may_ring_a_letter_comes_at_once_or_nothing():
    assert step(rang(MORNING), may_ring=False) == Next("1 call reached nobody. Write a letter next.", by_letter=True)
    assert step(rang(MORNING), may_ring=False, may_write=False) is None
