from datetime import date

import pytest

from peelian.evaluation.rules.figures import (
    AgainCounts,
    Verdict,
    Waits,
    again_figure,
    answered_figure,
    count_figure,
    counted_figure,
    waiting_figure,
)
from peelian.knowledge import queries as knowledge

ON = date(2026, 6, 4)


@pytest.fixture
def behaviour():
    return knowledge.indicator("behaviour_change", on=ON)


def test_the_sentence_says_share_and_interval(behaviour):
    figure = answered_figure(behaviour, 14, 19, 31)
    assert figure.finding == "14 of 19 say they changed something: 74%, between 51 and 88."


def test_those_who_did_not_answer_are_said_beside_it(behaviour):
    figure = answered_figure(behaviour, 14, 19, 31)
    assert figure.notes[0] == "19 of 31 people and firms asked have answered."
    assert figure.notes[1] == "If none of the other 12 changed anything it is 45%; if all did, 84%."
    assert (figure.floor, figure.ceiling, figure.response_rate) == (14 / 31, 26 / 31, 19 / 31)


def test_one_who_did_not_answer_is_spoken_of_as_one(behaviour):
    figure = answered_figure(behaviour, 3, 3, 4)
    assert figure.notes[1] == "If the other one changed nothing it is 75%; if they did, 100%."


@pytest.mark.parametrize(
    ("changed", "answered", "verdict"),
    [(14, 19, Verdict.TOO_FEW), (190, 200, Verdict.MET), (60, 118, Verdict.NOT_MET), (1, 1, Verdict.TOO_FEW)],
)
def test_a_target_is_met_only_when_the_whole_interval_is_past_it(behaviour, changed, answered, verdict):
    assert answered_figure(behaviour, changed, answered, answered).verdict is verdict


def test_nobody_asked_and_nobody_answered_are_two_things(behaviour):
    assert answered_figure(behaviour, 0, 0, 0).finding == "Nobody has been asked yet, so we cannot say what changed."
    silent = answered_figure(behaviour, 0, 0, 3)
    assert silent.finding == "None of the 3 people and firms asked has answered yet."
    assert (silent.response_rate, silent.share, silent.verdict) == (0, None, Verdict.TOO_FEW)


def test_few_answers_and_many_silent_are_each_said(behaviour):
    assert len(answered_figure(behaviour, 5, 10, 40).notes) == 4
    assert len(answered_figure(behaviour, 50, 60, 60).notes) == 1


def test_a_share_of_everybody_meets_its_target_or_does_not():
    attempted = knowledge.indicator("attempted", on=ON)
    assert counted_figure(attempted, 40, 40, "were tried").verdict is Verdict.MET
    missed = counted_figure(attempted, 39, 40, "were tried")
    assert missed.verdict is Verdict.NOT_MET
    assert missed.finding == "39 of 40 were tried: 98%, between 87 and 100."


def test_without_a_target_there_is_no_verdict():
    advised = knowledge.indicator("advised", on=ON)
    assert counted_figure(advised, 10, 40, "were advised").verdict is None


def test_nobody_in_scope_is_no_share():
    attempted = knowledge.indicator("attempted", on=ON)
    assert counted_figure(attempted, 0, 0, "were tried").share is None


def test_one_victim_and_several_are_counted_in_words():
    in_scope = knowledge.indicator("in_scope", on=ON)
    assert count_figure(in_scope, 1).finding == "1 victim is in scope."
    assert count_figure(in_scope, 1204).finding == "1,204 victims are in scope."


def test_waiting_says_the_middle_and_who_has_no_time_yet():
    waiting = knowledge.indicator("time_to_first_attempt", on=ON)
    figure = waiting_figure(waiting, Waits(tried=40, in_time=30, not_tried=3, late=1, quartiles=(1, 2.5, 4)))
    assert figure.finding == "30 of 40 were first tried in time: 75%, between 60 and 86."
    assert figure.notes == (
        "Half of them were tried within 2.5 working days, the middle half after 1 to 4 working days.",
        "3 victims have not been tried yet and have no time; for 1 of them the day has passed.",
    )
    assert (figure.middle, figure.spread) == (2.5, (1, 4))


def test_waiting_of_nobody_has_no_middle():
    waiting = knowledge.indicator("time_to_first_attempt", on=ON)
    figure = waiting_figure(waiting, Waits(tried=0, in_time=0, not_tried=2, late=0, quartiles=None))
    assert (figure.middle, figure.share) == (None, None)
    assert figure.notes == ("2 victims have not been tried yet and have no time.",)


def test_waiting_that_hardly_differs_says_the_middle_alone():
    waiting = knowledge.indicator("time_to_first_attempt", on=ON)
    figure = waiting_figure(waiting, Waits(tried=9, in_time=9, not_tried=0, late=0, quartiles=(1, 1, 1)))
    assert figure.notes == ("Half of them were tried within 1 working day.",)


@pytest.mark.parametrize(
    ("answered", "asked", "words"),
    [
        (1, 1, "1 of 1 person or firm asked has answered."),
        (1, 3, "1 of 3 people and firms asked has answered."),
        (2, 3, "2 of 3 people and firms asked have answered."),
    ],
)
def test_one_has_answered_and_two_have(behaviour, answered, asked, words):
    assert answered_figure(behaviour, 0, answered, asked).notes[0] == words


def again(*counts: int):
    return again_figure(knowledge.indicator("victim_again", on=ON), AgainCounts(*counts))


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((20, 3, 0), "3 of 20 victims advised were victims again within 12 months."),
        ((1, 1, 0), "1 of 1 victim advised was a victim again within 12 months."),
        ((1, 0, 0), "0 of 1 victim advised was a victim again within 12 months."),
        ((0, 0, 0), "Nobody was advised in this period."),
    ],
)
def test_victims_again_are_counted_and_no_share_is_claimed(counts, words):
    figure = again(*counts)
    assert (figure.finding, figure.share, figure.low, figure.verdict) == (words, None, None, None)


def test_victims_again_never_stand_without_their_warning():
    assert "proves nothing" in again(20, 3, 0).notes[0]
    assert again(20, 3, 8).notes[1] == "For 8 of them the 12 months still run, so the count can only rise."
