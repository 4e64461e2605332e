"""Published words have one digest, whatever their keeper and their review date."""

from dataclasses import replace
from datetime import date

from peelian.knowledge.rules.controls import Control
from peelian.knowledge.rules.published import as_published, digest


def test_the_words_are_plain_values(backups: Control) -> None:
    text = as_published(backups)
    assert text["title"] == "Keep a second copy of what matters, apart from the first"
    assert text["source"]["read_on"] == "2026-11-24"
    meets = [(one["framework"], one["code"], one["relationship"]) for one in text["requirements"]]
    assert ("csf-2.0", "PR.DS-11", "subset-of") in meets
    assert {advice["audience"] for advice in text["advice"]} >= {"adult", "small_firm"}


def test_a_changed_word_changes_the_digest(backups: Control) -> None:
    changed = replace(backups, title=backups.title + ".")
    assert digest(as_published(changed)) != digest(as_published(backups))


def test_house_keeping_does_not(backups: Control) -> None:
    kept = replace(backups, owner="Somebody else", review_by=date(2030, 1, 1), version=9)
    assert digest(as_published(kept)) == digest(as_published(backups))


def test_the_order_of_keys_does_not_matter() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
