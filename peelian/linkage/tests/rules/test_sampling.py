"""The lot of the monthly check."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from peelian.linkage.rules.sampling import Pair, lot, mixed, seed

PAIRS = st.builds(Pair, st.integers(1, 9999), st.integers(1, 9999), st.booleans())


@given(st.lists(PAIRS, unique=True))
def test_it_mixes_alike_whatever_order_they_came_in(pairs: list[Pair]) -> None:
    keys = [(pair.record, pair.other) for pair in mixed(pairs, "x")]
    assert keys == [(pair.record, pair.other) for pair in mixed(reversed(pairs), "x")]
    assert sorted(keys) == sorted((pair.record, pair.other) for pair in pairs)


@given(PAIRS)
def test_the_place_of_a_pair_does_not_hang_on_whether_it_was_joined(pair: Pair) -> None:
    turned = Pair(pair.record, pair.other, not pair.joined)
    both = [pair, turned]
    assert [(each.record, each.other) for each in mixed(both, "x")] == [(pair.record, pair.other)] * 2


def test_each_month_and_kind_has_a_lot_of_its_own() -> None:
    june, july = date(2026, 6, 1), date(2026, 7, 1)
    seeds = {seed(month, kind) for month in (june, july) for kind in ("person", "organisation")}
    assert len({lot(each, 7, 3) for each in seeds}) == 4
