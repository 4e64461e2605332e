import pytest

from peelian.accounts.rules.roles import MAY, Duty, Role, may

# The table once more, by hand: who does what.
TABLE = {
    Duty.WORK_VICTIMS: {Role.OFFICER, Role.SUPERVISOR, Role.INFORMATION_MANAGER},
    Duty.HELP_FIRMS: {Role.OFFICER, Role.SUPERVISOR, Role.INFORMATION_MANAGER},
    Duty.LOAD_FEEDS: {Role.OFFICER, Role.SUPERVISOR, Role.INFORMATION_MANAGER},
    Duty.READ_LIBRARY: set(Role) - {Role.INVESTIGATOR},
    Duty.SEE_FIGURES: set(Role) - {Role.INVESTIGATOR},
    Duty.SEE_ACCESS_LOG: {Role.SUPERVISOR, Role.INFORMATION_MANAGER},
    Duty.READ_TAKEN_OUT: {Role.INFORMATION_MANAGER},
    Duty.SEE_RECORD_TYPES: {Role.INFORMATION_MANAGER},
    Duty.ASSIGN: {Role.SUPERVISOR},
    Duty.SET_WEIGHTS: {Role.SUPERVISOR},
    Duty.EDIT_BLOCKS: {Role.SUPERVISOR},
    Duty.DECIDE_WHO_IS_WHO: {Role.OFFICER, Role.SUPERVISOR, Role.INFORMATION_MANAGER},
    Duty.SEE_QUALITY: {Role.SUPERVISOR, Role.INFORMATION_MANAGER},
    Duty.HOLD_CASES: {Role.INVESTIGATOR},
    Duty.MANAGE_STAFF: {Role.ADMINISTRATOR},
}


@pytest.mark.parametrize("duty", Duty)
def test_a_duty_is_done_by_these_roles_and_no_other(duty):
    assert {role for role in Role if may(role, duty)} == TABLE[duty]


def test_every_role_has_its_line():
    assert set(MAY) == set(Role)


@pytest.mark.parametrize("duty", Duty)
def test_an_unknown_role_does_nothing(duty):
    assert not may("chief wizard", duty)
