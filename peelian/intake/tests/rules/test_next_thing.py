"""The sentence at the top of a record."""

from dataclasses import replace

import pytest

from peelian.intake.rules.next_thing import Stands, next_thing
from peelian.intake.rules.stages import Stage

NEW = Stands(stage=Stage.NEW, whose="It is yours.", due=("Monday 8 June", "2 working days left"))
BY = "First contact by Monday 8 June, 2 working days left."
CLAIMED, WAITING = replace(NEW, stage=Stage.CLAIMED), replace(NEW, stage=Stage.WAITING)
FLAG, PAUSE = ("DS Dee Okafor", "NFRC26000009"), ("4 June 2026", "they are away", "18 June 2026")


@pytest.mark.parametrize(
    ("now", "stands_out", "follows"),
    [
        (NEW, "Next: claim this report.", f"{BY} Nobody has it."),
        (CLAIMED, "Next: ring.", f"{BY} It is yours."),
        (replace(CLAIMED, tried=True), "Next: try again, or advise.", "It is yours."),
        (replace(CLAIMED, tried=True, advised=True), "Next: say how it ended.", "It is yours."),
        (replace(CLAIMED, stopped=FLAG), "Next: ring DS Dee Okafor, who investigates NFRC26000009.", "It is yours."),
        (WAITING, "Next: ask what changed.", "It is yours."),
        (replace(WAITING, asked=True), "We are waiting for their answer.", "It is yours."),
        (replace(NEW, stage=Stage.CLOSED, outcome="advised"), "Contact has ended: advised.", ""),
    ],
)
def test_a_record_says_what_comes_next_and_whose_it_is(now: Stands, stands_out: str, follows: str) -> None:
    assert next_thing(now) == (stands_out, follows)


def test_a_clock_that_is_stopped_says_so_before_any_question() -> None:
    said = next_thing(replace(WAITING, pause=PAUSE, asked=True))
    assert said == (
        "The clock is stopped since 4 June 2026, because they are away.",
        "It runs again on 18 June 2026. It is yours.",
    )
