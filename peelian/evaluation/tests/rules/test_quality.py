"""Shares that say their n, and what a month's check comes to."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from peelian.evaluation.rules.quality import Checked, Part, per_cent, summed
from peelian.linkage.rules.sampling import Answers

COUNTS = st.integers(min_value=0, max_value=10_000)


def check(same: int = 0, different: int = 0, *, joined: bool = True, unsure: int = 0, waiting: int = 0) -> Checked:
    drawn = same + different + unsure + waiting
    return Checked(Answers(date(2026, 6, 1), "person", joined, drawn, same, different, unsure))


def test_it_says_a_share_of_many_and_a_count_of_few() -> None:
    assert Part("Postcode", 98, 100).words == "98%"
    assert Part("Postcode", 3, 12).words == "3 of 12"
    assert Part("Postcode", 0, 0).words == "none to count"


def test_it_never_says_all_or_nothing_of_what_is_not() -> None:
    assert Part("Postcode", 9_999, 10_000).words == "over 99%"
    assert Part("Postcode", 1, 10_000).words == "under 1%"
    assert (Part("Postcode", 40, 40).words, Part("Postcode", 0, 40).words) == ("100%", "0%")


@given(st.lists(st.tuples(st.sampled_from("abc"), COUNTS, COUNTS)))
def test_it_adds_up_to_the_same_whole_in_the_order_the_names_came(lines: list[tuple[str, int, int]]) -> None:
    parts = [Part(name, part, part + rest) for name, part, rest in lines]
    found = summed(parts)
    assert sum(one.part for one in found) == sum(one.part for one in parts)
    assert sum(one.whole for one in found) == sum(one.whole for one in parts)
    assert [one.name for one in found] == list(dict.fromkeys(name for name, _, _ in lines))


def test_right_is_one_for_a_pair_that_was_joined_and_two_for_one_kept_apart() -> None:
    assert check(48, 2).share == 0.96
    assert check(3, 47, joined=False).share == 0.94


def test_it_says_the_interval_with_the_share() -> None:
    assert check(48, 2).words == "48 of 50 were one: between 86.5% and 98.8%."
    assert check(3, 47, joined=False).words == "47 of 50 were two: between 83.7% and 97.9%."


def test_it_says_how_many_of_few_and_that_it_will_move() -> None:
    assert check(9, 1).said == "9 of 10"
    assert check(9, 1).words.endswith("Few, so it will move.")


def test_it_has_no_share_before_anybody_answered() -> None:
    assert (check(waiting=50).share, check(waiting=50).said) == (None, "not yet")
    assert check(unsure=4).words == "Nobody has answered yet."


def test_what_cannot_be_told_is_beside_the_share_and_not_in_it() -> None:
    assert check(48, 2, unsure=3, waiting=1).share == check(48, 2).share
    assert check(48, 2, unsure=3, waiting=1).beside == "3 pairs could not be told and 1 pair still waits"


@given(COUNTS, COUNTS)
def test_the_share_lies_in_its_interval(same: int, different: int) -> None:
    found = check(same, different)
    if found.share is not None and found.chance is not None:
        assert found.chance.low - 1e-12 <= found.share <= found.chance.high + 1e-12


def test_it_never_rounds_up_to_all() -> None:
    assert per_cent(0.99999) == "99.9%"
    assert (per_cent(1.0), per_cent(0.5)) == ("100%", "50%")
