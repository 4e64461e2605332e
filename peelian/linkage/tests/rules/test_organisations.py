"""Which two records of organisations are one."""

import pytest
from hypothesis import given

from peelian.kernel.folding import fold
from peelian.linkage.rules.organisations import OrganisationRecord, blocking_keys, core, fits, join, own_domain
from peelian.linkage.tests.rules.strategies import organisations


def firm(name="Bond Griffiths Ltd", email="", telephone="", postcode=""):
    return OrganisationRecord(1, fold(name), email, telephone, postcode)


@pytest.mark.parametrize(
    "name",
    [
        "Bond Griffiths",
        "BOND GRIFFITHS LIMITED",
        "The Bond Griffiths Company",
        "Bond & Griffiths LLP",
        "Bond-Griffiths plc",
    ],
)
def test_legal_clothing_does_not_make_another_firm(name):
    assert join(firm(postcode="BN1 4AA"), firm(name, postcode="BN1 4AA"))


def test_a_name_that_is_all_clothing_stays_as_it_is():
    assert core("the company ltd") == "the company ltd"


@pytest.mark.parametrize(
    "shared", [{"postcode": "BN1 4AA"}, {"telephone": "+441632960301"}, {"email": "office@bond.example"}]
)
def test_the_name_and_one_more_thing_that_is_theirs_is_one_firm(shared):
    assert join(firm(**shared), firm(**shared))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({"postcode": "BN1 4AA"}, {"postcode": "RG1 3EH"}),
        ({"email": "bond@gmail.com"}, {"email": "griffiths@gmail.com"}),
        ({"email": "bond@hotmail.co.uk"}, {"email": "bond@hotmail.co.uk"}),
        ({"name": "Pike Joinery", "telephone": "+441632960301"}, {"telephone": "+441632960301"}),
        ({"name": "", "postcode": "BN1 4AA"}, {"name": "", "postcode": "BN1 4AA"}),
    ],
    ids=["name alone", "another postcode", "free mail", "one free mailbox", "a switchboard", "no name"],
)
def test_less_than_that_is_two(one, other):
    assert join(firm(**one), firm(**other)) is None


def test_the_first_thing_that_agrees_names_the_rule():
    both = {"telephone": "+441632960301", "email": "x@bond.example"}
    assert join(firm(**both), firm("Bond Griffiths", **both)).rule == "name and telephone"


@pytest.mark.parametrize(
    ("email", "domain"), [("a@bond.example", "bond.example"), ("a@gmail.com", ""), ("a@yahoo.co.uk", ""), ("", "")]
)
def test_a_free_mail_domain_is_nobodys_own(email, domain):
    assert own_domain(email) == domain


@given(organisations(), organisations())
def test_it_does_not_matter_which_of_two_comes_first(one, other):
    assert bool(join(one, other)) == bool(join(other, one))


@given(organisations(), organisations())
def test_two_records_that_join_share_a_key_and_fit(one, other):
    assert not join(one, other) or (blocking_keys(one) & blocking_keys(other) and fits(one, [other]))
