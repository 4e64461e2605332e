"""Bands, gates and the sentence that says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.adoption.rules.findings import State
from peelian.assessment.rules.bands import Band, bands
from peelian.assessment.rules.explaining import Names, find_out_words, firm_words, reason
from peelian.assessment.rules.gates import Gate, failing
from peelian.assessment.rules.planning import Candidate, Ranked
from peelian.assessment.rules.stability import Firmness

NAMES = Names(
    threats={"ransomware": "files locked for money", "mandate-fraud": "false invoices"},
    controls={"leavers-removed": "Close the accounts of people who leave"},
    goal="Cyber Essentials",
)
A64 = Gate(requirement="A6.4", asks="Updates within 14 days.", controls=["updates", "supported"])


def ranked(cut: dict[str, float], **more: object) -> Ranked:
    because = str(more.pop("because_of", ""))
    told = {"control": "backups", "minutes": 45, "pounds": 0, "keeps": {}} | more
    return Ranked(candidate=Candidate(**told), cut=cut, because_of=because)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (
            ranked({"ransomware": 90, "mandate-fraud": 80}),
            "First because it cuts the two threats that cost firms like yours most "
            "(files locked for money; false invoices), is free and takes 45 minutes.",
        ),
        (
            ranked({"mandate-fraud": 80}, pounds=60),
            "First because it cuts the risk of false invoices, costs £60 and takes 45 minutes.",
        ),
        (
            ranked({}, because_of="leavers-removed"),
            "First because “Close the accounts of people who leave” needs it first.",
        ),
        (
            ranked({"ransomware": 90}, gate="A6.4"),
            "First because without it you would likely fail Cyber Essentials on A6.4, "
            "and it is free and takes 45 minutes.",
        ),
        (
            ranked({"ransomware": 90}, find_out=True),
            "First because nobody could say whether it is in place, and it would cut the threat that costs firms like "
            "yours most (files locked for money).",
        ),
    ],
)
def test_the_sentence_says_the_numbers_that_put_it_there(one: Ranked, words: str) -> None:
    assert reason(1, one, worst=["ransomware", "mandate-fraud"], names=NAMES) == words


def test_how_firm_a_place_is_in_words() -> None:
    assert "in 74 of 100 trials, and among the first 6 in 98" in firm_words(Firmness(0.741, 0.98), shown=6)


def test_what_nobody_knows_is_found_out() -> None:
    assert find_out_words("Is there a copy?") == "Find out: is there a copy?"


def test_small_free_things_are_for_today_and_dear_or_long_ones_wait() -> None:
    listed = [(45, 0), (20, 0), (120, 0), (60, 60), (400, 0), (10, 0)]
    assert bands(listed) == [Band.TODAY, Band.TODAY, Band.MONTH, Band.MONTH, Band.QUARTER, Band.QUARTER]


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 500)), max_size=20))
def test_when_never_goes_back(listed: list[tuple[int, int]]) -> None:
    found = [list(Band).index(band) for band in bands(listed)]
    assert found == sorted(found)


def test_a_gate_with_a_no_is_likely_shut_and_one_nobody_knows_may_be() -> None:
    [shut] = failing([A64], {"updates": State.PARTLY, "supported": None})
    assert (shut.sure, shut.because) == (True, ("updates",))
    [open_question] = failing([A64], {"updates": State.YES, "supported": State.DONT_KNOW})
    assert (open_question.sure, open_question.because) == (False, ("supported",))


def test_an_open_gate_and_one_that_nobody_asked_about_are_left_out() -> None:
    assert failing([A64], {"updates": State.YES}) == []
    assert failing([A64], {"backups": State.NO}) == []
