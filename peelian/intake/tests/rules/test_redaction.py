"""What is noticed in a narrative, and what is left of it when words are taken out."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.intake.rules.contacts import telephone
from peelian.intake.rules.redaction import Cut, Why, blacked_out, merged, places_of, suggestions

OWN = {"+441632960418", "r.pickering@postbox.example"}


def noticed(text: str) -> list[tuple[str, Why]]:
    cuts = suggestions(text, own=OWN, number=lambda words: telephone(words) or "")
    return [(text[cut.start : cut.end], cut.why) for cut in cuts]


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("They took 4111 1111 1111 1111 from me.", "4111 1111 1111 1111", Why.CARD),
        ("paid to 20-00-00 12345678 that day", "20-00-00 12345678", Why.CARD),
        ("my NI is QQ 12 34 56 C", "", None),
        ("NI number AB123456C was on it", "AB123456C", Why.OTHER_PERSON),
        ("my password is Fluffy99 and", "Fluffy99", Why.SECRET),
        ("the code was 445566.", "445566", Why.SECRET),
        ("he wrote from crook@mail.example to me", "crook@mail.example", Why.OTHER_PERSON),
        ("she rang from 07700 900123 twice", "07700 900123", Why.OTHER_PERSON),
    ],
    ids=["card", "account", "not an insurance number", "insurance number", "password", "code", "e-mail", "telephone"],
)  # fmt: skip
def test_it_notices_what_has_no_business_in_a_narrative(text: str, words: str, why: Why | None) -> None:
    assert noticed(text) == ([(words, why)] if why else [])


@pytest.mark.parametrize(
    "text",
    [
        "My number is 01632 960418 and my e-mail r.pickering@postbox.example",
        "the password was changed and the code not mine",
        "order 4111 1111 1111 1112 never came",
        "They asked for 1150 pounds on 02/06/2026",
    ],
    ids=["the victim's own", "no password said", "not a card", "money and a date"],
)
def test_it_leaves_alone_what_may_stay(text: str) -> None:
    assert noticed(text) == []


def test_words_are_found_wherever_they_stand() -> None:
    assert [(cut.start, cut.end) for cut in places_of("Bob rang. BOB paid.", "bob", Why.OTHER_PERSON)] == [
        (0, 3),
        (10, 13),
    ]
    assert places_of("Bob", "  ", Why.OTHER_PERSON) == []


def cuts_in(length: int) -> st.SearchStrategy[list[Cut]]:
    place = st.tuples(st.integers(0, length), st.integers(0, length)).filter(lambda pair: pair[0] < pair[1])
    return st.lists(place.map(lambda pair: Cut(*pair, Why.CARD)), max_size=6)


@given(st.data())
def test_nothing_inside_a_cut_is_left_and_everything_outside_is(data: st.DataObject) -> None:
    # Each letter is its own, so that what is left can be told from what is gone.
    text = "".join(chr(0x4E00 + place) for place in range(data.draw(st.integers(1, 40))))
    cuts = data.draw(cuts_in(len(text)))
    left = blacked_out(text, cuts)
    gone = {place for cut in cuts for place in range(cut.start, cut.end)}
    assert [letter for letter in left if letter in text] == [text[p] for p in range(len(text)) if p not in gone]


@given(cuts_in(30))
def test_merged_cuts_do_not_overlap_and_cover_the_same_letters(cuts: list[Cut]) -> None:
    joined = merged(cuts)
    assert all(one.end <= other.start for one, other in pairwise(joined))
    covered = [{place for cut in some for place in range(cut.start, cut.end)} for some in (cuts, joined)]
    assert covered[0] == covered[1]
