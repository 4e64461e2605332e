"""Placing records one after another: vetoes hold, whatever the order."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.linkage.rules import people
from peelian.linkage.rules.placing import LARGEST, Cluster, place
from peelian.linkage.tests.rules.strategies import many_people, person


def placed(new, known=(), apart=()):
    """Place new records as the action does: by the keys they share, with the pairs a person has kept apart."""
    everybody = [*new, *(member for cluster in known for member in cluster.members)]
    pairs = {
        record.key: [
            other
            for other in everybody
            if other.key != record.key and people.blocking_keys(record) & people.blocking_keys(other)
        ]
        for record in new
    }
    kept = {tuple(sorted(pair)) for pair in apart}
    return place(
        new, pairs, known, join=people.join, fits=people.fits, apart=lambda a, b: tuple(sorted((a, b))) in kept
    )


def together(result):
    return {frozenset(member.key for member in cluster.members) for cluster in result.clusters}


@given(many_people(), st.randoms())
def test_forbidden_pairs_never_share_a_cluster_whatever_the_order(records, chance):
    chance.shuffle(records)
    for cluster in placed(records).clusters:
        assert not any(people.forbidden(one, other) for one, other in combinations(cluster.members, 2))


@given(many_people(), st.sets(st.tuples(st.integers(1, 8), st.integers(1, 8)), max_size=6))
def test_pairs_that_a_person_keeps_apart_never_share_a_cluster(records, apart):
    for cluster in placed(records, apart=apart).clusters:
        keys = {member.key for member in cluster.members}
        assert not any(one in keys and other in keys and one != other for one, other in apart)


@given(many_people())
def test_every_record_is_placed_exactly_once(records):
    placed_keys = [member.key for cluster in placed(records).clusters for member in cluster.members]
    assert sorted(placed_keys) == sorted(record.key for record in records)


@given(many_people())
def test_every_record_but_the_first_of_a_cluster_has_its_evidence(records):
    result = placed(records)
    assert len(result.links) == len(records) - len(result.clusters)


def test_a_record_joins_the_party_that_is_known():
    known = Cluster(7, [person(key=1)])
    result = placed([person(key=2)], [known])
    assert [cluster.party for cluster in result.clusters] == [7]
    assert [(new, other) for new, other, _ in result.links] == [(2, 1)]


def test_known_parties_are_not_joined_by_a_record_that_agrees_with_both():
    one, two = Cluster(7, [person(key=1, email="")]), Cluster(8, [person(key=2, telephone="", birth_date=None)])
    result = placed([person(key=3)], [one, two])
    assert [cluster.party for cluster in result.clusters] == [7]
    assert len(two.members) == 1


@pytest.mark.parametrize("given_name", ["j", ""])
def test_a_record_that_may_be_either_twin_is_neither(given_name):
    john, jane = Cluster(7, [person(key=1, given="john")]), Cluster(8, [person(key=2, given="jane")])
    result = placed([person(key=3, given=given_name)], [john, jane])
    assert [cluster.party for cluster in result.clusters] == [None]


def test_a_record_that_agrees_with_two_whom_a_person_keeps_apart_is_neither():
    one, two = Cluster(7, [person(key=1)]), Cluster(8, [person(key=2)])
    result = placed([person(key=3)], [one, two], apart=[(1, 2)])
    assert [cluster.party for cluster in result.clusters] == [None]


def test_samantha_does_not_follow_sam_to_samuel():
    records = [person(key=1, given="samuel"), person(key=2, given="sam"), person(key=3, given="samantha")]
    assert together(placed(records)) == {frozenset({1, 2}), frozenset({3})}


def test_nothing_joins_a_party_that_is_as_large_as_it_may_be():
    full = Cluster(7, [person(key=key) for key in range(1, LARGEST + 1)])
    assert [cluster.party for cluster in placed([person(key=99)], [full]).clusters] == [None]
