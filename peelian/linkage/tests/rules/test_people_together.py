"""What contradicts inside a cluster of people's records, what explains it, and how many people records could be."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.linkage.rules.people import clash, count, explains, traits
from peelian.linkage.tests.rules.strategies import people, person

JULIE, JILIE, JUULIE = (("julie", "pike", None), ("jilie", "pike", None), ("juulie", "pike", None))
BOTH, BEN, ANTHONY = (("benjamin anthony", "pike", None), ("ben", "pike", None), ("anthony", "pike", None))


@pytest.mark.parametrize(("third", "one", "other"), [(JULIE, JILIE, JUULIE), (BOTH, BEN, ANTHONY)])
def test_two_who_clash_may_be_one_beside_a_third(third, one, other):
    assert clash(one, other)
    assert explains(third, one, other)
    assert explains(third, other, one)


@pytest.mark.parametrize(
    ("third", "one", "other"),
    [
        (("j", "pike", None), ("john", "pike", None), ("jane", "pike", None)),
        (("", "pike", None), ("john", "pike", None), ("jane", "pike", None)),
        (("mary", "pike", None), ("john", "pike", None), ("jane", "pike", None)),
        (JULIE, ("jilie", "pike", date(1955, 3, 14)), ("juulie", "pike", date(1985, 11, 2))),
        (("benjamin", "pike", None), BEN, ANTHONY),
    ],
)
def test_an_initial_a_stranger_or_another_birth_date_explains_nothing(third, one, other):
    assert clash(one, other)
    assert not explains(third, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"given": "john"}, {"given": "jane"}),
        ({"given": "r"}, {"given": "john"}),
        ({"given": "john"}, {"given": "mary"}),
        ({}, {"birth_date": date(1985, 11, 22)}),
    ],
)
def test_another_forename_or_birth_date_contradicts(one, other):
    assert clash(traits(person(**one)), traits(person(**other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"given": "r"}, {"given": "rosalind"}),
        ({"given": "bill"}, {"given": "w"}),
        ({"given": "bill"}, {"given": "billy"}),
        ({"given": ""}, {"given": "john"}),
        ({"given": "pickering", "family": "rosalind"}, {}),
        ({"family": "pike"}, {}),
        ({"birth_date": None}, {}),
        ({}, {"birth_date": date(1955, 3, 15)}),
        ({"birth_date": date(1955, 3, 4)}, {"birth_date": date(1955, 4, 3)}),
        ({"given": "mohammed"}, {"given": "muhamad"}),
    ],
)
def test_what_a_slip_or_a_familiar_form_explains_contradicts_nothing(one, other):
    assert not clash(traits(person(**one)), traits(person(**other)))


@given(people(), people())
def test_it_does_not_matter_which_of_two_comes_first(one, other):
    assert clash(traits(one), traits(other)) is clash(traits(other), traits(one))


@given(people())
def test_nothing_contradicts_itself(record):
    assert not clash(traits(record), traits(record))


@given(st.lists(people(), min_size=1, max_size=8).map(lambda those: [traits(record) for record in those]))
def test_people_are_counted_up_to_as_many_as_there_are_traits(those):
    assert 1 <= count(those) <= len(set(those))
    assert count(those) == count([*reversed(those), those[0]])


def test_slips_of_the_pen_do_not_make_more_people():
    spellings = ["pickering", "pickerign", "pikering", "pickring"]
    assert count([traits(person(family=family)) for family in spellings]) == 1
    assert count([traits(person(given=given)) for given in ("john", "mary", "fatima")]) == 3
