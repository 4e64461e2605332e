from hypothesis import given
from hypothesis import strategies as st

from peelian.adoption.rules.findings import State
from peelian.evaluation.rules.firms import put_in_place

STATES = st.dictionaries(st.sampled_from(["backups", "two-step-email", "screen-lock"]), st.sampled_from(State))


def test_what_was_not_there_or_partly_and_is_now_was_put_in_place() -> None:
    assert put_in_place({"backups": State.NO}, {"backups": State.YES})
    assert put_in_place({"backups": State.PARTLY}, {"backups": State.YES})


def test_half_a_change_and_knowing_more_are_not_enough() -> None:
    assert not put_in_place({"backups": State.NO}, {"backups": State.PARTLY})
    assert not put_in_place({"backups": State.DONT_KNOW}, {"backups": State.YES})
    assert not put_in_place({}, {"backups": State.YES})
    assert not put_in_place({"backups": State.NO}, {"screen-lock": State.YES})


@given(STATES)
def test_nothing_changes_without_change(states: dict[str, State]) -> None:
    assert not put_in_place(states, states)
