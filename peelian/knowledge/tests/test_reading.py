"""The reading score is Flesch-Kincaid's, and puts texts of known difficulty in order."""

import csv
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from peelian.knowledge.gateways.hyphens import syllables
from peelian.knowledge.rules.reading import a_sentence, reading_age, sentences, too_old, words

LEVELS = Path(__file__).parents[4] / "shared" / "data" / "text" / "onestop_dev.csv"


def one(_word: str) -> int:
    return 1


@pytest.mark.skipif(not LEVELS.exists(), reason="../shared/data/text is absent")
def test_three_levels_of_one_article_come_in_their_order(record_property: Callable[[str, object], None]) -> None:
    articles: dict[str, dict[str, float]] = defaultdict(dict)
    with LEVELS.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            articles[row["article"]][row["level"]] = reading_age(row["text"], syllables=syllables)
    in_order = [ages["ele"] < ages["int"] < ages["adv"] for ages in articles.values()]
    share = sum(in_order) / len(in_order)
    record_property("OneStopEnglish articles in order", share)
    assert share > 0.95


def test_the_score_is_the_published_formula() -> None:
    assert reading_age("The cat sat. It ran off.", syllables=one) == pytest.approx(0.39 * 3 + 11.8 - 15.59 + 5)
    assert reading_age("Go on.", syllables=lambda _: 3) == pytest.approx(0.39 * 2 + 35.4 - 15.59 + 5)


@pytest.mark.parametrize("text", ["", "  \n ", "...!"])
def test_no_words_have_no_reading_age(text: str) -> None:
    assert reading_age(text, syllables=one) == 0
    assert a_sentence(text) == 0


def test_a_line_is_a_sentence_and_a_quotation_ends_with_its_mark() -> None:
    said = sentences("Ring us\nDo not wait. He said “Stop.” Then he left.")
    assert said == ["Ring us", "Do not wait.", "He said “Stop.", "Then he left."]


def test_an_address_is_one_word_and_its_dots_end_nothing() -> None:
    text = "Send it to report@phishing.gov.uk or see www.force.example/help now."
    assert len(sentences(text)) == 1
    assert len(words(sentences(text)[0])) == 8


def test_a_word_with_a_hyphen_or_an_apostrophe_is_one() -> None:
    assert words("Don’t use 2-step e-mail") == ["don't", "use", "2-step", "e-mail"]


def test_an_excused_word_a_number_and_an_address_are_one_syllable() -> None:
    hard = reading_age("Authentication.", syllables=syllables)
    assert reading_age("Authentication.", syllables=syllables, excused={"authentication"}) < hard
    assert reading_age("Authentication's.", syllables=syllables, excused={"authentication"}) < hard
    assert reading_age("7726.", syllables=lambda _: 9) == reading_age("Go.", syllables=one)
    assert reading_age("a@b.example", syllables=lambda _: 9) == reading_age("Go.", syllables=one)


@pytest.mark.parametrize(("age", "old"), [(11.0, False), (11.04, False), (11.06, True), (4.0, False)])
def test_eleven_to_one_place_is_young_enough(age: float, old: bool) -> None:
    assert too_old(age) is old


@pytest.mark.parametrize(("word", "count"), [("bank", 1), ("password", 2), ("telephone", 2), ("verification", 4)])
def test_the_dictionary_counts_low_and_never_nothing(word: str, count: int) -> None:
    assert syllables(word) == count
