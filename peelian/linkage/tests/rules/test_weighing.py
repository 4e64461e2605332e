"""Bits, chances and thresholds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.linkage.rules.weighing import Thresholds, chance

bits = st.floats(-2000, 2000)


@pytest.mark.parametrize(("weight", "probability"), [(0, 0.5), (1, 2 / 3), (-1, 1 / 3), (10, 1024 / 1025), (5000, 1.0)])
def test_a_bit_doubles_the_odds(weight, probability):
    assert chance(weight) == pytest.approx(probability)


@given(bits, bits)
def test_a_chance_lies_between_none_and_certain_and_grows_with_the_weight(one, other):
    low, high = sorted((one, other))
    assert 0 <= chance(low) <= chance(high) <= 1


@pytest.mark.parametrize(
    "thresholds",
    [(6, 7, -2, -2), (6, 2, 3, -2), (6, 2, -2, 7)],
    ids=["still above join", "fracture above still", "review above join"],
)
def test_thresholds_that_do_not_go_down_are_refused(thresholds):
    with pytest.raises(ValueError, match="go down"):
        Thresholds(*thresholds)


def test_thresholds_may_be_equal():
    assert Thresholds(6, 6, 6, 6).join == 6
