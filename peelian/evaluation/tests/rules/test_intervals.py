import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from peelian.evaluation.rules.intervals import whatever_the_rest_did, wilson

CONFIDENCES = st.sampled_from([0.8, 0.9, 0.95, 0.99])


@st.composite
def shares(draw, most=5000):
    answered = draw(st.integers(1, most))
    return draw(st.integers(0, answered)), answered


# Newcombe 1998, table I, method 3 (score without continuity correction).
PUBLISHED = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]


@pytest.mark.parametrize(("changed", "answered", "low", "high"), PUBLISHED)
def test_it_gives_the_values_that_newcombe_printed(changed, answered, low, high):
    found = wilson(changed, answered)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(shares(), CONFIDENCES)
def test_it_agrees_with_statsmodels(share, confidence):
    theirs = proportion_confint(*share, alpha=1 - confidence, method="wilson")
    ours = wilson(*share, confidence=confidence)
    assert (ours.low, ours.high) == pytest.approx(theirs, abs=1e-9)


@given(shares(), CONFIDENCES)
def test_it_lies_between_nothing_and_all_and_holds_the_share(share, confidence):
    found = wilson(*share, confidence=confidence)
    assert 0 <= found.low <= share[0] / share[1] <= found.high <= 1


@given(shares(most=500), st.integers(2, 20))
def test_it_narrows_when_more_people_say_the_same(share, times):
    few, many = wilson(*share), wilson(share[0] * times, share[1] * times)
    assert many.high - many.low < few.high - few.low


@given(shares())
def test_it_is_the_same_from_the_other_side(share):
    one, other = wilson(*share), wilson(share[1] - share[0], share[1])
    assert (one.low, one.high) == pytest.approx((1 - other.high, 1 - other.low))


@pytest.mark.parametrize(("changed", "answered"), [(0, 0), (3, 2), (-1, 4)])
def test_it_refuses_what_is_no_share(changed, answered):
    with pytest.raises(ValueError, match="no share"):
        wilson(changed, answered)


def test_the_rest_can_move_the_share_as_far_as_they_are_many():
    bounds = whatever_the_rest_did(14, 19, 31)
    assert (bounds.low, bounds.high) == (14 / 31, 26 / 31)


@given(shares(), st.integers(0, 5000))
def test_the_bounds_hold_the_share_of_those_who_answered(share, silent):
    bounds = whatever_the_rest_did(*share, share[1] + silent)
    assert 0 <= bounds.low <= share[0] / share[1] <= bounds.high <= 1
    assert bounds.high - bounds.low == pytest.approx(silent / (share[1] + silent))


@pytest.mark.parametrize("counts", [(0, 0, 0), (1, 3, 2), (2, 1, 3)])
def test_the_bounds_refuse_more_answers_than_were_asked(counts):
    with pytest.raises(ValueError, match="no bounds"):
        whatever_the_rest_did(*counts)
