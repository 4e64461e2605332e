"""A force may hold a type of record under another law than the strict default, with its reason; nothing else."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks

from peelian.intake.models import Report
from peelian.parties.models import SourceRecord
from peelian.records.queries import record_type, record_types
from peelian.records.rules.handling import Regime, Subject
from peelian.records.rules.record_types import MovedWronglyError, moves_from

NAMES = frozenset({"parties.SourceRecord"})
GOOD: dict[str, Any] = {"regime": "UK GDPR", "because": "DPO decision 14", "decided_on": date(2026, 11, 2)}


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    settings.PEELIAN_HOME = tmp_path
    return tmp_path


def test_without_a_word_everything_about_a_victim_is_held_under_part_3(home: Path) -> None:
    about_victims = [each for each in record_types() if each.handling.subject is Subject.VICTIM]
    assert about_victims
    assert {each.handling.regime for each in about_victims} == {Regime.PART_3}


def test_a_type_is_moved_with_its_reason_and_the_others_stay(home: Path) -> None:
    (home / "record-types.yaml").write_text(
        "parties.SourceRecord:\n  regime: UK GDPR\n  subject: contact of a firm\n"
        "  because: DPO decision 14\n  decided_on: 2026-11-02\n"
    )
    moved = record_type(SourceRecord)
    assert (moved.handling.regime, moved.handling.subject) == (Regime.UK_GDPR, Subject.CONTACT)
    assert moved.move
    assert moved.move.because == "DPO decision 14"
    assert record_type(Report).handling.regime is Regime.PART_3


def test_a_changed_file_is_read_again(home: Path) -> None:
    file = home / "record-types.yaml"
    file.write_text("")
    assert record_type(SourceRecord).move is None
    file.write_text("parties.SourceRecord: {regime: UK GDPR, because: DPO, decided_on: 2026-11-02}\n")
    assert record_type(SourceRecord).move


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (["x"], "must be record types"),
        ({"parties.Nobody": GOOD}, "no such type"),
        ({"parties.SourceRecord": "UK GDPR"}, "must say regime or subject"),
        ({"parties.SourceRecord": GOOD | {"law": "x"}}, "law: is not a field"),
        ({"parties.SourceRecord": GOOD | {"regime": "GDPR"}}, "regime: “GDPR” is not one of"),
        ({"parties.SourceRecord": GOOD | {"subject": "dog"}}, "subject: “dog” is not one of"),
        ({"parties.SourceRecord": GOOD | {"because": " "}}, "because: say who"),
        ({"parties.SourceRecord": GOOD | {"decided_on": "soon"}}, "decided_on: must be a day"),
        ({"parties.SourceRecord": {key: GOOD[key] for key in ("because", "decided_on")}}, "says neither"),
    ],
    ids=["a list", "type", "fields", "field", "regime", "subject", "reason", "day", "nothing moved"],
)  # fmt: skip
def test_a_wrong_file_says_where_and_what(said: Any, words: str) -> None:
    with pytest.raises(MovedWronglyError, match=words):
        moves_from(said, NAMES)


def test_peelian_does_not_start_with_a_wrong_file(home: Path) -> None:
    (home / "record-types.yaml").write_text("parties.Nobody: {regime: UK GDPR}\n")
    assert [error.id for error in run_checks() if error.id == "records.E002"]
    (home / "record-types.yaml").write_text("a: [unclosed\n")
    assert [error.msg for error in run_checks() if error.id == "records.E002" and "record-types.yaml" in error.msg]
