"""Whom to ring at a force: its own numbers, or what holds everywhere, and a word when they are old."""

from datetime import date

import pytest

from peelian.accounts import actions
from peelian.accounts.actions import Ringing
from peelian.accounts.models import ControlRoom
from peelian.accounts.queries import route_of
from peelian.accounts.rules.ringing import route
from peelian.kernel.refused import Refused

TODAY = date(2026, 6, 4)


def words(**differs):
    told = {"force": "Hampshire", "telephone": "01632 960901", "checked_on": date(2026, 1, 5), "today": TODAY}
    return route(**told | differs)


def test_a_forces_own_numbers_come_first_and_999_is_always_there():
    told = words(out_of_hours="Duty team 01632 960902", note="Ask for the inspector.")
    assert told.lines[0] == "Hampshire control room: 01632 960901, day and night."
    assert told.lines[1:3] == ("Out of hours, safeguarding: Duty team 01632 960902.", "Ask for the inspector.")
    assert "999" in told.lines[-1]
    assert told.warning == ""


@pytest.mark.parametrize("checked", [None, date(2025, 6, 3)])
def test_numbers_that_nobody_checked_for_a_year_carry_a_warning(checked):
    assert "more than a year ago" in words(checked_on=checked).warning


@pytest.mark.parametrize(("force", "asked"), [("Hampshire", "Hampshire Police"), ("", "the force where they live")])
def test_a_force_without_numbers_falls_back_to_999_and_101(force, asked):
    told = words(force=force, telephone="")
    assert asked in told.lines[0]
    assert "101" in told.lines[1]
    assert told.warning


@pytest.mark.django_db
def test_there_is_one_route_for_each_force_and_the_last_check_counts(forces, adam, noon):
    for number in ("01632 960901", "01632 960903"):
        actions.set_control_room(force=forces["Hampshire"], ringing=Ringing(number), by=adam, at=noon)
    room = ControlRoom.objects.get()
    assert (room.telephone, room.checked_by, room.checked_on) == ("01632 960903", "Adam Frost", noon.date())
    assert "01632 960903" in route_of(forces["Hampshire"], TODAY).lines[0]
    assert "999" in route_of(None, TODAY).lines[0]


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["", "the usual one"])
def test_a_route_without_a_number_is_refused(forces, adam, noon, number):
    with pytest.raises(Refused, match="telephone number"):
        actions.set_control_room(force=forces["Hampshire"], ringing=Ringing(number), by=adam, at=noon)
