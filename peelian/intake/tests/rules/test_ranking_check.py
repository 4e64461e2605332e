"""How far the weights agree with an order somebody else made, and that tau is what statisticians call tau."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau

from peelian.intake.rules.ranking_check import FIRST, agreement, check, compared, kendall_tau, points_of
from peelian.knowledge import queries as knowledge

WEIGHTS = knowledge.library().harm_weights
CASES = knowledge.library().ranking_cases
OURS = check(CASES, WEIGHTS)
lists = st.integers(2, 30).flatmap(
    lambda size: st.tuples(*[st.lists(st.integers(0, 9), min_size=size, max_size=size)] * 2)
)


@given(lists)
def test_tau_is_the_one_that_scipy_computes(pair):
    expected = kendalltau(*pair).statistic
    assert kendall_tau(*pair) == pytest.approx(0 if expected != expected else expected)


@given(st.permutations(range(8)))
def test_tau_of_an_order_with_itself_is_one_and_with_its_reverse_minus_one(order):
    assert kendall_tau(order, order) == 1
    assert kendall_tau(order, [-place for place in order]) == -1


def test_danger_to_life_stands_before_all_else():
    assert OURS.danger_first


def test_at_least_eight_of_the_first_ten_are_in_ours():
    assert OURS.shared >= 8
    assert OURS.shared == len(set(CASES.order[:FIRST]) & set(OURS.ours[:FIRST]))


def test_the_weights_agree_with_the_criteria_as_well_as_they_did():
    assert OURS.tau >= 0.8


def test_danger_that_does_not_come_first_is_noticed():
    assert not check(CASES, replace(WEIGHTS, danger_to_life=1)).danger_first


def test_orders_of_officers_are_compared_each_by_itself():
    found = compared([OURS.ours, tuple(reversed(OURS.ours))], CASES, WEIGHTS)
    assert found.officers == 2
    assert found.taus[0] < -0.9
    assert found.taus[1] > 0.9
    assert found.middle == pytest.approx(sum(found.taus) / 2)


def test_an_officer_who_sees_it_as_the_queue_does_differs_nowhere():
    assert compared([OURS.ours], CASES, WEIGHTS).apart == ()


def test_the_case_an_officer_puts_elsewhere_is_named_first():
    last = OURS.ours[-1]
    found = compared([(last, *OURS.ours[:-1])], CASES, WEIGHTS)
    assert (found.apart[0].number, found.apart[0].theirs, found.apart[0].ours) == (last, 1, 50)


def test_an_order_of_a_dozen_is_compared_with_those_alone():
    dozen = OURS.ours[::4][:12]
    assert agreement(dozen, points_of(CASES.cases, WEIGHTS)) > 0.9


@pytest.mark.parametrize(("officers", "too_few"), [(0, True), (4, True), (5, False)])
def test_fewer_than_five_officers_are_too_few_to_tell(officers, too_few):
    assert compared([OURS.ours] * officers, CASES, WEIGHTS).too_few is too_few
