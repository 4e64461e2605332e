"""Two times of asking the same firm."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.adoption.rules.findings import Evidence, State
from peelian.assessment.rules.comparing import How, Stand, compare, finding, how_changed
from peelian.assessment.rules.scoring import HALVES, Range

THEN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
STANDS = st.builds(Stand, state=st.sampled_from([*State, None]), evidence=st.sampled_from(list(Evidence)))
ASSESSMENTS = st.dictionaries(st.sampled_from("abcdefgh"), STANDS)
SAID, SEEN, CHECKED = Evidence


def stand(state: State | None, evidence: Evidence = SAID) -> Stand:
    return Stand(state=state, evidence=evidence, by_name="Dawn", since=THEN)


@pytest.mark.parametrize(
    ("before", "now", "how"),
    [
        (State.NO, State.YES, How.BETTER),
        (State.PARTLY, State.YES, How.BETTER),
        (State.YES, State.PARTLY, How.WORSE),
        (State.DONT_KNOW, State.NO, How.KNOWN),
        (None, State.NOT_APPLICABLE, How.KNOWN),
        (State.YES, State.DONT_KNOW, How.UNKNOWN),
        (State.YES, None, How.UNKNOWN),
        (State.NO, State.NOT_APPLICABLE, How.NOT_NEEDED),
        (State.NOT_APPLICABLE, State.NO, How.APPLIES),
        (None, State.DONT_KNOW, None),
        (State.YES, State.YES, None),
    ],
)
def test_what_became_of_an_answer(before: State | None, now: State | None, how: How | None) -> None:
    assert how_changed(stand(before), stand(now)) is how


def test_stronger_evidence_for_the_same_answer_is_told_as_that() -> None:
    assert how_changed(stand(State.YES, SAID), stand(State.YES, SEEN)) is How.SURER
    assert how_changed(stand(State.YES, CHECKED), stand(State.YES, SEEN)) is How.LESS_SURE


@given(STANDS, STANDS, st.sampled_from(list(Evidence)), st.sampled_from(list(Evidence)))
def test_evidence_never_makes_an_answer_better_or_worse(
    before: Stand, now: Stand, one: Evidence, other: Evidence
) -> None:
    again = how_changed(stand(before.state, one), stand(now.state, other))
    either = {None, How.SURER, How.LESS_SURE}
    assert again is how_changed(before, now) or {again, how_changed(before, now)} <= either


@given(STANDS, STANDS)
def test_better_one_way_is_worse_the_other(before: Stand, now: Stand) -> None:
    opposite = {
        How.BETTER: How.WORSE,
        How.KNOWN: How.UNKNOWN,
        How.NOT_NEEDED: How.APPLIES,
        How.SURER: How.LESS_SURE,
        None: None,
    }
    both = opposite | {value: key for key, value in opposite.items()}
    assert how_changed(now, before) is both[how_changed(before, now)]


@given(ASSESSMENTS)
def test_nothing_changes_from_an_assessment_to_itself(one: dict[str, Stand]) -> None:
    found = compare(one, one)
    assert (found.changes, found.same, found.new, found.dropped) == ((), len(one), (), ())
    assert found.range_before == found.range_now


@given(ASSESSMENTS, ASSESSMENTS)
def test_every_question_is_told_of_once(before: dict[str, Stand], now: dict[str, Stand]) -> None:
    found = compare(before, now)
    assert len(found.changes) + found.same + len(found.new) == len(now)
    assert len(found.changes) + found.same + len(found.dropped) == len(before)


@given(ASSESSMENTS, st.data())
def test_what_only_gets_better_never_lowers_the_range(before: dict[str, Stand], data: st.DataObject) -> None:
    now = {
        control: stand(data.draw(st.sampled_from([one for one in HALVES if HALVES[one] >= HALVES[old.state]])))
        if old.state in HALVES
        else old
        for control, old in before.items()
    }
    found = compare(before, now)
    assert found.count(How.WORSE, How.UNKNOWN) == 0
    assert found.range_now.low >= found.range_before.low


def test_the_worst_is_told_first_and_ranges_are_over_what_both_asked() -> None:
    before = {"a": stand(State.NO), "b": stand(State.YES), "gone": stand(State.NO)}
    now = {"a": stand(State.YES), "b": stand(State.NO), "new": stand(State.YES)}
    found = compare(before, now)
    assert [(change.control, change.how) for change in found.changes] == [("b", How.WORSE), ("a", How.BETTER)]
    assert (found.new, found.dropped) == (("new",), ("gone",))
    assert (found.range_before.low, found.range_now.low) == (50, 50)


@pytest.mark.parametrize(
    ("before", "now", "says"),
    [
        ((10, 40), (10, 40), "has not moved"),
        ((10, 40), (50, 70), "It stands higher, whatever"),
        ((50, 70), (10, 40), "It stands lower, whatever"),
        ((10, 70), (20, 50), "We know more"),
        ((10, 40), (30, 60), "Both ends of the range are higher"),
        ((10, 40), (10, 60), "Both ends of the range are higher"),
        ((30, 60), (10, 40), "Both ends of the range are lower"),
        ((10, 40), (5, 60), "We know less, and the range is wider"),
    ],
)
def test_the_finding_says_no_more_than_the_ranges(before: tuple[int, int], now: tuple[int, int], says: str) -> None:
    assert says in finding(Range(*before, 1, 9), Range(*now, 1, 9))
