"""A narrative that speaks of danger is found, with its kind and its words; a denial or a manner of speaking is not."""

from pathlib import Path

import pytest
import yaml

from peelian.knowledge.queries import dangers_in
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.safety import DangerKind
from peelian.knowledge.rules.safety.phrases import NOT_DANGER, phrase

DEVELOPMENT = yaml.safe_load((Path(__file__).parent / "labelled" / "safety_development.yaml").read_text())
DANGERS = [(kind, text) for kind, listed in DEVELOPMENT.items() if kind != "none" for text in listed]
MOST_MISSED, MOST_FALSE = 0.05, 0.05


def kinds_in(text: str) -> set[str]:
    return {hit.kind.value for hit in dangers_in(text)}


def test_at_most_one_danger_in_twenty_of_the_development_half_is_missed() -> None:
    missed = [(kind, text) for kind, text in DANGERS if kind not in kinds_in(text)]
    assert len(missed) <= MOST_MISSED * len(DANGERS), missed


def test_fewer_than_one_harmless_sentence_in_twenty_of_the_development_half_interrupts() -> None:
    false = [text for text in DEVELOPMENT["none"] if kinds_in(text)]
    assert len(false) < MOST_FALSE * len(DEVELOPMENT["none"]), false


def test_both_halves_hold_every_kind_and_share_no_sentence() -> None:
    held = yaml.safe_load((Path(__file__).parent / "labelled" / "safety_held.yaml").read_text())
    halves = [DEVELOPMENT, held]
    assert all({*DangerKind, "none"} == set(half) and all(len(each) >= 24 for each in half.values()) for half in halves)
    first, second = ({text for listed in half.values() for text in listed} for half in halves)
    assert not first & second


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She said she is SUICIDAL since the money went", "suicide"),
        ("I don’t want to be here any more", "suicide"),
        ("I do not know if I want to die", "suicide"),
        ("No one will help, I want to die", "suicide"),
        ("im feeling suicidel", "suicide"),
        ("He threatened   to\nkill my family", "threat"),
        ("they know where I live", "threat"),
        ("He will not stop threatening to kill me", "threat"),
        ("they thretened to hurt my mum", "threat"),
        ("My 14 year old daughter sent nudes", "child"),
        ("I think my ex partner is tracking me", "domestic-abuse"),
        ("he makes me open bank accounts", "exploitation"),
    ],
)
def test_words_of_danger_are_found_however_they_are_written(text: str, kind: str) -> None:
    assert kind in kinds_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Lost access to my Gmail account after sharing a code. Friends were messaged asking for money.",
        "There was no threat to kill.",
        "He is not suicidal",
        "She denies self-harm.",
        "Nobody has threatened to hurt me",
        "They did not say they know the placid gunner with penknives",
        "Mr Gunn sent the knife block",
        "These e-mails are killing me",
        "My ex-colleague is tracking the parcel",
    ],
)
def test_ordinary_denied_and_figurative_words_are_not(text: str) -> None:
    assert dangers_in(text) == []


def test_a_denial_does_not_reach_over_a_clause() -> None:
    assert kinds_in("I have no money. Suicide is on my mind") == {"suicide"}
    assert kinds_in("no money left, suicidal") == {"suicide"}


def test_what_is_denied_once_and_said_once_is_found() -> None:
    assert kinds_in("Not suicidal last week; today suicidal") == {"suicide"}


def test_the_gap_in_a_phrase_ends_with_the_sentence() -> None:
    assert "threat" in kinds_in("He threatened that he would hurt me.")
    assert dangers_in("He threatened. Later we met to hurt feelings.") == []


def test_the_words_come_as_they_stand_in_the_text_and_in_its_order() -> None:
    found = dangers_in("They’re gonna KILL  me. I cant go on like this.")
    assert [hit.words for hit in found] == ["gonna KILL me", "I cant go on like"]


def test_words_that_two_phrases_share_come_once() -> None:
    assert [hit.words for hit in dangers_in("He threatened to kill me.")] == ["threatened to kill me"]


def test_one_letter_out_in_a_long_word_is_understood_and_in_a_short_one_is_not() -> None:
    assert kinds_in("My boyfreind has spyware on my phone") == {"domestic-abuse"}
    assert dangers_in("I went hunting") == []


@pytest.mark.parametrize("text", ["\ud800 suicidal", "suicidal\x00", "<b>suicidal</b>"])
def test_odd_characters_hide_nothing(text: str) -> None:
    assert kinds_in(text) == {"suicide"}


def test_every_phrase_of_the_library_can_be_read_and_begins_with_a_word(shipped: Library) -> None:
    lists = {each.code: each.phrases for each in shipped.safety_words}
    for group in shipped.safety_phrases:
        assert group.code == NOT_DANGER or group.code in set(DangerKind)
        for written in group.phrases:
            assert phrase(written, lists).needs, written
