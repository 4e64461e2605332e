from hypothesis import given
from hypothesis import strategies as st

from peelian.evaluation.rules.suppression import shown


def test_a_count_of_one_to_four_is_hidden_and_nought_is_not():
    assert shown({"a": 4, "b": 3, "c": 0, "d": 5, "e": 90}) == {"a": None, "b": None, "c": 0, "d": 5, "e": 90}


def test_a_lone_hidden_count_takes_the_next_smallest_with_it():
    assert shown({"a": 2, "b": 9, "c": 7, "d": 0}) == {"a": None, "b": 9, "c": None, "d": 0}


def test_two_that_together_point_at_few_take_another_with_them():
    assert shown({"a": 1, "b": 2, "c": 30, "d": 8}) == {"a": None, "b": None, "c": 30, "d": None}


@given(st.dictionaries(st.integers(), st.integers(0, 12), max_size=8))
def test_what_is_hidden_cannot_be_had_by_subtraction_while_another_is_there_to_hide(counts):
    told = shown(counts)
    hidden = [counts[name] for name, count in told.items() if count is None]
    assert all(count is None or count == counts[name] for name, count in told.items())
    assert not any(0 < count < 5 for count in told.values() if count is not None)
    others = [count for count in told.values() if count]
    assert not hidden or not others or (len(hidden) > 1 and sum(hidden) >= 5)
