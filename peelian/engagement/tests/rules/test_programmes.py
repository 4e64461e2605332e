from datetime import date, timedelta

import pytest

from peelian.engagement.gateways.programmes import programmes
from peelian.engagement.rules.programmes import (
    Written,
    WrittenProgramme,
    dated,
    last_reminded,
    refuse_before,
    remind_from,
)
from peelian.kernel.refused import Refused

THURSDAY = date(2026, 6, 4)
STEPS = (Written("Choose", "champion", 0), Written("See", "your officer", 2))
TWO = WrittenProgramme("two", "Two", "Two steps.", STEPS)


def test_steps_fall_on_working_days_and_name_the_champion() -> None:
    steps = dated(TWO, starts_on=THURSDAY, champion="Dawn", holidays=[date(2026, 6, 8)])
    assert [(step.who, step.due_on) for step in steps] == [("Dawn", THURSDAY), ("your officer", date(2026, 6, 9))]


def test_somebody_is_reminded_a_week_before() -> None:
    assert remind_from(THURSDAY) == date(2026, 5, 28)
    assert remind_from(last_reminded(THURSDAY)) == THURSDAY


def test_a_step_is_not_due_before_the_programme_begins() -> None:
    refuse_before(THURSDAY, THURSDAY)
    with pytest.raises(Refused):
        refuse_before(THURSDAY - timedelta(days=1), THURSDAY)


def test_shipped_programmes_are_months_of_steps_in_order_each_by_somebody() -> None:
    for written in programmes().values():
        days = [step.day for step in written.steps]
        assert days == sorted(days)
        assert days[0] == 0
        assert days[-1] >= 90
        assert {step.who for step in written.steps} == {"champion", "your officer"}
        assert all(len(step.title) <= 200 for step in written.steps)
