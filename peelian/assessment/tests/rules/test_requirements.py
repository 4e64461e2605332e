"""Where a firm stands on what a framework asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.adoption.rules.findings import State
from peelian.assessment.rules.requirements import (
    Borne,
    Met,
    Reach,
    Standing,
    fail_words,
    standing_of_whole,
    standing_on,
)

STATES = st.sampled_from([*State, None])
BORNE = st.lists(st.builds(Borne, STATES, st.sampled_from(Reach)), min_size=1, max_size=6)
UNKNOWN = (State.DONT_KNOW, None)
ORDER = [Met.NOT, Met.PARTLY, Met.MET]
SAME, MORE, PART = Reach


@pytest.mark.parametrize(
    ("borne", "met"),
    [
        ([], Met.NOTHING_ASKS),
        ([(State.YES, MORE)], Met.MET),
        ([(State.PARTLY, SAME)], Met.PARTLY),
        ([(State.NO, SAME)], Met.NOT),
        ([(State.NO, SAME), (None, PART)], Met.NOT),
        ([(State.PARTLY, SAME), (None, MORE)], Met.PARTLY),
        ([(State.NO, MORE), (None, PART)], Met.DONT_KNOW),
        ([(State.DONT_KNOW, SAME)], Met.DONT_KNOW),
        ([(None, PART)], Met.DONT_KNOW),
        ([(State.NOT_APPLICABLE, SAME)], Met.NOT_APPLICABLE),
        ([(State.NOT_APPLICABLE, SAME), (State.NO, PART)], Met.NOT),
        ([(State.YES, PART), (State.YES, PART)], Met.PARTLY),
        ([(State.YES, PART), (None, PART)], Met.PARTLY),
        ([(State.NO, PART), (None, PART)], Met.DONT_KNOW),
        ([(State.YES, MORE), (State.NO, PART)], Met.PARTLY),
        ([(State.YES, MORE), (None, PART)], Met.DONT_KNOW),
    ],
)
def test_what_answers_come_to(borne: list[tuple[State | None, Reach]], met: Met) -> None:
    assert standing_on([Borne(*one) for one in borne]).met is met


def test_parts_that_are_all_in_place_are_told_as_that() -> None:
    assert standing_on([Borne(State.YES, PART)]) == Standing(Met.PARTLY, only_parts=True)
    assert standing_on([Borne(State.YES, PART), Borne(State.PARTLY, PART)]) == Standing(Met.PARTLY)


@given(BORNE)
def test_parts_alone_never_meet_a_requirement(borne: list[Borne]) -> None:
    assert standing_on([Borne(one.state, PART) for one in borne]).met is not Met.MET


@given(BORNE, st.data())
def test_no_to_yes_never_lowers_it(borne: list[Borne], data: st.DataObject) -> None:
    known = [one for one in borne if one.state not in (*UNKNOWN, State.NOT_APPLICABLE)]
    if not known:
        return
    at = data.draw(st.integers(0, len(known) - 1))
    low, high = ([*known[:at], Borne(state, known[at].reach), *known[at + 1 :]] for state in (State.NO, State.YES))
    assert ORDER.index(standing_on(low).met) <= ORDER.index(standing_on(high).met)


@given(BORNE, st.data())
def test_what_is_known_is_not_turned_by_what_was_unknown(borne: list[Borne], data: st.DataObject) -> None:
    before = standing_on(borne).met
    known = st.sampled_from([State.YES, State.PARTLY, State.NO])
    learnt = [Borne(data.draw(known), one.reach) if one.state in UNKNOWN else one for one in borne]
    if before is not Met.DONT_KNOW:
        assert standing_on(learnt).met is before


@pytest.mark.parametrize(
    ("parts", "met"),
    [
        ([Met.MET, Met.MET], Met.MET),
        ([Met.NOT, Met.NOT], Met.NOT),
        ([Met.MET, Met.NOT], Met.PARTLY),
        ([Met.MET, Met.DONT_KNOW], Met.DONT_KNOW),
        ([Met.PARTLY, Met.DONT_KNOW], Met.PARTLY),
        ([Met.NOT, Met.DONT_KNOW], Met.DONT_KNOW),
        ([Met.MET, Met.NOTHING_ASKS], Met.PARTLY),
        ([Met.NOTHING_ASKS], Met.NOTHING_ASKS),
        ([Met.NOT_APPLICABLE], Met.NOT_APPLICABLE),
        ([Met.NOT_APPLICABLE, Met.MET], Met.MET),
    ],
)
def test_what_the_parts_of_a_requirement_come_to(parts: list[Met], met: Met) -> None:
    assert standing_of_whole(Standing(one) for one in parts).met is met


def test_a_likely_fail_is_said_in_words_that_give_no_verdict() -> None:
    assert fail_words("A6.4", "Danzell", sure=True) == (
        "Likely automatic fail on A6.4 (Danzell); only an assessor decides."
    )
    assert fail_words("A6.4", "Danzell", sure=False).startswith("Nobody knows yet")
