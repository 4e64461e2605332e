"""Which unit sees which force's records is a dated agreement: the day decides, and nobody changes code."""

from datetime import date, datetime

import pytest
import time_machine

from peelian.accounts import actions, queries
from peelian.accounts.models import Officer
from peelian.kernel.refused import Refused

FIRST, LAST = date(2026, 5, 1), date(2026, 5, 31)


@pytest.fixture
def kent(northmarsh, forces, adam, noon):
    """Northmarsh sees Kent from 1 May, to 31 May once it is ended."""
    return actions.agree(unit=northmarsh, force=forces["Kent"], valid_from=FIRST, basis="MoU 7", by=adam, at=noon)


def seen_by(officer, day):
    with time_machine.travel(datetime(day.year, day.month, day.day, 12), tick=False):
        return Officer.objects.get(pk=officer.pk).forces


@pytest.mark.parametrize(("day", "sees"), [(date(2026, 4, 30), False), (date(2026, 5, 1), True)])
def test_a_force_is_seen_from_the_first_day_and_not_the_day_before(kent, asha, day, sees):
    assert (kent.force_id in seen_by(asha, day)) is sees


@pytest.mark.parametrize(("day", "sees"), [(date(2026, 5, 31), True), (date(2026, 6, 1), False)])
def test_a_force_is_seen_to_the_last_day_and_not_the_day_after(kent, asha, adam, noon, day, sees):
    actions.end_agreement(agreement=kent, last_day=LAST, by=adam, at=noon)
    assert (kent.force_id in seen_by(asha, day)) is sees


def test_another_unit_does_not_see_it(kent, charlie):
    assert kent.force_id not in seen_by(charlie, FIRST)


def test_the_holder_of_a_force_changes_with_the_day(kent, adam, noon, northmarsh):
    actions.end_agreement(agreement=kent, last_day=LAST, by=adam, at=noon)
    assert queries.holders_of([kent.force_id], LAST) == {kent.force_id: northmarsh}
    assert queries.holders_of([kent.force_id], date(2026, 6, 1)) == {}


def test_the_same_agreement_twice_is_refused(kent, northmarsh, adam, noon):
    with pytest.raises(Refused, match="already sees"):
        actions.agree(unit=northmarsh, force=kent.force, valid_from=LAST, basis="MoU 8", by=adam, at=noon)


def test_an_agreement_is_ended_once(kent, adam, noon):
    actions.end_agreement(agreement=kent, last_day=LAST, by=adam, at=noon)
    with pytest.raises(Refused, match="already has a last day"):
        actions.end_agreement(agreement=kent, last_day=FIRST, by=adam, at=noon)


def test_it_cannot_end_before_it_began(kent, adam, noon):
    with pytest.raises(Refused, match="cannot end before"):
        actions.end_agreement(agreement=kent, last_day=date(2026, 4, 30), by=adam, at=noon)
