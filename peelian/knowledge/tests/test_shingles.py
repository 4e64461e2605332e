"""Runs of five words measure whether two paragraphs are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.knowledge.rules.shingles import overlap, shingles

WORDS = st.lists(st.sampled_from(["lock", "the", "door", "and", "go", "early"]), max_size=30)


def test_a_text_of_seven_words_has_three_runs() -> None:
    assert len(shingles("one two three four five six seven")) == 3


def test_case_and_marks_do_not_matter() -> None:
    assert overlap("Lock the door, and go!", "lock the door and go") == 1.0


def test_texts_with_nothing_in_common_share_nothing() -> None:
    assert overlap("one two three four five six", "six five four three two one") == 0.0


def test_the_share_is_of_the_smaller_text() -> None:
    assert overlap("a b c d e", "a b c d e f g h i") == 1.0


def test_half_of_the_runs_is_a_half() -> None:
    assert overlap("a b c d e f", "a b c d e x") == pytest.approx(0.5)


def test_a_short_text_is_one_run_and_an_empty_one_none() -> None:
    assert shingles("a b") == frozenset({("a", "b")})
    assert overlap("", "") == 0.0


@given(WORDS, WORDS)
def test_it_is_the_same_from_either_side_and_between_nothing_and_all(one: list[str], other: list[str]) -> None:
    left, right = " ".join(one), " ".join(other)
    assert overlap(left, right) == overlap(right, left)
    assert 0.0 <= overlap(left, right) <= 1.0
    assert overlap(left, left) == (1.0 if one else 0.0)
