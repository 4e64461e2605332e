"""Names of people, and of firms taken for people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.intake.rules.people import Name, fold, looks_like_organisation, organisation_from, split_name, tidy_name


@pytest.mark.parametrize(
    ("full", "given_name", "family_name"),
    [
        ("FOSTER, Nicola", "Nicola", "Foster"),
        ("DA SILVA, João", "João", "da Silva"),
        ("AP RHYS, Siân", "Siân", "ap Rhys"),
        ("Mr John Smith", "John", "Smith"),
        ("Dr. Mary Ann Evans", "Mary Ann", "Evans"),
        ("Siân ap Rhys", "Siân", "ap Rhys"),
        ("Ludwig van der Berg", "Ludwig", "van der Berg"),
        ("O’BRIEN-JONES, Pat", "Pat", "O'Brien-Jones"),
        ("MCDONALD, R.", "R", "McDonald"),
        ("Khan", "", "Khan"),
        ("Li Wei", "Li", "Wei"),
        ("李小明", "", "李小明"),
        ("", "", ""),
    ],
)
def test_a_full_name_comes_apart(full, given_name, family_name):
    name = split_name(full)
    assert (name.given, name.family) == (given_name, family_name)


def test_titles_are_kept_apart():
    assert split_name("Mrs Ann Lee").title == "Mrs"
    assert tidy_name("Mr John", "Smith") == Name("John", "Smith", "Mr", "")


def test_characters_no_name_has_are_taken_out_and_told():
    assert tidy_name("Agnieszka", "WI?NIEWSKA") == Name("Agnieszka", "Winiewska", "", "?")
    assert tidy_name("J0hn", "Smith_").odd == "0_"


@pytest.mark.parametrize("name", ["O'Neill", "Lloyd-Jones", "d'Arcy", "Нина", "Nguyễn", "MacDonald", "de la Cruz"])
def test_a_proper_name_is_left_as_it_is(name):
    assert tidy_name("", name) == Name("", name, "", "")


@pytest.mark.parametrize(
    ("given_name", "family_name"),
    [
        ("Mr", "Blue Anchor Cafe Ltd"), ("Mr", "Tesco Express"), ("Hodgson", "Primary School"), ("Smith", "& Sons"),
        ("Acme", "CIC"), ("Lee", "and Co"), ("", "Bond-Griffiths & Sons"),
    ],
)  # fmt: skip
def test_a_firm_is_not_a_person(given_name, family_name):
    assert looks_like_organisation(given_name, family_name)


@pytest.mark.parametrize(
    ("given_name", "family_name"),
    [
        ("Charlotte", "Church"), ("Mr", "van der Berg"), ("Bill", "Banks"), ("", "Club"),
        ("Grace", "Incledon"), ("Mr", "Co"), ("Albert", "Hall"),
    ],
)  # fmt: skip
def test_a_person_is_not_a_firm(given_name, family_name):
    assert not looks_like_organisation(given_name, family_name)


def test_the_firms_name_loses_its_mister():
    assert organisation_from("Mr", "Blue Anchor Cafe Ltd") == "Blue Anchor Cafe Ltd"


def test_folding_takes_off_case_accents_and_marks():
    assert fold("O’Brien-Łucas") == fold("obrien LUCAS") == "obrien lucas"
    assert fold("Zoë") == fold("ZOE") == "zoe"
    assert fold("Groß") == fold("GROSS")
    assert fold("Нина") == "нина"


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=20), st.text(max_size=20))
def test_tidying_twice_changes_nothing(given_name, family_name):
    once = tidy_name(given_name, family_name)
    again = tidy_name(once.given, once.family)
    assert (again.given, again.family, again.odd) == (once.given, once.family, "")
