"""Many records at once: no quadratic number of pairs, and no two people made one by what they all share."""

from datetime import date, timedelta
from itertools import product

import pytest

from peelian.linkage.gateways import engine, prepared
from peelian.linkage.gateways.populations import POPULATIONS
from peelian.linkage.gateways.scoring import raw_row
from peelian.linkage.rules.kinds import Verdict
from peelian.linkage.tests.pairs import FORENAMES, SURNAMES, judged_all
from peelian.linkage.tests.rules.strategies import firm, person
from peelian.parties.rules.kinds import Kind

BARE = {"birth_date": None, "email": "", "telephone": "", "postcode": "", "address": ""}
NAMES = [(given, family) for family, given in product(SURNAMES, FORENAMES)]
HOME = {"postcode": "GU14 7QT", "address": "Birch Court Care Home", "telephone": "+441632960418"}


def crowd(number, **shared):
    """Return people of as many names, who share something and nothing else."""
    return [
        person(key=key, given=given, family=family, **(BARE | shared))
        for key, (given, family) in enumerate(NAMES[:number], start=1)
    ]


def joined(records, kind=Kind.PERSON):
    return [pair for pair in judged_all(records, kind) if pair.verdict is Verdict.JOIN]


def pairs_found(records, kind=Kind.PERSON):
    population = POPULATIONS[kind]
    connection = prepared.open_memory()
    prepared.load_raw(connection, [raw_row(record) for record in records], population.raw)
    population.prepare(connection)
    found = engine.find_pairs(connection, population.keys, population.worth)
    different = connection.execute("SELECT count(DISTINCT (join_key_l, join_key_r)) FROM pairs").fetchall()
    assert different == [(found,)]
    connection.close()
    return found


def test_the_residents_of_a_care_home_are_not_one_person():
    assert len(joined(crowd(60, **HOME))) == 0


def test_a_resident_who_reports_twice_is_still_found():
    residents = crowd(60, **HOME)
    again = person(key=61, given=residents[0].given, family=residents[0].family, **(BARE | HOME))
    assert [(pair.one, pair.other) for pair in joined([*residents, again])] == [(61, 1)]


@pytest.mark.parametrize("shared", [{"email": "info@firm.example"}, {"email": "week@postbox.example"}, HOME])
def test_a_whole_file_that_shares_one_thing_joins_nobody(shared):
    assert joined(crowd(384, **shared)) == []


def test_one_birth_date_for_all_joins_nobody():
    assert joined(crowd(384, birth_date=date(1970, 1, 1))) == []


def test_initials_and_a_common_surname_join_nobody():
    those = [person(key=key, given="j", family="pike", **BARE) for key in range(1, 501)]
    assert joined(those) == []


def test_brothers_and_sisters_of_one_house_are_not_joined():
    names = ["john", "jane", "george", "gavin", "mary", "ruth"]
    house = {"postcode": "GU14 7QT", "address": "12 Elm Road", "email": "pike@postbox.example"}
    assert (
        joined([person(key=key, given=name, family="pike", **(BARE | house)) for key, name in enumerate(names)]) == []
    )


@pytest.mark.parametrize(
    "shared",
    [
        {"email": "week@postbox.example"},
        {"telephone": "+441632960418"},
        {"birth_date": date(1970, 1, 1)},
        {"postcode": "GU14 7QT"},
        {"given": "j", "family": "pike"},
        {"given": "john", "family": "pike", **HOME, "email": "week@postbox.example", "birth_date": date(1970, 1, 1)},
    ],
    ids=lambda shared: " ".join(shared),
)
def test_five_thousand_people_who_share_a_key_make_a_few_pairs_each(shared):
    those = [
        person(**(BARE | dict(zip(("given", "family"), NAMES[key % len(NAMES)], strict=True)) | shared | {"key": key}))
        for key in range(1, 5001)
    ]
    some = pairs_found(those)
    assert some <= 5000 * 30


def test_five_thousand_records_of_one_firm_make_a_few_pairs_each_and_are_one_firm():
    says = {"email": "a@bond.example", "telephone": "+441632960301", "postcode": "BN1 4AA", "address": "4 Quay Street"}
    those = [firm(key=key, **says) for key in range(1, 5001)]
    found = joined(those, Kind.ORGANISATION)
    assert len(found) <= 5000 * engine.NEXT
    assert {(key + 1, key) for key in range(1, 5000)} <= {(pair.one, pair.other) for pair in found}


def test_no_pair_is_of_a_record_with_itself_or_twice():
    born = date(1970, 1, 1)
    those = [person(key=key, birth_date=born + timedelta(days=key % 3)) for key in range(1, 40)]
    assert pairs_found(those) == 39 * 38 / 2
