"""Judging a whole population by pattern comes to the same as judging pair by pair."""

import pytest

from peelian.linkage.gateways.models import model_of
from peelian.linkage.gateways.scoring import weigh
from peelian.linkage.rules.kinds import Verdict
from peelian.linkage.rules.verdicts import judge
from peelian.linkage.rules.weighing import Counts
from peelian.linkage.tests.pairs import judged_all, some_firms, some_people
from peelian.linkage.tests.rules.strategies import person
from peelian.parties.rules.kinds import Kind


@pytest.mark.parametrize(("kind", "records"), [(Kind.PERSON, some_people(300)), (Kind.ORGANISATION, some_firms(200))])
def test_judging_by_pattern_is_judging_pair_by_pair(kind, records):
    at = model_of(kind).thresholds
    weighed = weigh(records, [], kind, Counts(0))
    edges = {
        (pair.one, pair.other)
        for pair in weighed
        if min(abs(pair.weight - edge) for edge in (at.join, at.review)) < 0.01
    }  # evidence is rounded
    one_by_one = {(pair.one, pair.other): judge(kind, pair, at) for pair in weighed}
    by_pattern = {(pair.one, pair.other): pair for pair in judged_all(records, kind)}
    assert len(by_pattern) > 300
    assert {pair.verdict for pair in by_pattern.values()} == {Verdict.JOIN, Verdict.REVIEW}
    for key, expected in one_by_one.items():
        found = by_pattern.get(key)
        if key in edges:
            continue
        assert (found is None) is (expected is None), key
        if expected:
            assert (found.verdict, found.rule) == (expected.verdict, expected.rule), key
            assert found.weight == pytest.approx(expected.weight, abs=0.001)
            assert [line[:2] for line in found.evidence] == [line[:2] for line in expected.evidence]
    assert by_pattern.keys() <= one_by_one.keys()


def test_evidence_of_a_whole_population_sums_to_the_weight():
    for pair in judged_all(some_people(80), Kind.PERSON):
        assert sum(bits for *_, bits in pair.evidence) == pytest.approx(pair.weight, abs=1e-9)


def test_a_population_without_a_pair_is_judged_too():
    assert judged_all([person()], Kind.PERSON) == []
    assert judged_all([], Kind.ORGANISATION) == []
