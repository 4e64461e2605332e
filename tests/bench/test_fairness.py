"""Missed and wrong pairs by group, against a count of every pair."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.bench.fairness import Fair, apart, by_group
from tests.bench.linkage_sets import Rows

LINES = st.lists(
    st.tuples(st.sampled_from("ABC"), st.sampled_from("xyz"), st.sampled_from(["one", "two"])), max_size=14
)


def rows(lines: list[tuple[str, str, str]]) -> tuple[Rows, dict[str, str], dict[str, str]]:
    """Return rows with their groups, their clusters and their truth; each line is entity, cluster, group."""
    keys = [str(at) for at in range(len(lines))]
    made = Rows("test", group={key: line[2] for key, line in zip(keys, lines, strict=True)})
    truth = {key: line[0] for key, line in zip(keys, lines, strict=True)}
    return made, {key: line[1] for key, line in zip(keys, lines, strict=True)}, truth


@given(LINES)
def test_it_counts_as_one_would_by_hand(lines: list[tuple[str, str, str]]) -> None:
    made, clusters, truth = rows(lines)
    for fair in by_group(made, clusters, truth):
        pairs = [pair for pair in combinations(truth, 2) if fair.group in (made.group[pair[0]], made.group[pair[1]])]
        true = [pair for pair in pairs if truth[pair[0]] == truth[pair[1]]]
        said = [pair for pair in pairs if clusters[pair[0]] == clusters[pair[1]]]
        assert (fair.true, fair.said) == (len(true), len(said))
        assert (fair.missed, fair.wrong) == (len(set(true) - set(said)), len(set(said) - set(true)))


def test_a_wrong_pair_between_two_groups_counts_against_both() -> None:
    made, clusters, truth = rows([("A", "x", "one"), ("B", "x", "two")])
    assert [(fair.group, fair.wrong, fair.said) for fair in by_group(made, clusters, truth)] == [
        ("one", 1, 1), ("two", 1, 1),
    ]  # fmt: skip


def test_a_row_in_no_cluster_stands_alone() -> None:
    made, _, truth = rows([("A", "x", "one"), ("A", "x", "one")])
    (fair,) = by_group(made, {}, truth)
    assert (fair.missed, fair.true, fair.said) == (1, 1, 0)


def test_groups_lie_apart_only_when_their_intervals_do_not_meet() -> None:
    much, little = Fair("one", 100, 1000, 0, 900), Fair("two", 10, 1000, 0, 990)
    assert apart([much, little]) == [("missed", "two", "one")]
    assert apart([Fair("one", 2, 10, 0, 8), Fair("two", 1, 10, 0, 9)]) == []


def test_it_says_shares_with_their_intervals() -> None:
    assert str(Fair("one", 10, 1000, 0, 990)) == (
        "one              missed  1.00% (0.54 to 1.83) of 1,000   wrong  0.00% (0.00 to 0.39) of 990"
    )
