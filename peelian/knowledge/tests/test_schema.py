"""A wrong content file is refused with the file, the item, the field and what is wrong."""

from datetime import date
from typing import Any

import pytest

from peelian.knowledge.rules import schema
from peelian.knowledge.rules.schema import ContentError

HEAD = {"version": 1, "owner": "Protect content lead", "source": "our judgement", "review_by": date(2027, 5, 31)}
ESTIMATE = {"low": 1, "typical": 5, "high": 9, "basis": "our judgement"}


def control(**changes: Any) -> dict[str, Any]:
    """A control with nothing wrong, and the changes."""
    raw = {
        **HEAD,
        "code": "lock-the-door",
        "title": "Lock the door",
        "why": "So that nobody walks in.",
        "how": ["Turn the key."],
        "owner_role": "whoever leaves last",
        "how_you_would_know": "The handle does not move.",
        "minutes": ESTIMATE,
        "pounds": ESTIMATE,
        "threats": [{"threat": "burglary", "effect": "strong", "basis": "our judgement"}],
        "question": "Is the door locked?",
        "follow_up": "Have you locked the door?",
        "advice": {"adult": "Lock it."},
    }
    return {**raw, **changes}


def read(**changes: Any) -> Any:
    return schema.control_from(control(**changes), file="controls/lock-the-door.yaml", code="lock-the-door")


def error(**changes: Any) -> ContentError:
    with pytest.raises(ContentError) as caught:
        read(**changes)
    return caught.value


def test_a_good_control_is_read_whole() -> None:
    one = read()
    assert (one.title, one.minutes.high, one.threats[0].strength) == ("Lock the door", 9, "strong")
    assert one.advice_for("adult").text == "Lock it."
    assert one.source.basis == "our judgement"


def test_an_error_says_file_item_field_and_problem() -> None:
    assert str(error(title=3)) == ("controls/lock-the-door.yaml, lock-the-door, title: must be words, but is 3")


def test_a_missing_field_is_named() -> None:
    found = error(why=None)
    assert (found.field, found.problem) == ("why", "is missing")


def test_a_misspelt_field_is_named() -> None:
    found = error(prerequisite=["backups"])
    assert (found.field, found.problem) == ("prerequisite", "is not a field of this kind of item")


def test_a_field_inside_another_is_named_with_the_way_to_it() -> None:
    assert error(minutes={**ESTIMATE, "low": "ten"}).field == "minutes.low"
    assert error(threats=[{"threat": "x", "effect": "big", "basis": "our judgement"}]).field == "threats[1].effect"


@pytest.mark.parametrize(
    "estimate",
    [{**ESTIMATE, "low": 6}, {**ESTIMATE, "high": 4}, {**ESTIMATE, "low": -1}, {**ESTIMATE, "low": True}],
)
def test_an_estimate_that_falls_or_is_no_number_is_refused(estimate: dict[str, Any]) -> None:
    assert error(pounds=estimate).field.startswith("pounds")


def test_a_list_needs_entries_and_each_of_them_words() -> None:
    assert error(how=[]).field == "how"
    assert error(how="Turn the key.").field == "how"
    assert error(how=["Turn the key.", " "]).field == "how[2]"
    assert error(how=["Turn the key.", 3]).field == "how[2]"


def test_what_may_be_left_out_is_empty() -> None:
    assert read().requirements == ()
    assert read().prerequisites == ()
    assert read(prerequisites=[]).prerequisites == ()


def test_a_long_value_is_shown_cut() -> None:
    assert error(owner_role=["x" * 100]).problem == "must be words, but is ['" + "x" * 55 + "..."


def test_the_code_must_be_that_of_the_file() -> None:
    assert error(code="shut-the-door").problem == "must be “lock-the-door”, as the file is named"


@pytest.mark.parametrize("name", ["question", "follow_up"])
def test_a_question_ends_with_a_question_mark(name: str) -> None:
    assert error(**{name: "Lock the door."}).field == name


def test_a_date_must_be_a_date() -> None:
    assert error(review_by="next May").field == "review_by"


def test_a_version_starts_at_one() -> None:
    assert error(version=0).problem == "must be 1 or more"


def test_a_quoted_source_needs_its_address_its_day_and_its_words() -> None:
    whole = {"address": "https://force.example/", "read_on": date(2026, 11, 24), "quote": "Lock the door."}
    assert read(source=whole).source.quote == "Lock the door."
    for name in whole:
        part = {key: value for key, value in whole.items() if key != name}
        assert error(source=part).field == f"source.{name}"


def test_words_that_are_no_basis_are_no_source() -> None:
    assert error(source="I read it somewhere").field == "source"
    assert error(source="quoted").field == "source"


def test_white_space_in_words_is_folded() -> None:
    assert read(title="Lock \n  the door").title == "Lock the door"


@pytest.mark.parametrize("raw", [None, [], "words", 3])
def test_a_file_that_is_not_fields_is_refused(raw: object) -> None:
    with pytest.raises(ContentError, match="must be fields with names"):
        schema.control_from(raw, file="controls/x.yaml", code="x")


def test_the_head_of_a_table_holds_for_each_row_and_a_row_may_say_otherwise() -> None:
    rows = [
        {"code": "a", "term": "A", "meaning": "the first"},
        {"code": "b", "term": "B", "meaning": "the second", "version": 2, "source": "prior knowledge"},
    ]
    first, second = (schema.term_from(row) for row in schema.rows_of({**HEAD, "items": rows}, file="g.yaml"))
    assert (first.version, first.source.basis) == (1, "our judgement")
    assert (second.version, second.source.basis, second.owner) == (2, "prior knowledge", "Protect content lead")


def test_a_row_of_a_table_is_named_in_its_error() -> None:
    rows = schema.rows_of({**HEAD, "items": [{"code": "nfib", "term": "NFIB"}]}, file="glossary.yaml")
    with pytest.raises(ContentError, match=r"^glossary.yaml, nfib, meaning: is missing$"):
        schema.term_from(rows[0])


def test_loss_bands_rise_from_nothing() -> None:
    raw = {
        **HEAD,
        "danger_to_life": 9, "ongoing": 1, "repeat": 1,
        "waiting": {"per_working_day": 1, "most": 1},
        "vulnerability": [{"code": "a", "title": "A", "points": 1}],
        "harm": {"fraud": 1},
        "loss_bands": [{"from_pounds": 5, "points": 1}],
    }  # fmt: skip
    with pytest.raises(ContentError, match="must rise from 0 pounds"):
        schema.harm_weights_from(raw, file="harm_weights.yaml")


@pytest.mark.parametrize("target", [True, "three in four"])
def test_a_target_is_a_number(target: object) -> None:
    row = {
        "code": "advised", "title": "Advised", "numerator": "those advised", "denominator": "all",
        "unit": "share", "target": target, "valid_from": date(2026, 4, 1),
    }  # fmt: skip
    rows = schema.rows_of({**HEAD, "items": [row]}, file="indicators.yaml")
    with pytest.raises(ContentError, match="target: must be a number or nothing"):
        schema.indicator_from(rows[0])


def test_a_requirement_has_its_relationship_and_a_bare_id_only_intersects() -> None:
    one = read(
        requirements={"csf-2.0": ["PR.AA-03", {"id": "PR.AA-05", "is": "subset-of", "basis": "prior knowledge"}]}
    )
    said = [(each.framework, each.code, each.relationship, each.source.basis) for each in one.requirements]
    assert said == [
        ("csf-2.0", "PR.AA-03", "intersects-with", "our judgement"),
        ("csf-2.0", "PR.AA-05", "subset-of", "prior knowledge"),
    ]


def test_a_relationship_is_one_of_four() -> None:
    assert error(requirements={"csf-2.0": [{"id": "PR.AA-03", "is": "supports"}]}).field == "requirements.csf-2.0[1].is"


def test_a_control_says_for_whom_it_is_not_and_why() -> None:
    one = read(not_for={"school": "it has a caretaker"})
    assert one.why_not_for("school") == "it has a caretaker"
    assert one.why_not_for("adult") == ""
    assert error(not_for={"school": ""}).field == "not_for.school"


def test_an_excused_word_is_in_lower_case_and_has_its_reason() -> None:
    def rows(**changes: str) -> Any:
        (row,) = schema.rows_of(
            {**HEAD, "items": [{"code": "facebook", "why": "a name", **changes}]}, file="reading.yaml"
        )
        return schema.excused_from(row)

    assert rows().why == "a name"
    with pytest.raises(ContentError, match="must be in lower case"):
        rows(code="Facebook")
    with pytest.raises(ContentError, match="why: "):
        rows(why="")
