"""Which two records of people are one person, case by case, and what holds whatever the case."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from peelian.linkage.rules.people import blocking_keys, forbidden, join, own_mailbox
from peelian.linkage.tests.rules.strategies import ROSA, people, person

BORN = date(1955, 3, 14)
ONE, TWO = "one", "two"
CASES = {
    "the same name and mailbox": (ONE, {"telephone": ""}, {"telephone": ""}),
    "the same name and telephone": (ONE, {"email": ""}, {"email": ""}),
    "the same name and birth date": (ONE, {"email": "", "telephone": ""}, {"email": "", "telephone": ""}),
    "a familiar forename and the mailbox": (ONE, {"given": "william"}, {"given": "bill", "birth_date": None}),
    "two familiar forms of one name": (ONE, {"given": "billy"}, {"given": "bill"}),
    "a second forename on one": (ONE, {"given": "rosalind may"}, {"given": "rosalind"}),
    "an initial with the birth date and mailbox": (ONE, {"given": "r"}, {}),
    "no forename with the birth date and telephone": (ONE, {"given": "", "email": ""}, {"email": ""}),
    "married since, with the birth date and mailbox": (ONE, {"family": "pike", "telephone": ""}, {"telephone": ""}),
    "an initial and the mailbox alone": (TWO, {"given": "r", "birth_date": None, "telephone": ""}, {}),
    "no forename and the telephone alone": (TWO, {"given": "", "birth_date": None, "email": ""}, {}),
    "another initial": (TWO, {"given": "j"}, {}),
    "twins in one house with one mailbox": (TWO, {"given": "john"}, {"given": "jane"}),
    "a household with one mailbox": (TWO, {"given": "john", "birth_date": None}, {"given": "mary", "birth_date": None}),
    "father and son of one name and mailbox": (TWO, {}, {"birth_date": date(1985, 1, 2)}),
    "a birth date one day out": (TWO, {}, {"birth_date": date(1955, 3, 15)}),
    "the mailbox alone": (TWO, {"given": "", "family": "", "birth_date": None}, {}),
    "a role mailbox and the name": (
        TWO,
        {"email": "info@firm.example", "telephone": "", "birth_date": None},
        {"email": "info@firm.example", "telephone": "", "birth_date": None},
    ),
    "a switchboard and the surname": (TWO, {"given": "john", "email": ""}, {"given": "mary", "email": ""}),
    "a switchboard alone": (TWO, {"family": "pike", "email": "", "birth_date": None}, {"email": ""}),
    "the name alone": (TWO, {"email": "", "telephone": "", "birth_date": None}, {}),
    "the surname and birth date with no forename": (TWO, {"given": "", "email": "", "telephone": ""}, {}),
    "nothing known at all": (
        TWO,
        {"given": "", "family": "", "birth_date": None, "email": "", "telephone": ""},
        {"given": "", "family": "", "birth_date": None, "email": "", "telephone": ""},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_two_records_are_one_person_or_two(case):
    expected, one, other = CASES[case]
    assert (ONE if join(replace(ROSA, **one), replace(ROSA, **other)) else TWO) == expected


@pytest.mark.parametrize(
    ("email", "own"),
    [
        ("r.pickering@postbox.example", True),
        ("info@firm.example", False),
        ("accounts2@firm.example", False),
        ("the.office@school.example", False),
        ("head+parents@school.example", False),
        ("", False),
    ],
)
def test_a_mailbox_is_somebodys_own_by_its_name(email, own):
    assert own_mailbox(email) is own


def test_the_evidence_says_what_each_field_says():
    why = join(ROSA, replace(ROSA, birth_date=None, telephone="+447700900001"))
    assert why.rule == "e-mail and name"
    assert dict(why.evidence) == {
        "Name": "Agrees exactly",
        "Date of birth": "Says nothing either way",
        "E-mail": "Agrees exactly",
        "Telephone": "Differs",
        "Postcode": "Agrees exactly",
    }


@given(people(), people())
def test_it_does_not_matter_which_of_two_comes_first(one, other):
    assert bool(join(one, other)) == bool(join(other, one))
    assert forbidden(one, other) == forbidden(other, one)


@given(people(), people())
def test_what_is_forbidden_never_joins(one, other):
    assert not (forbidden(one, other) and join(one, other))


@given(people(), people())
def test_two_records_that_join_are_found_by_a_key_they_share(one, other):
    assert not join(one, other) or blocking_keys(one) & blocking_keys(other)


@given(people())
def test_nothing_is_forbidden_with_itself(record):
    assert not forbidden(record, record)


def test_an_initial_speaks_against_another_letter_only():
    assert not forbidden(person(given="r"), person(given="rosalind"))
    assert forbidden(person(given="r"), person(given="john"))
