"""What stands when several people answer, with and without a connection."""

from datetime import datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from peelian.adoption.rules.findings import Evidence, State
from peelian.assessment.rules.answers import Given, Question, effective, hidden, standing

NOON = datetime(2026, 6, 4, 12)


def said(key: int, state: State, *saw: int, control: str = "backups", evidence: Evidence = Evidence.SAID) -> Given:
    return Given(
        key=UUID(int=key),
        control=control,
        state=state,
        evidence=evidence,
        note="",
        saw=frozenset(map(UUID, map(lambda one: f"{one:032x}", saw))),
        by_name="Dawn",
        given_at=NOON,
    )


def test_an_answer_that_saw_another_replaces_it() -> None:
    stands = standing([said(1, State.NO), said(2, State.YES, 1)])["backups"]
    assert stands.state is State.YES
    assert not stands.in_conflict


def test_two_that_did_not_see_each_other_are_both_kept_and_count_as_not_known() -> None:
    stands = standing([said(1, State.NO), said(2, State.YES)])["backups"]
    assert stands.in_conflict
    assert [answer.state for answer in stands.answers] == [State.NO, State.YES]
    assert stands.state is State.DONT_KNOW


def test_two_that_agree_are_no_conflict_and_the_better_evidence_stands() -> None:
    stands = standing([said(1, State.YES), said(2, State.YES, evidence=Evidence.SEEN)])["backups"]
    assert not stands.in_conflict
    assert stands.evidence is Evidence.SEEN


def test_an_answer_that_saw_both_settles_it() -> None:
    assert (
        standing([said(1, State.NO), said(2, State.YES), said(3, State.PARTLY, 1, 2)])["backups"].state is State.PARTLY
    )


def test_one_that_saw_only_one_of_two_leaves_the_other_standing() -> None:
    assert standing([said(1, State.NO), said(2, State.YES), said(3, State.PARTLY, 2)])["backups"].in_conflict


def test_an_answer_cannot_have_seen_what_came_after_it() -> None:
    stands = standing([said(1, State.NO, 2), said(2, State.YES, 1)])["backups"]
    assert [answer.key.int for answer in stands.answers] == [2]


@given(
    st.lists(st.tuples(st.sampled_from(list(State)), st.lists(st.integers(0, 8), max_size=3)), min_size=1, max_size=9)
)
def test_something_always_stands_and_the_last_answer_is_part_of_it(listed: list[tuple[State, list[int]]]) -> None:
    answers = [said(key, state, *saw) for key, (state, saw) in enumerate(listed)]
    stands = standing(answers)["backups"]
    assert stands.answers[-1].key == answers[-1].key


CHAIN = [Question("website"), Question("flood", "website"), Question("flood-tested", "flood"), Question("backups")]


def test_what_hangs_on_a_no_is_no_however_far_down_and_whatever_was_said_of_it() -> None:
    answered = {"website": State.NO, "flood": State.YES, "flood-tested": State.YES}
    found = effective(CHAIN, answered)
    assert found == {"website": State.NO, "flood": State.NO, "flood-tested": State.NO, "backups": None}
    assert hidden(CHAIN, answered) == {"flood", "flood-tested"}


def test_what_hangs_on_something_that_does_not_apply_does_not_apply() -> None:
    assert effective(CHAIN, {"website": State.NOT_APPLICABLE})["flood-tested"] is State.NOT_APPLICABLE


def test_what_hangs_on_something_unknown_is_asked() -> None:
    assert hidden(CHAIN, {"website": State.DONT_KNOW}) == set()
    assert effective(CHAIN, {"website": State.DONT_KNOW, "flood": State.YES})["flood"] is State.YES
