"""A firm's own words: a line each, semicolons between the parts."""

from hypothesis import given
from hypothesis import strategies as st

from peelian.assessment.rules.strategies import calls, lines_of, protected, responsible, signers, written
from peelian.documents.rules.firm_papers import Call, Protected, Responsible, Signer
from peelian.documents.rules.register import tidy


def test_each_line_is_one_thing_in_its_parts():
    assert protected("The drawings; nothing is cut without them; Dawn\n\n  The order book ") == (
        Protected(what="The drawings", why="nothing is cut without them", looked_after_by="Dawn"),
        Protected(what="The order book"),
    )
    assert responsible("Dawn; owner; decides; and signs")[0] == Responsible(
        name="Dawn", role="owner", duty="decides; and signs"
    )
    assert calls("Heron;01632 960144") == (Call(whom="Heron", number="01632 960144"),)
    assert signers("Dawn Treharne; owner") == (Signer(name="Dawn Treharne", role="owner"),)


def test_nothing_written_is_nothing_said():
    assert lines_of(" \n\t\n") == ()
    assert protected("") == ()


PART = st.text(max_size=30).map(tidy).filter(lambda text: ";" not in text)


@given(PART.filter(bool), PART, PART)
def test_what_is_written_as_a_line_is_read_as_it_was(what, why, who):
    assert protected(written(what, why, who)) == (Protected(what=what, why=why, looked_after_by=who),)


def test_a_semicolon_within_a_part_does_not_move_the_parts():
    assert protected(written("Till; and drawer", "", "Kofi"))[0].looked_after_by == "Kofi"
