import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.intake.rules.who_words import HALF, bars, expected, side_by_side, signed, strength


@pytest.mark.parametrize(
    ("weight", "words", "number"),
    [
        (13.0, "strong for", "+13.0"),
        (6.0, "strong for", "+6.0"),
        (3.0, "for", "+3.0"),
        (1.0, "a little for", "+1.0"),
        (0.04, "says nothing either way", "0.0"),
        (-1.0, "a little against", "−1.0"),
        (-9.26, "strong against", "−9.3"),
    ],
)
def test_a_weight_is_said_in_words_and_as_a_number(weight, words, number):
    assert (strength(weight), signed(weight)) == (words, number)


@pytest.mark.parametrize(
    ("chance", "kind", "words"),
    [
        (1.0, "person", "fewer than 1 in 1,000 such pairs to be two people"),
        (0.98, "person", "about 1 in 50 such pairs to be two people"),
        (0.52, "organisation", "about 5 in 10 such pairs to be one organisation"),
        (0.05, "person", "about 1 in 20 such pairs to be one person"),
        (0.0, "organisation", "fewer than 1 in 1,000 such pairs to be one organisation"),
    ],
)
def test_a_chance_is_said_of_pairs_like_these(chance, kind, words):
    assert expected(chance, kind) == f"We would expect {words}."


def test_two_records_are_compared_in_words():
    rows = side_by_side({"Name": "Ann Bell", "Gender": "", "E-mail": ""}, {"Name": "ann bell", "E-mail": "a@b.example"})
    assert [(row.label, row.says, row.differs) for row in rows] == [
        ("Name", "The same", False), ("E-mail", "Only one says", False)
    ]  # fmt: skip
    [row] = side_by_side({"Postcode": "GU1 1AA"}, {"Postcode": "GU1 1AB"})
    assert (row.says, row.differs) == ("Different", True)


def test_the_longest_bar_fills_its_half_and_one_against_begins_left_of_the_middle():
    more, less, unweighed = bars([("name", "agrees", 12.0), ("e-mail", "differs", -3.0), ("key", "agrees", None)])
    assert (more.left, more.width, more.against) == (HALF, HALF, False)
    assert (less.left, less.width, less.against) == (45, 15, True)
    assert (unweighed.number, unweighed.width) == ("", 0)


@given(st.lists(st.floats(-1000, 1000), max_size=8))
def test_no_bar_leaves_its_picture(weights):
    for bar in bars([("field", "says", weight) for weight in weights]):
        assert 0 <= bar.left <= HALF
        assert bar.left + bar.width <= 2 * HALF + 0.2
