"""Whom a batch may write to."""

from dataclasses import replace

import pytest

from peelian.intake.rules.batching import Considered, why_left_out
from peelian.intake.rules.stages import Band
from peelian.release.rules.channels import Channel

QUIET = Considered(
    unclaimed=True, taken_by="", band=Band.OTHER, firm_signs=0, repeat=False, flags=(), in_doubt=False,
    place="somewhere", stopped="", reached_before=False,
)  # fmt: skip


def test_somebody_of_whom_nothing_presses_is_written_to():
    assert why_left_out(QUIET, Channel.EMAIL) == why_left_out(QUIET, Channel.LETTER) == ""


@pytest.mark.parametrize(
    ("differs", "words"),
    [
        ({"band": Band.DANGER}, "In danger: ring them."),
        ({"flags": ("Danger to life",)}, "In danger: ring them."),
        ({"band": Band.VULNERABLE}, "Vulnerable: ring them."),
        ({"flags": ("Vulnerable",)}, "Vulnerable: ring them."),
        ({"flags": ("Do not ring",)}, "There is a warning: do not ring."),
        ({"stopped": "Ring Ms Bell first."}, "Ring Ms Bell first."),
        ({"unclaimed": False, "taken_by": "Ben Okoro"}, "Ben Okoro has it."),
        ({"unclaimed": False}, "It is not in the queue any more."),
        ({"band": Band.ONGOING}, "It is still going on: ring them."),
        ({"firm_signs": 1}, "Much hangs on this firm: ring them."),
        ({"repeat": True}, "They reported before this year: ring them."),
        ({"reached_before": True}, "Somebody has tried to reach them already."),
        ({"place": ""}, "We have no postal address."),
    ],
    ids=lambda given: given if isinstance(given, str) else None,
)
def test_whoever_should_be_rung_is_left_out_and_it_says_why(differs, words):
    assert why_left_out(replace(QUIET, **differs), Channel.LETTER) == words


def test_a_mailbox_in_doubt_is_never_written_to_and_a_letter_may_go():
    doubted = replace(QUIET, in_doubt=True)
    assert why_left_out(doubted, Channel.EMAIL) == "Somebody else may read their mailbox: send a letter."
    assert why_left_out(doubted, Channel.LETTER) == ""


def test_danger_is_said_before_everything_else():
    worst = replace(QUIET, band=Band.DANGER, flags=("Do not write",), unclaimed=False, place="", repeat=True)
    assert why_left_out(worst, Channel.EMAIL) == "In danger: ring them."
