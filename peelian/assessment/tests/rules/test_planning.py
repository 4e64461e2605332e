"""One ranking by risk cut for each pound and hour, in which a budget only draws a line."""

import random

from hypothesis import given
from hypothesis import strategies as st

from peelian.assessment.rules.planning import Candidate, cut_by, effort, keeps, line_at, rank
from peelian.assessment.rules.stability import firmness
from peelian.assessment.tests.rules.plans import HOUR, RISKS, against_the_best, candidates, invented

RISK = {"ransomware": 1000.0, "phishing": 100.0}


def one(control: str, minutes: int = 60, pounds: int = 0, cut: float = 0.5, **more: object) -> Candidate:
    kept = keeps({"ransomware": cut}, share=0.0, find_out=bool(more.get("find_out")))
    return Candidate(control=control, minutes=minutes, pounds=pounds, keeps=kept, **more)  # type: ignore[arg-type]


def order(listed: list[Candidate], risk: dict[str, float] = RISK) -> list[str]:
    return [each.candidate.control for each in rank(listed, risk, hour=HOUR)]


def test_the_most_risk_for_the_least_work_is_first() -> None:
    assert order([one("dear", pounds=500), one("cheap"), one("weak", cut=0.1)]) == ["cheap", "weak", "dear"]


def test_what_must_come_before_is_before_and_says_for_whom_it_is() -> None:
    first, second = rank([one("list", cut=0.0), one("leavers", after=("list",))], RISK, hour=HOUR)
    assert (first.candidate.control, first.because_of) == ("list", "leavers")
    assert (second.candidate.control, second.because_of) == ("leavers", "")


def test_a_thing_that_much_waits_for_is_weighed_with_it() -> None:
    listed = [one("list", cut=0.0, minutes=5), one("leavers", after=("list",), cut=0.6), one("lock", cut=0.3)]
    assert order(listed) == ["list", "leavers", "lock"]


def test_a_gate_and_what_it_waits_for_come_before_all_others() -> None:
    listed = [one("updates", pounds=900, gate="A6.4", after=("devices",)), one("devices", pounds=50), one("cheap", 1)]
    assert order(listed) == ["devices", "updates", "cheap"]


def test_to_find_out_is_worth_half_of_doing_it() -> None:
    assert keeps({"ransomware": 0.6}, share=0.0, find_out=True) == {"ransomware": 0.7}
    assert effort(one("a", minutes=100, pounds=40, find_out=True), HOUR) == 20 + 60 / 60 * HOUR


def test_what_is_half_there_cuts_what_is_left() -> None:
    assert keeps({"ransomware": 0.6}, share=0.5, find_out=False)["ransomware"] * 0.7 == 0.4


@given(candidates(), RISKS)
def test_each_is_ranked_once_and_after_what_it_waits_for(listed: list[Candidate], risk: dict[str, float]) -> None:
    found = order(listed, risk)
    assert sorted(found) == sorted(each.control for each in listed)
    for each in listed:
        assert all(found.index(before) < found.index(each.control) for before in each.after)


@given(candidates(), RISKS, st.randoms(use_true_random=False))
def test_the_order_they_come_in_changes_nothing(
    listed: list[Candidate], risk: dict[str, float], dice: random.Random
) -> None:
    mixed = list(listed)
    dice.shuffle(mixed)
    assert repr(rank(mixed, risk, hour=HOUR)) == repr(rank(listed, risk, hour=HOUR))


@given(candidates(), RISKS)
def test_what_each_cuts_adds_up_to_what_all_cut(listed: list[Candidate], risk: dict[str, float]) -> None:
    gains = sum(each.gain for each in rank(listed, risk, hour=HOUR))
    assert abs(gains - sum(cut_by(listed, risk).values())) <= 1e-6 * (1 + gains)


@given(st.lists(st.integers(0, 300), max_size=12), st.integers(0, 2000), st.integers(0, 500))
def test_a_larger_budget_only_moves_the_line(prices: list[int], budget: int, more: int) -> None:
    line = line_at(prices, budget)
    assert line <= line_at(prices, budget + more) <= line_at(prices, None)
    assert sum(prices[:line]) <= budget


def test_the_ranking_is_near_the_best_that_any_choice_of_as_much_work_could_do() -> None:
    """The bench prints the worst of many more such cases (`plan`)."""
    ratios = [ratio for listed in invented(20, many=8) for ratio in against_the_best(listed)]
    assert all(ratio <= 1 + 1e-9 for ratio in ratios)
    assert min(ratios) > 0.95


def test_how_firm_a_place_is_is_the_same_every_time_and_certain_where_nothing_is_near() -> None:
    listed = [one("cheap", minutes=1), one("dear", pounds=5000), one("dearer", pounds=50_000)]
    found = firmness(order(listed), listed, RISK, hour=HOUR, shown=2)
    assert found["cheap"].same_place == 1.0
    assert found["dear"].among_shown == 1.0
    assert found == firmness(order(listed), listed, RISK, hour=HOUR, shown=2)


def test_two_that_are_alike_change_places() -> None:
    listed = [one("a"), one("b")]
    assert 0.4 < firmness(order(listed), listed, RISK, hour=HOUR, shown=2)["a"].same_place < 0.6
