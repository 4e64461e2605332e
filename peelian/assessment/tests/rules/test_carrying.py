"""What becomes of earlier answers under a new questionnaire."""

from hypothesis import given
from hypothesis import strategies as st

from peelian.adoption.rules.findings import State
from peelian.assessment.rules.carrying import Earlier, Why, carry

CONTROLS = st.sampled_from("abcdefgh")
BEFORE = st.dictionaries(CONTROLS, st.builds(Earlier, st.sampled_from([*State, None]), st.booleans()))
ASKED = st.lists(CONTROLS, unique=True)


def test_an_answer_is_kept_where_its_question_means_the_same() -> None:
    before = {
        "same": Earlier(State.NO, True),
        "changed": Earlier(State.YES, False),
        "unknown": Earlier(State.DONT_KNOW, True),
        "gone": Earlier(State.YES, True),
    }
    found = carry(before, ["new", "unknown", "changed", "same"])
    assert found.kept == ("same",)
    assert found.again == (("new", Why.NEW), ("unknown", Why.UNKNOWN), ("changed", Why.CHANGED))
    assert found.gone == ("gone",)


@given(BEFORE, ASKED)
def test_every_question_is_kept_or_asked_again_and_every_answer_is_told_of(
    before: dict[str, Earlier], asked: list[str]
) -> None:
    found = carry(before, asked)
    assert sorted([*found.kept, *(control for control, _ in found.again)]) == sorted(asked)
    assert set(found.gone) | set(asked) >= set(before)
    assert not set(found.gone) & set(asked)


@given(BEFORE, ASKED)
def test_nothing_is_kept_that_nobody_knew_or_that_means_something_else(
    before: dict[str, Earlier], asked: list[str]
) -> None:
    for control in carry(before, asked).kept:
        assert before[control].means_the_same
        assert before[control].state not in (None, State.DONT_KNOW)


@given(BEFORE)
def test_the_same_questions_keep_everything_that_is_known_and_means_the_same(before: dict[str, Earlier]) -> None:
    known = [code for code, one in before.items() if one.means_the_same and one.state not in (None, State.DONT_KNOW)]
    assert list(carry(before, before).kept) == known
