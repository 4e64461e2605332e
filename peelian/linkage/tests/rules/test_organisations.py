"""Which two records of organisations are one, case by case through the whole engine, and what always holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.linkage.rules.levels import UNKNOWN, Contact, Home, Name, Number
from peelian.linkage.rules.organisations import (
    clash,
    company_number,
    core,
    cores,
    count,
    exact_rule,
    explains,
    held_back,
    traits,
)
from peelian.linkage.rules.people import Holding
from peelian.linkage.tests.pairs import comes_to, judged
from peelian.linkage.tests.rules.strategies import firm, organisations, said_of_organisations

ONE, ASKED, TWO = "join", "review", "apart"
QUAY = {"postcode": "BN1 4AA", "address": "Unit 4, Quay Street"}
NUMBER, OTHER_NUMBER = {"company_number": "01234567"}, {"company_number": "SC123456"}
LINE = {"telephone": "+441632960301"}


@pytest.mark.parametrize(
    "name",
    [
        "Bond Griffiths",
        "BOND GRIFFITHS LIMITED",
        "The Bond Griffiths Company",
        "Bond & Griffiths LLP",
        "Bond and Griffiths Ltd",
        "Bond-Griffiths plc",
        "Bönd Griffiths",
    ],
)
def test_legal_clothing_does_not_make_another_firm(name):
    assert cores(name) == ("bond griffiths",)
    assert comes_to(firm(**QUAY), firm(name, **QUAY)) == ONE


@pytest.mark.parametrize("shared", [QUAY, LINE, {"email": "office@bond.example"}, NUMBER])
def test_the_name_and_one_more_thing_that_is_theirs_is_one_firm(shared):
    assert comes_to(firm(**shared), firm(**shared)) == ONE


CASES = {
    "the domain of their own": (ONE, firm(email="a@bond.example"), firm(email="b@bond.example")),
    "a trading name": (ONE, firm("John Pike t/a Pike Joinery", **LINE), firm("Pike Joinery Ltd", **LINE)),
    "the number, whatever it is called now": (ONE, firm(**NUMBER), firm("Quayside Holdings", **NUMBER)),
    "one slip in the name": (ONE, firm("Bond Grifiths", **LINE), firm(**LINE)),
    "the name alone": (ASKED, firm(), firm()),
    "the name, elsewhere": (ASKED, firm(postcode="BN1 4AA"), firm(postcode="RG1 3EH")),
    "a slip in the name, and the domain elsewhere": (
        ASKED,
        firm("Bond Grifiths", email="a@bond.example", postcode="BN1 4AA"),
        firm(email="b@bond.example", postcode="RG1 3EH"),
    ),
    "the name, and two boxes of free mail": (ASKED, firm(email="bond@gmail.com"), firm(email="griffiths@gmail.com")),
    "some of the words, and the address": (TWO, firm("Bond Joinery", **QUAY), firm(**QUAY)),
    "some of the words, the address and the telephone": (
        ASKED,
        firm("Bond Joinery", **QUAY, **LINE),
        firm(**QUAY, **LINE),
    ),
    "a switchboard": (TWO, firm("Pike Joinery", **LINE), firm(**LINE)),
    "a house of offices": (TWO, firm("Pike Joinery", **QUAY), firm(**QUAY)),
    "a sole trader's person and the firm": (TWO, firm("John Pike", **LINE), firm("Quayside Joinery", **LINE)),
    "no name": (ASKED, firm("", **QUAY), firm("", **QUAY)),
    "two numbers": (TWO, firm(**QUAY, **LINE, **NUMBER), firm(**QUAY, **LINE, **OTHER_NUMBER)),
}


@pytest.mark.parametrize("case", CASES)
def test_two_records_are_one_firm_or_two_or_asked_about(case):
    expected, one, other = CASES[case]
    assert comes_to(one, other) == expected


def test_the_first_thing_that_agrees_names_the_rule():
    both = {"telephone": "+441632960301", "email": "x@bond.example"}
    assert judged(firm(**both), firm("Bond Griffiths", **both)).rule == "name and own domain"
    assert judged(firm(**both, **NUMBER), firm("Bond Griffiths", **both, **NUMBER)).rule == "company number"


def test_a_name_that_is_all_clothing_stays_as_it_is():
    assert core("the company ltd") == "the company ltd"
    assert cores("") == cores("&") == ()


@pytest.mark.parametrize(
    "name",
    [
        "Bond Ltd t/a Quayside",
        "BOND LTD T/AS QUAYSIDE",
        "Bond Trading As Quayside",
        "Bond a/k/a Quayside",
        "bond ta quayside",
    ],
)
def test_what_a_firm_trades_as_is_a_name_of_its_own(name):
    assert cores(name) == ("bond", "quayside")


@pytest.mark.parametrize("name", ["Tata Steel", "Santa Fe Foods", "Data Ltd", "Aka Sushi House"])
def test_letters_within_a_word_are_no_trading_name(name):
    assert len(cores(name)) == 1


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("1234567", "01234567"),
        ("01234567", "01234567"),
        (" sc 123456 ", "SC123456"),
        ("No. 01234567", ""),
        ("123", ""),
        ("", ""),
        ("none", ""),
        ("123456789", ""),
    ],
)
def test_a_company_number_is_eight_letters_and_digits(said, number):
    assert company_number(said) == number


@given(st.text(max_size=12))
def test_a_company_number_is_its_own(text):
    assert company_number(company_number(text)) == company_number(text)


# Rules on what the fields say, without the engine.

NOTHING = dict.fromkeys(("Name", "Company number", "E-mail", "Telephone", "Address"), UNKNOWN)


@pytest.mark.parametrize(
    ("says", "held"),
    [
        ({"Company number": Number.DIFFERS, "Name": Name.SAME, "E-mail": Contact.SAME}, Holding.APART),
        ({"Company number": Number.SAME, "Name": Name.DIFFERS}, Holding.FREE),
        ({"Name": Name.DIFFERS, "E-mail": Contact.SAME, "Telephone": Contact.SAME}, Holding.APART),
        ({"Name": Name.PART, "E-mail": Contact.SAME}, Holding.ASKED),
        ({"E-mail": Contact.SAME}, Holding.ASKED),
        ({"Name": Name.SAME}, Holding.ASKED),
        ({"Name": Name.SAME, "Address": Home.AREA}, Holding.ASKED),
        ({"Name": Name.SAME, "E-mail": Contact.SHARED}, Holding.FREE),
        ({"Name": Name.NEAR, "Telephone": Contact.SAME}, Holding.FREE),
    ],
)
def test_what_the_fields_say_forbids_or_stops_the_machine(says, held):
    assert held_back(NOTHING | says)[0] is held


@given(said_of_organisations())
def test_another_number_is_never_one_and_another_name_only_by_its_number(said):
    holding, _ = held_back(said)
    if said["Company number"] == Number.DIFFERS or (said["Name"] == Name.DIFFERS and said["Company number"] == UNKNOWN):
        assert holding is Holding.APART


@given(said_of_organisations())
def test_what_many_share_is_part_of_no_exact_rule(said):
    many = {"Company number": UNKNOWN, "E-mail": Contact.SHARED, "Telephone": Contact.SHARED, "Address": Home.SHARED}
    assert exact_rule(said | many) == ""


@given(said_of_organisations())
def test_whatever_is_held_back_says_why_in_words_that_the_table_holds(said):
    holding, why = held_back(said)
    assert bool(why) is (holding is not Holding.FREE)
    assert len(why) <= 60


# What contradicts inside a cluster.


@pytest.mark.parametrize(
    ("one", "other", "contradicts"),
    [
        (firm(), firm("Pike Joinery"), True),
        (firm(), firm("Bond Grifiths plc"), False),
        (firm(), firm("Bond"), False),
        (firm("John Pike t/a Pike Joinery"), firm("Pike Joinery"), False),
        (firm(), firm(""), False),
        (firm(**NUMBER), firm(**OTHER_NUMBER), True),
        (firm(**NUMBER), firm("Pike Joinery", **NUMBER), False),
        (firm("ООО Ромашка"), firm("ООО Весна"), True),
        (firm("ООО Ромашка"), firm("東京商事"), True),
    ],
)
def test_another_name_or_number_contradicts(one, other, contradicts):
    assert clash(traits(one), traits(other)) is contradicts


@given(organisations(), organisations())
def test_it_does_not_matter_which_of_two_comes_first(one, other):
    assert clash(traits(one), traits(other)) is clash(traits(other), traits(one))


@given(organisations())
def test_nothing_contradicts_itself(record):
    assert not clash(traits(record), traits(record))


@given(st.lists(organisations(), min_size=1, max_size=8).map(lambda those: [traits(record) for record in those]))
def test_firms_are_counted_up_to_as_many_as_there_are_traits(those):
    assert count(those) <= len(set(those))
    assert count(those) == count([*reversed(those), those[0]])


PRINT, MOTORS, BOTH = (("oak print",), ""), (("hill motors",), ""), (("oak print", "hill motors"), "")


def test_a_firm_and_its_trading_name_are_one_beside_a_record_of_both():
    assert clash(PRINT, MOTORS)
    assert explains(BOTH, PRINT, MOTORS)
    assert explains(BOTH, MOTORS, PRINT)


@pytest.mark.parametrize(
    ("third", "one", "other"),
    [
        (PRINT, PRINT, MOTORS),
        ((("oak print motors",), ""), PRINT, MOTORS),
        (BOTH, PRINT, (("bond joinery",), "")),
        (BOTH, (("oak print",), "01234567"), (("hill motors",), "07654321")),
    ],
)
def test_one_name_another_firm_or_other_company_numbers_explain_nothing(third, one, other):
    assert clash(one, other)
    assert not explains(third, one, other)
