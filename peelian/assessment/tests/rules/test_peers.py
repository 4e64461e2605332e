"""A firm among others, none of which can be told from the figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.assessment.rules.peers import FEWEST, Placed, Quartiles, groups, peers, quartiles
from peelian.assessment.rules.scoring import Range

RANGES = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(lambda ends: Range(min(ends), max(ends), 1, 9))
PLACED = st.builds(
    Placed, size=st.sampled_from(["micro", "small", ""]), section=st.sampled_from(["F", "G", "C", ""]), range=RANGES
)
REGION = st.dictionaries(st.integers(0, 60), PLACED, max_size=40)


def trade(section: str, many: int, *, size: str = "micro", first: int = 0) -> dict[int, Placed]:
    return {
        first + at: Placed(size=size, section=section, range=Range(10 * at, 10 * at + 20, 1, 9)) for at in range(many)
    }


def test_four_others_are_too_few() -> None:
    assert peers(0, trade("F", 5)) is None


def test_five_others_of_its_trade_are_enough() -> None:
    found = peers(0, trade("F", 6))
    assert found
    assert (found.at_least, found.same_trade) == (5, True)
    assert found.low == Quartiles(20, 30, 40)


def test_trades_with_too_few_are_compared_together_and_apart_from_the_others() -> None:
    region = trade("F", 8) | trade("G", 3, first=20) | trade("C", 3, first=30)
    found = peers(20, region)
    assert found
    assert (found.at_least, found.same_trade) == (5, False)
    assert sorted(groups(region)) == [("micro", ""), ("micro", "F")]


def test_a_trade_with_a_firm_and_four_others_is_not_told_of_by_itself_but_with_the_rest() -> None:
    found = peers(0, trade("F", 5) | trade("G", 3, first=20))
    assert found
    assert (found.at_least, found.same_trade) == (5, False)


def test_the_few_that_are_left_beside_a_large_trade_are_not_told_of() -> None:
    assert peers(20, trade("F", 30) | trade("G", 3, first=40) | trade("C", 2, first=20)) is None


def test_a_firm_of_unknown_size_or_that_was_not_asked_is_not_compared() -> None:
    assert peers(0, trade("F", 9, size="")) is None
    assert peers(99, trade("F", 9)) is None


@given(REGION)
def test_no_group_can_be_taken_from_another(region: dict[int, Placed]) -> None:
    listed = [firm for group in groups(region).values() for firm in group]
    assert len(listed) == len(set(listed)) == sum(bool(one.size) for one in region.values())


@given(REGION, st.data())
def test_whoever_is_told_has_at_least_five_others_like_it(region: dict[int, Placed], data: st.DataObject) -> None:
    firm = data.draw(st.sampled_from([*region, 99]))
    found = peers(firm, region)
    if found:
        group = next(group for group in groups(region).values() if firm in group)
        assert len(group) - 1 >= found.at_least >= FEWEST
        assert found.at_least % 5 == 0
        assert len({region[one].size for one in group}) == 1


@given(st.lists(st.integers(0, 100), min_size=5, max_size=30))
def test_figures_are_rounded_and_in_order(values: list[int]) -> None:
    found = quartiles(values)
    assert min(values) - 3 < found.lower <= found.middle <= found.upper < max(values) + 3
    assert all(one % 5 == 0 for one in (found.lower, found.middle, found.upper))


@pytest.mark.parametrize("at", range(6))
def test_the_least_and_the_most_are_never_shown(at: int) -> None:
    region = {key: Placed(size="micro", section="F", range=Range(17 * key, 100, 1, 9)) for key in range(6)}
    others = [one.range.low for key, one in region.items() if key != at]
    found = peers(at, region)
    assert found
    assert min(others) + 5 < found.low.lower
    assert found.low.upper < max(others) - 5
