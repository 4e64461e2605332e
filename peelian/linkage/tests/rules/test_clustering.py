"""Clustering keeps its promises whatever comes in, in whatever order."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.linkage.rules.clustering import LARGEST, Ground, Why, cluster
from peelian.linkage.rules.groups import Facts, Said, standing
from peelian.linkage.rules.kinds import Verdict
from peelian.linkage.rules.verdicts import Judged
from peelian.linkage.rules.weighing import Thresholds

AT = Thresholds(join=12, still=8, fracture=4, review=2)
RECORDS = range(1, 9)


def clash(one, other):
    """A forename clashes with another one; "" with none; an initial with none that begins so; two with neither."""
    return bool(one and other) and not any(
        mine.startswith(theirs) or theirs.startswith(mine) for mine in one.split() for theirs in other.split()
    )


def explains(third, one, other):
    """Two forenames are one person's once somebody bears both."""
    return {one, other} == {*third.split()}


def pair(one, other, weight=20.0, verdict=None, rule=""):
    verdict = verdict or (Verdict.JOIN if weight is None or weight >= AT.join else Verdict.REVIEW)
    return Judged(max(one, other), min(one, other), verdict, rule, weight, ())


def clustered(pairs, said=(), before=None, traits=None):
    return cluster(pairs, said, Ground(before or {}, Facts(traits or {}, clash, explains=explains), AT))


def groups(result, records=RECORDS):
    together = {record: frozenset(members) for members in result.clusters for record in members}
    return {record: together.get(record, frozenset({record})) for record in records}


keys = st.tuples(st.sampled_from(RECORDS), st.sampled_from(RECORDS)).filter(lambda two: two[0] != two[1])
weights = st.one_of(st.none(), st.sampled_from([1.0, 3.0, 6.0, 10.0, 12.0, 14.0, 25.0, 40.0]))
pairs = st.lists(st.builds(lambda two, weight: pair(*two, weight), keys, weights), max_size=16).map(
    lambda found: list({(each.one, each.other): each for each in found}.values())
)
words = st.lists(st.builds(lambda two, same: Said(*two, same), keys, st.booleans()), max_size=5)
names = st.fixed_dictionaries(
    {record: st.sampled_from(["", "j", "john", "jane", "john jane", "rosa"]) for record in RECORDS}
)
parties = st.dictionaries(st.sampled_from(RECORDS), st.sampled_from([91, 92, 93]))


@given(pairs, words, parties, names, st.randoms())
def test_the_order_of_what_comes_in_changes_nothing(pairs, said, before, traits, chance):
    first = clustered(pairs, said, before, traits)
    chance.shuffle(pairs)
    assert clustered(pairs, said, dict(reversed(before.items())), traits) == first


@given(pairs, words, parties, names)
def test_a_word_that_stands_is_kept_and_every_word_that_two_are_one_is_unless_a_later_one_forbids(
    pairs, said, before, traits
):
    of = groups(clustered(pairs, said, before, traits))
    ones, apart = standing(said)
    assert all(of[word.one] is of[word.other] or of[word.one] == of[word.other] for word in ones)
    assert not any(of[word.one] == of[word.other] for word in apart)
    if said:
        last = said[-1]
        assert (of[last.one] == of[last.other]) is last.same


@given(pairs, st.lists(keys, max_size=3), parties, names)
def test_nothing_in_a_cluster_contradicts_anything_else_unless_a_third_in_it_explains(pairs, apart, before, traits):
    said = [Said(*two, False) for two in apart]
    for members in clustered(pairs, said, before, traits).clusters:
        told = {traits[member] for member in members}
        for one, other in combinations(told, 2):
            assert not clash(one, other) or any(explains(third, one, other) for third in told)


@given(pairs, words, names)
def test_clustering_its_own_result_again_changes_nothing(pairs, said, names):
    first = clustered(pairs, said, {}, names)
    before = {record: min(members) for record, members in groups(first).items()}
    again = clustered(pairs, said, before, names)
    assert again.clusters == first.clusters
    assert again.waiting == first.waiting


@given(pairs, words, parties, names)
def test_with_a_map_before_it_the_second_time_changes_nothing_either(pairs, said, before, names):
    first = clustered(pairs, said, before, names)
    now = {record: min(members) for record, members in groups(first).items()}
    assert clustered(pairs, said, now, names).clusters == first.clusters


@given(pairs, words, parties, names)
def test_what_waits_between_two_is_apart_and_nobody_has_decided_it(pairs, said, before, traits):
    result = clustered(pairs, said, before, traits)
    of = groups(result)
    for waiting in result.waiting:
        assert (of[waiting.pair.one] == of[waiting.pair.other]) is (waiting.why == Why.WEAK)
        assert not any({word.one, word.other} == {waiting.pair.one, waiting.pair.other} for word in standing(said)[1])


def test_two_that_were_one_stay_one_by_weaker_evidence_and_its_weakest_link_is_asked_about():
    before = {1: 91, 2: 91, 3: 91}
    result = clustered([pair(1, 2, 9), pair(2, 3, 6)], before=before)
    assert result.clusters == [(1, 2, 3)]
    assert [(each.pair.one, each.why) for each in result.waiting] == [(3, Why.WEAK)]
    assert clustered([pair(1, 2, 9)]).clusters == []


def test_below_fracture_it_splits():
    before = {1: 91, 2: 91}
    result = clustered([pair(1, 2, 3)], before=before)
    assert result.clusters == []
    assert [each.why for each in result.waiting] == [Why.UNCERTAIN]


@pytest.mark.parametrize("name", ["j", ""])
def test_a_record_that_may_be_either_twin_is_neither_and_both_are_asked_about(name):
    result = clustered([pair(1, 3), pair(2, 3, 22)], traits={1: "john", 2: "jane", 3: name})
    assert result.clusters == []
    assert {(each.pair.one, each.pair.other) for each in result.waiting} == {(3, 1), (3, 2)}


def test_a_record_that_is_plainly_rather_one_twin_is_that_one():
    result = clustered([pair(1, 3, 30), pair(2, 3, 14)], traits={1: "john", 2: "jane", 3: "j"})
    assert result.clusters == [(1, 3)]


def test_a_record_that_agrees_with_two_whom_a_person_keeps_apart_is_neither():
    assert clustered([pair(1, 3), pair(2, 3)], [Said(1, 2, False)]).clusters == []


def test_evidence_that_would_not_join_two_makes_nobody_torn():
    before = {1: 91, 2: 92, 4: 91}
    found = clustered([pair(1, 2, 12.0), pair(1, 4, 10.0)], [Said(2, 4, False)], before)
    assert found.clusters == [(1, 2)]


def test_a_word_settles_whom_a_torn_record_is():
    result = clustered([pair(1, 3), pair(2, 3)], [Said(1, 3, True)], traits={1: "john", 2: "jane", 3: "j"})
    assert result.clusters == [(1, 3)]


def test_two_who_contradict_are_one_once_a_third_among_them_explains_it():
    traits = {1: "john", 2: "john jane", 3: "jane"}
    assert clustered([pair(1, 2, 20.0), pair(2, 3, 15.0)], traits=traits).clusters == [(1, 2, 3)]
    assert clustered([pair(1, 2, 20.0), pair(2, 3, 15.0)], traits=traits | {2: "j"}).clusters == [(1, 2)]


def test_more_than_twelve_who_differ_are_asked_about():
    everybody = range(1, LARGEST + 2)
    chain = [pair(key, key + 1) for key in range(1, LARGEST + 1)]
    result = clustered(chain, traits={key: "j" * key for key in everybody})
    assert [len(members) for members in result.clusters] == [LARGEST]
    assert [each.why for each in result.waiting] == [Why.LARGE]


def test_as_many_records_as_say_the_same_are_one():
    chain = [pair(key, key + 1) for key in range(1, 60)]
    assert [len(members) for members in clustered(chain).clusters] == [60]


def test_two_parties_that_a_person_makes_one_stay_whole_though_they_contradict():
    """Each has a record that says what its fellow says; the person has seen that one date was a slip."""
    traits = {1: "john", 2: "john", 3: "jane", 4: "jane"}
    before = {1: 91, 2: 91, 3: 92, 4: 92}
    result = clustered([pair(1, 2), pair(3, 4)], [Said(1, 3, True)], before, traits)
    assert result.clusters == [(1, 2, 3, 4)]


def test_a_pair_that_a_rule_holds_back_joins_nothing_and_is_asked_about_by_its_rule():
    result = clustered([pair(1, 2, 30, Verdict.REVIEW, "a switchboard alone")])
    assert result.clusters == []
    assert [each.why for each in result.waiting] == ["a switchboard alone"]


def test_of_two_groups_only_the_strongest_open_pair_is_asked_about():
    result = clustered([pair(1, 2), pair(3, 4), pair(1, 3, 6), pair(2, 4, 8), pair(2, 3, 7)])
    assert [(each.pair.one, each.pair.other) for each in result.waiting] == [(4, 2)]


def test_five_thousand_rows_of_one_are_quick():
    everybody = [pair(key, key - step) for key in range(60, 5000) for step in range(1, 50)]
    assert len(clustered(everybody).clusters) == 1
