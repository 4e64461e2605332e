"""When two forenames may be one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.linkage.rules.names import LONG_FORMS, alike, forms, near, slip, sound

names = st.one_of(
    st.sampled_from(sorted(LONG_FORMS)), st.text("abdeghijklmnorsuy", max_size=8), st.text(max_size=6), st.just("мария")
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bill", "william"),
        ("billy", "bill"),
        ("peggy", "margaret"),
        ("kasia", "katarzyna"),
        ("mo", "mohammed"),
        ("мария", "мария"),
    ],
)
def test_one_forename_has_several_forms(one, other):
    assert forms(one) & forms(other)


@pytest.mark.parametrize(("one", "other"), [("john", "jane"), ("", ""), ("", "rosalind"), ("мария", "анна")])
def test_another_forename_is_no_form_of_it(one, other):
    assert not forms(one) & forms(other)


@pytest.mark.parametrize("spelling", ["mohammed", "muhamad", "mohamed", "mohammad", "muhammed"])
def test_one_name_in_several_spellings_has_one_sound(spelling):
    assert sound(spelling) == "mmd"
    assert near(spelling, "mohammed")
    assert near(spelling, "muhamad")


@pytest.mark.parametrize(("one", "other"), [("yusuf", "yousef"), ("philip", "filip"), ("kathryn", "cathryn")])
def test_letters_that_sound_alike_are_one(one, other):
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("xiaoming", "hsiao ming"), ("zhen", "jen")])
def test_chinese_in_two_ways_of_writing_has_one_sound(one, other):
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other", "once"),
    [("julie", "jilie", True), ("john", "jhon", True), ("megan", "megn", True), ("jilie", "juulie", False)],
)
def test_a_slip_is_one_letter_more_or_less_another_or_two_exchanged(one, other, once):
    assert slip(one, other) is slip(other, one) is once


@pytest.mark.parametrize("name", ["", "мария", "李"])
def test_a_name_without_our_letters_has_no_sound(name):
    assert sound(name) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("rosalind", "rosalnd"), ("jonathan", "johnathan"), ("mohammed", "muhamad"), ("anne", "anna"), ("мария", "марья")],
)
def test_a_slip_of_the_pen_is_near(one, other):
    assert near(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("john", "jane"), ("mary", "peter"), ("", "rosa"), ("amy", "amina"), ("мария", "анна"), ("", "j")],
)
def test_two_names_of_two_people_are_not(one, other):
    assert not near(one, other)


@pytest.mark.parametrize("twins", [("daniel", "david"), ("john", "jane"), ("joseph", "joanna"), ("amy", "ann")])
def test_twins_often_share_a_letter_and_are_not_alike(twins):
    assert not alike(*twins)


def test_names_that_begin_alike_may_be_one():
    assert alike("christopher", "christine")


@given(names, names)
def test_it_does_not_matter_which_of_two_names_comes_first(one, other):
    assert near(one, other) is near(other, one)
    assert alike(one, other) is alike(other, one)


@given(names.filter(bool))
def test_a_name_is_its_own(name):
    assert name in forms(name)
    assert near(name, name)
    assert alike(name, name)


@given(names)
def test_a_sound_is_consonants_after_its_first_letter(name):
    said = sound(name)
    assert not said or (said.isascii() and said.isalpha())
    assert not set(said[1:]) & set("aeiouhwy")


def test_every_familiar_form_is_one_folded_word():
    for short, longs in LONG_FORMS.items():
        assert all(word.isascii() and word.isalpha() and word.islower() for word in (short, *longs)), short
        assert longs, short
