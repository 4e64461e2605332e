"""Which warning touches which way, and which call may not be recorded under it."""

import pytest

from peelian.intake.rules.stages import Reached
from peelian.intake.rules.warnings import CLOSES, INSTEAD, NO_CALL, NO_MESSAGE, against_call, instead, touches
from peelian.parties.models.flags import FlagKind
from peelian.parties.rules.kinds import Channel

TOUCHED = {
    FlagKind.DANGER_TO_LIFE: set(Channel),
    FlagKind.VULNERABLE: set(Channel),
    FlagKind.DO_NOT_EMAIL: {Channel.EMAIL},
    FlagKind.DO_NOT_RING: {Channel.TELEPHONE},
    FlagKind.DO_NOT_WRITE: {Channel.LETTER},
    FlagKind.DO_NOT_TEXT: {Channel.TEXT},
    FlagKind.NO_VOICEMAIL: {Channel.TELEPHONE},
}


@pytest.mark.parametrize("kind", FlagKind)
def test_a_warning_touches_its_own_way_and_danger_touches_all(kind):
    assert {way for way in Channel if touches(kind, [way])} == TOUCHED[kind]


def test_a_kind_of_warning_that_nobody_has_thought_of_yet_touches_every_way():
    assert all(touches("Speaks through an interpreter", [way]) for way in Channel)


def test_every_warning_that_closes_something_says_what_may_be_done_instead():
    assert set(CLOSES) | {NO_MESSAGE} == set(INSTEAD) <= set(FlagKind)
    assert instead([FlagKind.VULNERABLE, FlagKind.DO_NOT_TEXT, FlagKind.DO_NOT_EMAIL]) == ["Ring, or write a letter."]


@pytest.mark.parametrize("reached", Reached)
def test_under_do_not_ring_only_that_they_rang_us_may_be_recorded(reached):
    assert bool(against_call(reached, [NO_CALL])) is (reached is not Reached.RANG_US)


@pytest.mark.parametrize("reached", Reached)
def test_under_leave_no_message_only_a_message_may_not_be_recorded(reached):
    assert bool(against_call(reached, [NO_MESSAGE])) is (reached is Reached.LEFT_MESSAGE)


@pytest.mark.parametrize("reached", Reached)
def test_other_warnings_stop_no_call(reached):
    assert against_call(reached, ["Vulnerable", "Do not e-mail", "Danger to life"]) == ""
