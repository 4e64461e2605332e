"""Which two records of people are one person, case by case through the whole engine, and what always holds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.linkage.gateways.models import model_of
from peelian.linkage.rules.kinds import Verdict
from peelian.linkage.rules.levels import UNKNOWN, Born, Contact, Home, Name
from peelian.linkage.rules.mailboxes import own_domain, own_mailbox
from peelian.linkage.rules.people import Holding, exact_rule, held_back
from peelian.linkage.tests.pairs import comes_to, judged
from peelian.linkage.tests.rules.strategies import person, said_of_people
from peelian.parties.rules.kinds import Kind

BARE = {"birth_date": None, "email": "", "telephone": "", "postcode": "", "address": ""}
ONE, ASKED, TWO = "join", "review", "apart"

# What the two have beside Rosa's data, and what they come to.
CASES = {
    "the same name and mailbox": (ONE, BARE | {"email": "rp@postbox.example"}, BARE | {"email": "rp@postbox.example"}),
    "the same name and telephone": (ONE, {"email": ""}, {"email": ""}),
    "the same name and birth date": (ONE, BARE | {"birth_date": date(1955, 3, 14)}, {"email": "", "telephone": ""}),
    "a familiar forename and the mailbox": (ONE, {"given": "william"}, {"given": "bill", "birth_date": None}),
    "two familiar forms of one name": (ONE, {"given": "billy"}, {"given": "bill"}),
    "a second forename on one": (ONE, {"given": "rosalind may"}, {"given": "rosalind"}),
    "an initial with the birth date and mailbox": (ONE, {"given": "r"}, {}),
    "no forename with the birth date and telephone": (ONE, {"given": "", "email": ""}, {"email": ""}),
    "married since, with the birth date and mailbox": (ONE, {"family": "pike", "telephone": ""}, {"telephone": ""}),
    "a birth date one digit out, and the mailbox": (ONE, {}, {"birth_date": date(1955, 3, 15)}),
    "day and month changed round": (ONE, {"birth_date": date(1955, 3, 4)}, {"birth_date": date(1955, 4, 3)}),
    "forename and surname changed round, and the birth date": (
        ONE,
        {"email": ""},
        {"given": "pickering", "family": "rosalind", "email": ""},
    ),
    "a name of another script, and the telephone": (
        ONE,
        {"given": "мария", "family": "иванова", "email": ""},
        {"given": "мария", "family": "иванова", "email": ""},
    ),
    "a slip in a familiar form, and the telephone": (
        ONE,
        {"given": "mstthew", "birth_date": None, "email": ""},
        {"given": "matt", "birth_date": None, "email": ""},
    ),
    "changed round, one by its familiar form": (
        ONE,
        {"given": "pickering", "family": "bob", "email": ""},
        {"given": "robert", "email": ""},
    ),
    "one forename written as two, and the mailbox": (
        ONE,
        {"given": "xiaoming", "family": "kwan", "birth_date": None},
        {"given": "hsiao ming", "family": "kwan", "birth_date": None},
    ),
    "no forename, but the mailbox and the telephone": (ONE, {"given": "", "birth_date": None}, {}),
    "an initial and the telephone": (ONE, BARE | {"given": "r", "telephone": "+441632960418"}, {"email": ""}),
    "an initial and the house": (
        ASKED,
        {"given": "r", "birth_date": None, "email": "", "telephone": ""},
        {"birth_date": None, "email": "", "telephone": ""},
    ),
    "no forename and the telephone alone": (ASKED, {"given": "", "birth_date": None, "email": ""}, {"email": ""}),
    "the mailbox alone": (ASKED, {"given": "", "family": "", "birth_date": None}, {}),
    "twins in one house with one mailbox": (ASKED, {"given": "john"}, {"given": "jane"}),
    "another initial": (ASKED, {"given": "j"}, {}),
    "father and son of one name, mailbox and house": (ASKED, {}, {"birth_date": date(1985, 11, 2)}),
    "father and son of one name and house, each with a telephone": (
        ASKED,
        {"email": "", "birth_date": None},
        {"email": "", "birth_date": None, "telephone": "+447700900001"},
    ),
    "a household with one mailbox": (TWO, {"given": "john", "birth_date": None}, {"given": "mary", "birth_date": None}),
    "father and son of one name": (TWO, {}, BARE | {"birth_date": date(1985, 11, 2)}),
    "a switchboard and the surname": (
        TWO,
        BARE | {"given": "john", "telephone": "+441632960418"},
        BARE | {"given": "mary", "telephone": "+441632960418"},
    ),
    "a switchboard alone": (
        TWO,
        BARE | {"family": "pike", "telephone": "+441632960418"},
        BARE | {"telephone": "+441632960418"},
    ),
    "two people of one role mailbox": (
        TWO,
        BARE | {"given": "john", "family": "pike", "email": "info@firm.example"},
        BARE | {"given": "jane", "family": "tanner", "email": "info@firm.example"},
    ),
    "another person of the switchboard": (
        TWO,
        BARE | {"given": "john", "family": "pike", "telephone": "+441632960418"},
        BARE | {"telephone": "+441632960418"},
    ),
    "the names changed round and nothing else": (TWO, BARE, BARE | {"given": "pickering", "family": "rosalind"}),
    "the surname and birth date of another forename": (
        TWO,
        BARE | {"birth_date": date(1955, 3, 14)},
        {"given": "jane"} | BARE | {"birth_date": date(1955, 3, 14)},
    ),
    "nothing known at all": (TWO, BARE | {"given": "", "family": ""}, BARE | {"given": "", "family": ""}),
}


@pytest.mark.parametrize("case", CASES)
def test_two_records_are_one_person_or_two_or_asked_about(case):
    expected, one, other = CASES[case]
    assert comes_to(person(**one), person(**other)) == expected


def test_a_name_alone_never_joins_however_rare():
    rare = person(given="zebulon", family="quillfeather", **BARE)
    assert comes_to(rare, rare) == ASKED
    assert judged(rare, rare).weight > model_of(Kind.PERSON).thresholds.join


def test_a_role_mailbox_alone_joins_nobody_and_a_mailbox_of_ones_own_does():
    role, own = (person(**(BARE | {"email": email})) for email in ("info@firm.example", "rp@firm.example"))
    assert judged(role, role).verdict is Verdict.REVIEW
    assert judged(own, own).rule == "e-mail and name"
    assert judged(role, role).weight < judged(own, own).weight


def test_the_evidence_says_what_each_field_says_and_which_rule_joined():
    found = judged(person(), person(birth_date=None, telephone="+447700900001"))
    assert found.rule == "e-mail and name"
    assert {field: words for field, words, _ in found.evidence[1:]} == {
        "Forename": "Agrees exactly",
        "Surname": "Agrees exactly",
        "Date of birth": "Says nothing either way",
        "E-mail": "Agrees exactly",
        "Telephone": "Differs",
        "Address": "The same address",
    }


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


@pytest.mark.parametrize(
    ("email", "domain"), [("a@bond.example", "bond.example"), ("a@gmail.com", ""), ("a@yahoo.co.uk", ""), ("", "")]
)
def test_a_free_mail_domain_is_nobodys_own(email, domain):
    assert own_domain(email) == domain


# Rules on what the fields say, without the engine.

ALL = {
    "Forename": Name.SAME,
    "Surname": Name.SAME,
    "Date of birth": Born.SAME,
    "E-mail": Contact.SAME,
    "Telephone": Contact.SAME,
    "Address": Home.SAME,
}
NOTHING = dict.fromkeys(ALL, UNKNOWN)


@pytest.mark.parametrize(
    ("says", "held"),
    [
        (ALL, Holding.FREE),
        (ALL | {"Date of birth": Born.DIFFERS}, Holding.ASKED),
        (ALL | {"Date of birth": Born.DIFFERS, "E-mail": UNKNOWN, "Telephone": UNKNOWN}, Holding.APART),
        (ALL | {"Date of birth": Born.PART, "E-mail": UNKNOWN, "Telephone": UNKNOWN}, Holding.ASKED),
        (ALL | {"Date of birth": Born.PART, "Surname": Name.DIFFERS}, Holding.APART),
        (ALL | {"Forename": Name.DIFFERS}, Holding.ASKED),
        (ALL | {"Forename": Name.DIFFERS, "Date of birth": UNKNOWN}, Holding.APART),
        (ALL | {"Forename": Name.DIFFERS, "Surname": Name.DIFFERS}, Holding.APART),
        (ALL | {"Forename": Name.OPENING}, Holding.FREE),
        (ALL | {"Forename": Name.OPENING, "Date of birth": UNKNOWN, "E-mail": UNKNOWN}, Holding.ASKED),
        (ALL | {"Surname": Name.DIFFERS}, Holding.FREE),
        (ALL | {"Surname": Name.DIFFERS, "Date of birth": UNKNOWN}, Holding.ASKED),
        (
            ALL | {"Surname": Name.DIFFERS, "Date of birth": UNKNOWN, "Telephone": UNKNOWN, "Address": UNKNOWN},
            Holding.APART,
        ),
        (NOTHING | {"Forename": Name.SWAPPED, "Surname": Name.SWAPPED}, Holding.APART),
        (NOTHING | {"Forename": Name.SWAPPED, "Surname": Name.SWAPPED, "Date of birth": Born.SAME}, Holding.FREE),
        (NOTHING | {"Forename": Name.INITIAL, "Surname": Name.SAME, "Address": Home.SAME}, Holding.ASKED),
        (NOTHING | {"Forename": Name.INITIAL, "Surname": Name.SAME, "E-mail": Contact.SAME}, Holding.FREE),
        (NOTHING | {"Forename": Name.INITIAL, "Surname": Name.SAME, "E-mail": Contact.SHARED}, Holding.ASKED),
        (NOTHING, Holding.ASKED),
        (NOTHING | {"Forename": Name.SAME, "Surname": Name.SAME}, Holding.ASKED),
        (NOTHING | {"Forename": Name.SAME, "Surname": Name.SAME, "Address": Home.DIFFERS}, Holding.ASKED),
        (NOTHING | {"Forename": Name.SAME, "Surname": Name.SAME, "Address": Home.AREA}, Holding.ASKED),
        (NOTHING | {"Forename": Name.SAME, "Surname": Name.SAME, "Address": Home.POSTCODE}, Holding.FREE),
    ],
)
def test_what_the_fields_say_forbids_or_stops_the_machine(says, held):
    assert held_back(says)[0] is held


@pytest.mark.parametrize(
    ("differs", "held"),
    [
        ({}, Holding.ASKED),
        ({"Address": Home.SHARED}, Holding.ASKED),
        ({"Date of birth": Born.SAME}, Holding.FREE),
        ({"E-mail": Contact.SAME}, Holding.FREE),
        ({"Telephone": Contact.SAME}, Holding.FREE),
    ],
)
def test_a_name_and_a_house_with_two_telephones_may_be_a_parent_and_a_child(differs, held):
    says = NOTHING | {"Forename": Name.SAME, "Surname": Name.SAME, "Telephone": Contact.DIFFERS, "Address": Home.SAME}
    assert held_back(says | differs)[0] is held


@given(said_of_people())
def test_another_forename_is_never_joined_by_the_machine(said):
    assert said["Forename"] != Name.DIFFERS or held_back(said)[0] is not Holding.FREE


@given(said_of_people())
def test_a_birth_date_that_differs_is_never_joined_by_the_machine(said):
    assert said["Date of birth"] not in {Born.DIFFERS, Born.PART} or held_back(said)[0] is not Holding.FREE


@given(said_of_people(), st.sampled_from(["E-mail", "Telephone", "Address"]))
def test_what_many_share_is_part_of_no_exact_rule(said, field):
    shared = said | {field: Contact.SHARED if field != "Address" else Home.SHARED}
    assert exact_rule(shared) == exact_rule(said | {field: UNKNOWN})


@given(said_of_people())
def test_whatever_is_held_back_says_why_in_words_that_the_table_holds(said):
    holding, why = held_back(said)
    assert bool(why) is (holding is not Holding.FREE)
    assert len(why) <= 60
    assert len(exact_rule(said)) <= 60


# What contradicts inside a cluster.
