"""Which reports are one series, and which series they become."""

from hypothesis import given
from hypothesis import strategies as st

from peelian.linkage.rules.series.joining import OFTEN, TOGETHER_MOST, TOO_OFTEN, Mark, Seen, groups
from peelian.linkage.rules.series.kinds import Ruling, Sign
from peelian.linkage.rules.series.placing import Plan, Standing, plan

PHONE, SITE, SAID, EMAIL = Sign.TELEPHONE, Sign.WEB, Sign.WORDING, Sign.EMAIL


def joined(holders: dict[tuple[int, Sign], list[int]], **given_: object) -> list[list[int]]:
    """The groups of reports; `holders` says by (key, kind) which reports name it."""
    marks = {key: Mark(key, kind, len(held)) for (key, kind), held in holders.items()}
    seen = [Seen(record, key) for (key, _), held in holders.items() for record in held]
    return groups(seen, marks, **given_)  # type: ignore[arg-type]


def test_a_rare_sign_joins():
    assert joined({(1, PHONE): [1, 2, 3]}) == [[1, 2, 3]]


def test_one_seen_often_joins_only_when_another_bears_it_out():
    often = list(range(OFTEN + 1))
    assert joined({(1, PHONE): often}) == []
    assert joined({(1, PHONE): often, (2, SITE): [0, 1, 2]}) == [often]


def test_a_domain_does_not_bear_out_the_address_it_was_read_from():
    often = list(range(OFTEN + 1))
    assert joined({(1, EMAIL): often, (2, SITE): often}) == []


def test_one_seen_too_often_joins_nobody_until_a_person_says_whose_it_is():
    many = list(range(TOO_OFTEN + 1))
    assert joined({(1, Sign.WALLET): many}) == []
    seen = [Seen(record, 1) for record in many]
    assert groups(seen, {1: Mark(1, Sign.WALLET, len(many), Ruling.OFFENDERS)}) == [many]


def test_where_money_went_needs_nothing_to_bear_it_out():
    often = list(range(OFTEN + 1))
    assert joined({(1, Sign.WALLET): often}) == [often]


def test_a_wording_joins_only_with_another_sign():
    assert joined({(1, SAID): [1, 2]}) == []
    often = list(range(10, 10 + OFTEN + 1))
    assert joined({(1, SAID): [10, 11], (2, PHONE): [*often, 99]}, apart=[]) in ([[10, 11]], [[*often, 99]])


def test_a_wording_in_too_many_reports_joins_nobody():
    many = list(range(TOGETHER_MOST + 1))
    assert joined({(1, SAID): many, (2, SAID): many}) == []


def test_a_sign_set_aside_joins_nobody():
    seen = [Seen(1, 1), Seen(2, 1)]
    assert groups(seen, {1: Mark(1, PHONE, 2, Ruling.SET_ASIDE)}) == []


def test_a_report_apart_joins_nobody_and_holds_nobody_together():
    assert joined({(1, PHONE): [1, 2], (2, SITE): [2, 3]}, apart=[2]) == []


def test_a_sign_of_which_not_all_reports_are_looked_at_keeps_a_series_and_joins_nobody_new():
    seen = [Seen(1, 1), Seen(2, 1), Seen(3, 1)]
    assert groups(seen, {1: Mark(1, PHONE, 9)}, series_of={1: 7, 2: 7}) == [[1, 2]]


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 6)), unique=True, max_size=30))
def test_the_order_of_what_is_seen_changes_nothing(pairs):
    holders: dict[tuple[int, Sign], list[int]] = {}
    for record, key in pairs:
        holders.setdefault((key, PHONE), []).append(record)
    turned = {key: held[::-1] for key, held in reversed(holders.items())}
    assert sorted(joined(holders)) == sorted(joined(turned))


def test_a_series_goes_on_and_takes_in_another():
    before = Standing({1: 7, 2: 7, 3: 8, 4: 8}, {7: 60, 8: 60})
    assert plan([[1, 2, 3, 4, 5]], before, most=60) == [Plan(7, [1, 2, 3, 4, 5], takes_in=[8])]


def test_a_series_that_parts_goes_to_its_larger_part():
    before = Standing(dict.fromkeys(range(1, 6), 7), {7: 60})
    larger, smaller = plan([[1, 2], [3, 4, 5]], before, most=60)
    assert (larger.series, smaller.series) == (7, None)


def test_a_full_series_keeps_whom_it_has_and_the_rest_waits():
    before = Standing({4: 7, 5: 7}, {7: 3})
    assert plan([[1, 2, 4, 5]], before, most=3) == [Plan(7, [4, 5, 1], waiting=[2])]


def test_a_series_that_does_not_fit_whole_stays_where_it_is():
    before = Standing({1: 7, 2: 7, 3: 8, 4: 8}, {7: 3, 8: 3})
    assert plan([[1, 2, 3, 4]], before, most=3) == [Plan(7, [1, 2], left=[3, 4])]


def test_a_report_that_was_taken_out_of_a_series_is_not_put_into_it():
    before = Standing({1: 7, 2: 7}, {7: 60}, {(3, 7)})
    assert plan([[1, 2, 3]], before, most=60) == [Plan(7, [1, 2])]


def test_a_new_group_is_a_new_series_and_stops_at_the_bound():
    assert plan([[1, 2, 3]], Standing({}, {}), most=2) == [Plan(None, [1, 2], waiting=[3])]
