"""A narrative that speaks of danger is found; one that denies it is not."""

import pytest

from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.safety import find


def groups_in(shipped: Library, text: str) -> set[str]:
    return {group for group, _ in find(text, shipped.safety_phrases)}


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("All files are locked. I feel like ending it all.", "danger-to-life"),
        ("She said she is SUICIDAL since the money went", "danger-to-life"),
        ("I don’t want to be here any more", "danger-to-life"),
        ("I do not know if I want to die", "danger-to-life"),
        ("No one will help, I want to die", "danger-to-life"),
        ("I am thinking about self-harm", "danger-to-life"),
        ("He threatened   to\nkill my family", "threat"),
        ("they know where I live", "threat"),
        ("My 14 year old daughter sent nudes", "child"),
        ("I think it is my ex partner", "domestic-abuse"),
    ],
)
def test_words_of_danger_are_found(shipped: Library, text: str, group: str) -> None:
    assert group in groups_in(shipped, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Lost access to my Gmail account after sharing a code. Friends were messaged asking for money.",
        "Bought a games console on a marketplace, never arrived.",
        "There was no threat to kill.",
        "He is not suicidal",
        "She denies self-harm.",
        "They did not say they know the placid gunner with penknives",
    ],
)
def test_ordinary_and_denied_words_are_not(shipped: Library, text: str) -> None:
    assert find(text, shipped.safety_phrases) == []


def test_a_denial_does_not_reach_over_a_clause(shipped: Library) -> None:
    assert groups_in(shipped, "I have no money. Suicide is on my mind") == {"danger-to-life"}
    assert groups_in(shipped, "no money left, suicidal") == {"danger-to-life"}


def test_a_phrase_denied_once_and_said_once_is_found(shipped: Library) -> None:
    assert groups_in(shipped, "Not suicidal last week; today suicidal") == {"danger-to-life"}


def test_hits_come_once_each_in_the_order_of_the_text(shipped: Library) -> None:
    text = "My ex threatened to kill me. My ex did."
    assert find(text, shipped.safety_phrases) == [
        ("domestic-abuse", "my ex"),
        ("threat", "threatened to kill"),
        ("threat", "kill me"),
    ]


@pytest.mark.parametrize("text", ["\ud800 suicidal", "suicidal\x00", "<b>suicidal</b>"])
def test_odd_characters_hide_nothing(shipped: Library, text: str) -> None:
    assert groups_in(shipped, text) == {"danger-to-life"}


def test_every_phrase_finds_itself(shipped: Library) -> None:
    for group in shipped.safety_phrases:
        for phrase in group.phrases:
            assert (group.code, phrase) in find(phrase.replace("*", ""), shipped.safety_phrases), phrase
