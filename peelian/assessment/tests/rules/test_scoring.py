"""A range, never one number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.adoption.rules.findings import Evidence, State
from peelian.assessment.rules.scoring import Range, confidence, range_of

STATES = st.lists(st.sampled_from([*State, None]), max_size=40)
KNOWN = [State.YES, State.PARTLY, State.NO]


@pytest.mark.parametrize(
    ("states", "low", "high"),
    [
        ([], 0, 100),
        ([None] * 5, 0, 100),
        ([State.NOT_APPLICABLE] * 3, 0, 100),
        ([State.YES, State.NO], 50, 50),
        ([State.YES, State.DONT_KNOW], 50, 100),
        ([State.PARTLY, None, State.NO], 16, 50),
        ([State.YES, State.NOT_APPLICABLE], 100, 100),
        ([State.YES, State.YES, State.NO], 66, 67),
    ],
)
def test_the_ends_of_the_range(states: list[State | None], low: int, high: int) -> None:
    found = range_of(states)
    assert (found.low, found.high) == (low, high)


@given(STATES)
def test_it_is_a_range_out_of_100(states: list[State | None]) -> None:
    found = range_of(states)
    assert 0 <= found.low <= found.high <= 100
    assert found.unknown == sum(state in (None, State.DONT_KNOW) for state in states)


@given(STATES, st.data())
def test_no_to_yes_never_lowers_it(states: list[State | None], data: st.DataObject) -> None:
    at = _pick(states, [State.NO, State.PARTLY], data)
    if at is not None:
        _at_least(range_of(_with(states, at, State.YES)), range_of(states))


@given(STATES, st.data())
def test_to_know_only_narrows_it(states: list[State | None], data: st.DataObject) -> None:
    at = _pick(states, [None, State.DONT_KNOW], data)
    counted = [state for state in states if state is not State.NOT_APPLICABLE]
    if at is None or len(counted) < 2:
        return
    before, after = (
        range_of(states),
        range_of(_with(states, at, data.draw(st.sampled_from([*KNOWN, State.NOT_APPLICABLE])))),
    )
    assert before.low <= after.low
    assert after.high <= before.high


def test_how_we_know_is_counted_apart_and_never_changes_the_range() -> None:
    known = {
        "backups": (State.YES, Evidence.SEEN),
        "updates": (State.NO, Evidence.SAID),
        "lock": (State.DONT_KNOW, Evidence.SAID),
    }
    assert confidence(known).share == 0.5
    assert confidence({}).share is None


def _pick(states: list[State | None], of: list[State | None], data: st.DataObject) -> int | None:
    places = [at for at, state in enumerate(states) if state in of]
    return data.draw(st.sampled_from(places)) if places else None


def _with(states: list[State | None], at: int, state: State) -> list[State | None]:
    return [*states[:at], state, *states[at + 1 :]]


def _at_least(after: Range, before: Range) -> None:
    assert after.low >= before.low
    assert after.high >= before.high
