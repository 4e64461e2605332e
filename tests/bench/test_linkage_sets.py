"""What linking is measured on and with: sets with their whole truth, and measures that agree with counting by hand."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.intake.gateways.feed_files import write_two_years
from peelian.intake.rules.feed_making import Place, two_years
from tests.bench.linkage_baselines import by_hand, exact
from tests.bench.linkage_measures import Score, closed, of_clusters, of_pairs
from tests.bench.linkage_sets import (
    FIELDS,
    Rows,
    febrl4,
    historical_figures,
    organisation_rows,
    people_rows,
    sample_weeks,
)

KEYS = "abcdefgh"
LABELS = st.fixed_dictionaries({key: st.sampled_from("123") for key in KEYS})
SIDE = st.frozensets(st.sampled_from(KEYS), max_size=5)


def counted(said, truth, left):
    pairs = [pair for pair in combinations(KEYS, 2) if not left or (pair[0] in left) != (pair[1] in left)]
    true = {pair for pair in pairs if truth[pair[0]] == truth[pair[1]]}
    told = {pair for pair in pairs if said(*pair)}
    return Score(len(true & told), len(told), len(true))


@given(LABELS, LABELS, SIDE)
def test_clusters_score_as_if_every_pair_had_been_counted(cluster, truth, left):
    assert of_clusters(cluster, truth, left) == counted(lambda one, other: cluster[one] == cluster[other], truth, left)


@given(st.sets(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS))), LABELS, SIDE)
def test_pairs_score_the_same_whichever_way_round_they_are(pairs, truth, left):
    def said(one, other):
        return (one, other) in pairs or (other, one) in pairs

    assert of_pairs(pairs, truth, left) == counted(said, truth, left)


def test_a_row_in_no_cluster_stands_alone():
    assert of_clusters({"a": 1, "b": 1}, {"a": "x", "b": "x", "c": "y", "d": "y"}) == Score(1, 1, 2)


def test_closing_joins_what_is_joined_through_another():
    cluster = closed([("a", "b"), ("c", "b")], "abcd")
    assert cluster["a"] == cluster["c"] != cluster["d"]


def test_a_score_says_its_interval():
    assert str(Score(9, 10, 12)) == "precision 0.9000 (0.5958 to 0.9821)  recall 0.7500  F1 0.8182  n 10"
    assert Score(0, 0, 0).f1 == Score(0, 0, 3).precision == 1


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    file = tmp_path_factory.mktemp("feeds") / "two-years.csv"
    write_two_years(file, two_years(3, 600, date(2024, 11, 4), (Place("GU1", "Surrey"), Place("BN1", "Sussex"))))
    return file


def test_a_made_feed_is_read_as_the_importer_reads_it_people_and_organisations_apart(made):
    people, firms = people_rows(made), organisation_rows(made)
    assert len(firms.rows) + sum(not row["unique_id"].endswith("-contact") for row in people.rows) == 600
    assert all(entity[0] == "P" for entity in people.truth.values())
    assert all(entity[0] == "O" for entity in firms.truth.values())
    assert all(tuple(row) == FIELDS for row in people.rows + firms.rows)
    assert any(row["company_number"] for row in firms.rows)
    assert set(people.group) == set(people.truth)
    assert all(row["telephone"].startswith("+44") for row in people.rows if row["telephone"])


def test_reading_again_gives_the_same(made):
    assert people_rows(made) == people_rows(made)


def test_the_sample_weeks_recur_across_their_files():
    people, firms = sample_weeks()
    assert len(people.rows) > 3000
    assert len(firms.rows) > 450
    entities = {row["unique_id"].rpartition("-")[0]: set() for row in people.rows}
    for key, entity in people.truth.items():
        entities[key.rpartition("-")[0]].add(entity)
    assert len(entities) == 4
    assert len(set.intersection(*entities.values())) > 10


def test_febrl_links_each_original_to_its_copy():
    rows = febrl4()
    assert len(rows.left) == 5000
    assert of_pairs([], rows.truth, rows.left) == Score(0, 0, 5000)


def test_the_historical_figures_are_all_there():
    rows = historical_figures()
    assert len(rows.rows) == 33_604
    assert len(set(rows.truth.values())) == 3412


def row(key, **values):
    return dict.fromkeys(FIELDS, "") | {"unique_id": key} | values


def test_the_exact_rules_and_the_hand_weights_join_what_is_plain_and_leave_a_household_apart():
    ann = {"given": "ann", "family": "lee", "birth_date": "1980-02-01", "email": "ann@lee.example"}
    bob = {"given": "bob", "family": "lee", "birth_date": "1979-12-01", "email": "bob@lee.example"}
    rows = Rows("three", [row("1", **ann), row("2", **ann, postcode="GU1 1AA"), row("3", **bob, postcode="GU1 1AA")])
    assert exact(rows) == by_hand(rows) == [("1", "2")]


def test_the_exact_rules_join_firms_by_name_and_postcode():
    firms = [row("1", organisation="acme ltd", postcode="GU1 1AA"),
             row("2", organisation="acme limited", postcode="GU1 1AA"), row("3", organisation="acme ltd")]  # fmt: skip
    assert exact(Rows("firms", firms), "organisations") == [("1", "2")]
