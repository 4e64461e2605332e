"""The words of a block: which places it may hold, and what is said of a wrong one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.intake.rules.pasting import PLACES, facts_digest, faults, filled, places_in
from peelian.knowledge import queries as knowledge

VALUES = dict.fromkeys(PLACES, "") | {"reference": "NFRC1", "victim": "Rosalind"}


def test_every_block_that_ships_can_be_filled():
    for text in knowledge.library().paste_texts:
        assert faults(text.body) == []


def test_places_are_filled_and_what_is_not_known_says_so():
    assert filled("$reference, ${victim}: $loss", VALUES) == "NFRC1, Rosalind: not known"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("$victm", "There is no place called $victm. Did you mean $victim?"),
        ("$zzzzzz", "There is no place called $zzzzzz."),
        ("One\nCost $5", "Line 2: a $ must stand before the name of a place. For a dollar sign, write $$."),
        ("  ", "Write what is to be copied."),
    ],
)
def test_a_wrong_place_is_said_in_words_that_help(body, words):
    assert faults(body) == [words]


def test_a_doubled_dollar_is_a_dollar():
    assert faults("$$5 for $victim") == []
    assert filled("$$5 for $victim", VALUES) == "$5 for Rosalind"


def test_only_the_facts_in_its_places_change_a_digest():
    places = places_in("$victim and $loss and $victim")
    assert places == ("victim", "loss")
    before = facts_digest(places, VALUES)
    assert facts_digest(places, VALUES | {"reference": "other"}) == before
    assert facts_digest(places, VALUES | {"loss": "£5"}) != before


@given(st.text(max_size=60))
def test_what_has_no_fault_can_be_filled(body):
    if not faults(body):
        filled(body, VALUES)
