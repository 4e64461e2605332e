"""What the engine weighs: which pairs, in which order, and evidence that adds up."""

from dataclasses import replace
from datetime import date

import pytest

from peelian.linkage.gateways.evidence import PRIOR
from peelian.linkage.gateways.populations import POPULATIONS
from peelian.linkage.gateways.scoring import weigh
from peelian.linkage.rules.levels import UNKNOWN, Born, Contact, Home, Name
from peelian.linkage.rules.weighing import Counts
from peelian.linkage.tests.pairs import COMMON, comes_to, said, some_firms, some_people, weighed
from peelian.linkage.tests.rules.strategies import firm, person
from peelian.parties.rules.kinds import Kind

BARE = {"birth_date": None, "email": "", "telephone": "", "postcode": "", "address": ""}
FIRM = firm(email="a@bond.example", telephone="+441632960301", postcode="BN1 4AA", address="4 Quay St")


def keyed(*records, start=1):
    return [replace(record, key=key) for key, record in enumerate(records, start=start)]


def keys(found):
    return {(pair.one, pair.other) for pair in found}


def test_it_weighs_new_against_known_and_new_but_never_known_against_known():
    known, new = keyed(person(), person(), start=1), keyed(person(), person(), start=3)
    assert keys(weigh(new, known, Kind.PERSON, COMMON)) == {(3, 1), (3, 2), (4, 1), (4, 2), (4, 3)}


def test_the_later_key_comes_first_even_when_the_new_record_is_the_older():
    assert keys(weigh(keyed(person(), start=1), keyed(person(), start=7), Kind.PERSON, COMMON)) == {(7, 1)}


def test_nothing_new_weighs_nothing():
    assert weigh([], keyed(person(), person()), Kind.PERSON, COMMON) == []
    assert weigh(keyed(person()), [], Kind.PERSON, COMMON) == []


@pytest.mark.parametrize("kind", [Kind.PERSON, Kind.ORGANISATION])
def test_the_evidence_is_the_prior_and_each_field_in_order_and_sums_to_the_weight(kind):
    record = person() if kind is Kind.PERSON else FIRM
    pair = weighed(record, replace(record, telephone=""))
    assert [field for field, _, _ in pair.evidence] == [PRIOR, *POPULATIONS[kind].fields.values()]
    assert sum(bits for *_, bits in pair.evidence) == pytest.approx(pair.weight, abs=1e-9)
    assert pair.evidence[0][2] < 0


@pytest.mark.parametrize(("kind", "records"), [(Kind.PERSON, some_people(90)), (Kind.ORGANISATION, some_firms(70))])
def test_it_does_not_matter_which_of_two_comes_first(kind, records):
    def told(found, key_of):
        return {frozenset((key_of(pair.one), key_of(pair.other))): (pair.weight, pair.evidence) for pair in found}

    turned = [replace(record, key=1000 - record.key) for record in records]
    there = told(weigh(records, [], kind, COMMON), lambda key: key)
    back = told(weigh(turned, [], kind, COMMON), lambda key: 1000 - key)
    assert len(there) > 500
    assert [pair for pair in there if there[pair] != back.get(pair)] == []
    assert back.keys() == there.keys()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"given": "pickering", "family": "rosalind"}, {}),
        ({"given": "rosalind", "family": "pike"}, {"given": "", "family": "rosalind"}),
        ({"given": "", "family": "rosalind"}, {"given": "rosalind", "family": ""}),
        ({"address": "12 elm r"}, {"address": "12 elm"}),
        ({"address": "1 elm rd", "postcode": "GU14 7QT"}, {"address": "1 elm r", "postcode": "BN1 4AA"}),
        ({"address": "Elm Road", "postcode": "GU14 7QT"}, {"address": "12 Elm Road", "postcode": "BN1 4AA"}),
        ({"given": "mary"}, {"given": "ary"}),
        ({"family": "pike"}, {"family": "pke"}),
        ({"email": "rosal@a.example"}, {"email": "rosa@a.example"}),
    ],
)
def test_names_and_addresses_that_are_cut_short_weigh_the_same_both_ways(one, other):
    assert weighed(person(**one), person(**other)) == weighed(person(**other), person(**one))


def test_names_in_each_others_place_are_seen():
    words = said(person(), person(given="pickering", family="rosalind"))
    assert words["Forename"] == words["Surname"] == Name.SWAPPED


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (date(1955, 3, 4), date(1955, 4, 3), Born.SWAPPED),
        (date(1955, 3, 4), date(1955, 3, 4), Born.SAME),
        (date(1955, 3, 4), date(1955, 3, 5), Born.NEAR),
        (date(1955, 3, 4), date(1955, 3, 15), Born.PART),
        (date(1955, 3, 4), date(1956, 11, 4), Born.DIFFERS),
    ],
)
def test_two_birth_dates_say_one_thing(one, other, words):
    assert said(person(birth_date=one), person(birth_date=other))["Date of birth"] == words


@pytest.mark.parametrize(("given", "family"), [("мария", "иванова"), ("秀英", "王"), ("فاطمة", "حسن")])
def test_names_of_other_scripts_are_compared_as_they_are(given, family):
    one = person(given=given, family=family, **(BARE | {"birth_date": date(1970, 5, 6)}))
    assert comes_to(one, one) == "join"
    assert comes_to(one, replace(one, given="анна")) == "apart"


def test_records_that_say_nothing_are_never_compared():
    blank = person(given="", family="", **BARE)
    assert weigh(keyed(*[blank] * 300), [], Kind.PERSON, COMMON) == []
    assert weigh(keyed(*[firm("")] * 300), [], Kind.ORGANISATION, COMMON) == []


def test_titles_accents_and_case_are_no_part_of_a_name():
    assert said(person(given="Mrs Rosalind"), person(given="rósalind"))["Forename"] == Name.SAME


def test_a_common_name_weighs_less_than_a_rare_one():
    def surname(count):
        counts = Counts(200_000, {"family": {"pickering": count}})
        (pair,) = weigh(keyed(person(), start=2), keyed(person()), Kind.PERSON, counts)
        return dict((field, bits) for field, _, bits in pair.evidence)["Surname"]

    assert surname(2) > surname(200) > surname(20_000)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [("E-mail", "pickering@postbox.example", Contact.SHARED), ("Telephone", "+441632960418", UNKNOWN)],
)
def test_of_what_too_many_known_records_bear_a_mailbox_is_shared_and_a_number_says_nothing(field, value, says):
    counts = replace(COMMON, shared={value})
    (pair,) = weigh(keyed(person(), start=2), keyed(person()), Kind.PERSON, counts)
    assert {name: words for name, words, _ in pair.evidence}[field] == says
    assert said(person(), person())[field] == Contact.SAME


def test_what_several_households_share_here_is_shared():
    those = [person(family=name) for name in ("pike", "okafor", "tanner", "murray")]
    found = weigh(keyed(person(), *those, person()), [], Kind.PERSON, COMMON)
    (pair,) = [each for each in found if (each.one, each.other) == (6, 1)]
    words = {name: words for name, words, _ in pair.evidence}
    assert words["E-mail"] == words["Telephone"] == Contact.SHARED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("7 Beech Avenue", "7 beech ave"),
        ("Apartment 3, 92 Hughes Drive", "flat 3 92 hughes dr"),
        ("St. Mary's Court", "st mary s ct"),
    ],
)
def test_an_address_is_the_same_however_its_words_are_shortened(one, other):
    assert said(person(address=one), person(address=other))["Address"] == Home.SAME
