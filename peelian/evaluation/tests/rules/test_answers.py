"""What may be said of an audience's answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.adoption.rules.findings import State
from peelian.evaluation.rules.answers import answered_words, answers_to

counts = st.dictionaries(st.sampled_from(list(State)), st.integers(0, 12))


@given(counts)
def test_no_count_of_one_to_four_is_ever_shown(given_counts):
    found = answers_to("backups", "Do you?", given_counts)
    assert not {words for _, words in found.rows} & set("1234")


@given(counts)
def test_nothing_hidden_can_be_had_by_taking_the_rest_from_the_total(given_counts):
    found = answers_to("backups", "Do you?", given_counts)
    hidden = [words for _, words in found.rows if words == "not shown"]
    rest = found.n - sum(int(words) for _, words in found.rows if words != "not shown")
    assert not found.rows or len(hidden) != 1 or rest == 0 or found.n - rest == 0


@given(counts)
def test_a_share_is_shown_only_where_both_its_sides_are_of_five_or_more_or_none(given_counts):
    found = answers_to("backups", "Do you?", given_counts)
    if found.share is not None:
        done = given_counts.get(State.YES, 0) + given_counts.get(State.PARTLY, 0)
        assert not 0 < done < 5
        assert not 0 < given_counts.get(State.NO, 0) < 5
        assert found.low <= found.share <= found.high


@pytest.mark.parametrize(
    ("answered", "words"),
    [(0, "Nobody has answered yet"), (4, "Fewer than 5 of 30 have answered"), (5, "5 of 30 have answered")],
)
def test_few_who_answered_are_not_counted_out(answered, words):
    assert answered_words(answered, 30) == words
