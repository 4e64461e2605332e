from datetime import date

import pytest

from peelian.accounts import actions, queries
from peelian.accounts.models import Absence
from peelian.accounts.rules.roles import Role
from peelian.kernel.refused import Refused

MONDAY, FRIDAY = date(2026, 6, 8), date(2026, 6, 12)


@pytest.fixture
def away(asha, ben, noon):
    """Asha is away from Monday to Friday and Ben stands in."""
    return actions.hand_over(officer=asha, stand_in=ben, first_day=MONDAY, last_day=FRIDAY, by=asha, at=noon)


@pytest.mark.parametrize(
    ("day", "sees"),
    [(date(2026, 6, 7), False), (MONDAY, True), (FRIDAY, True), (date(2026, 6, 13), False)],
)
def test_the_stand_in_sees_the_work_on_those_days_and_no_other(away, asha, ben, day, sees):
    assert (asha.pk in queries.covered_by(ben, day)) is sees


def test_the_officer_goes_on_seeing_their_own(away, asha):
    assert queries.covered_by(asha, MONDAY) == [asha.pk]


def test_somebody_of_another_unit_cannot_stand_in(asha, charlie, noon):
    with pytest.raises(Refused, match="not in the same unit"):
        actions.hand_over(officer=asha, stand_in=charlie, first_day=MONDAY, last_day=FRIDAY, by=asha, at=noon)


def test_nobody_stands_in_for_themselves(asha, noon):
    with pytest.raises(Refused, match="somebody else"):
        actions.hand_over(officer=asha, stand_in=asha, first_day=MONDAY, last_day=FRIDAY, by=asha, at=noon)


def test_the_last_day_is_not_before_the_first(asha, ben, noon):
    with pytest.raises(Refused, match="first day or later"):
        actions.hand_over(officer=asha, stand_in=ben, first_day=FRIDAY, last_day=MONDAY, by=asha, at=noon)


def test_nobody_is_away_twice_at_once(away, asha, ben, noon):
    with pytest.raises(Refused, match="already down as away from 8 June 2026 to 12 June 2026"):
        actions.hand_over(officer=asha, stand_in=ben, first_day=FRIDAY, last_day=FRIDAY, by=asha, at=noon)


def test_whoever_is_away_cannot_stand_in(away, asha, ben, ines, noon):
    with pytest.raises(Refused, match="Asha Verma is already down as away"):
        actions.hand_over(officer=ines, stand_in=asha, first_day=MONDAY, last_day=MONDAY, by=ines, at=noon)


def test_coming_back_early_ends_it_yesterday(away, asha, ben, noon):
    actions.come_back(absence=away, today=date(2026, 6, 10), by=asha, at=noon)
    assert asha.pk in queries.covered_by(ben, date(2026, 6, 9))
    assert asha.pk not in queries.covered_by(ben, date(2026, 6, 10))


def test_an_absence_that_has_not_begun_is_taken_out(away, asha, noon):
    actions.come_back(absence=away, today=MONDAY, by=asha, at=noon)
    assert not Absence.objects.exists()


def test_one_that_is_over_stays_as_it_was(away, asha, noon):
    with pytest.raises(Refused, match="already over"):
        actions.come_back(absence=away, today=date(2026, 6, 13), by=asha, at=noon)


def test_an_officer_ends_their_own_and_a_supervisor_anybodys_of_the_unit(away, asha, ben, ines, charlie, make_officer):
    other_sergeant = make_officer("Seth Cole", charlie.unit, Role.SUPERVISOR)
    may = [one.name for one in (asha, ben, ines, charlie, other_sergeant) if queries.absences_changed_by(one)]
    assert may == ["Asha Verma", "Ben Okoro"]
