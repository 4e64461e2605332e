"""A firm's file: what is written is read again, and what is wrong is told by its line."""

import json
from datetime import date
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peelian.adoption.models.actions import ActionKind, Progress
from peelian.assessment.rules.firm_files import KINDS, NAMES, FirmFile, Known, Row, read, write
from peelian.assessment.tests.firm_files import CONTROLS, HEAD, firms

KNOWN = Known(controls=CONTROLS, questionnaires=["ten-minutes", "thirty-minutes"], today=date(2026, 6, 4))


@given(firms())
@settings(max_examples=60)
def test_what_is_written_is_read_again(rows: list[Row]) -> None:
    file = read(write(HEAD, rows), KNOWN)
    assert file.faults == ()
    assert file.head == HEAD
    assert [(row.kind, row.id, row.values) for row in file.rows] == [(row.kind, row.id, row.values) for row in rows]
    assert [row.line for row in file.rows] == list(range(2, len(rows) + 2))


@given(firms(), st.data())
@settings(max_examples=60)
def test_a_line_that_is_lost_or_changed_is_never_taken(rows: list[Row], data: st.DataObject) -> None:
    made = write(HEAD, rows)
    lines = made.split(b"\n")
    at = data.draw(st.integers(1, len(lines) - 2))
    lost = b"\n".join([*lines[:at], *lines[at + 1 :]])
    assert read(lost, KNOWN).faults
    changed = bytearray(made)
    where = data.draw(st.integers(made.index(b"\n") + 1, len(made) - 1))
    changed[where] ^= 1
    assert read(bytes(changed), KNOWN).faults


@given(firms(), st.data())
@settings(max_examples=60)
def test_a_field_that_is_missing_is_told_by_its_line_and_name(rows: list[Row], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(rows) - 1))
    name = data.draw(st.sampled_from(sorted(KINDS[rows[at].kind])))
    raw = lines_of(rows)
    del raw[at + 1][name]
    assert (at + 2, f"{name} is missing.") in told(raw)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_a_file_that_is_none_of_ours_is_refused_and_breaks_nothing(data: bytes) -> None:
    assert read(data, KNOWN).faults


def lines_of(rows: list[Row]) -> list[Any]:
    return [json.loads(line) for line in write(HEAD, rows).splitlines() if line]


def made_of(raw: list[Any]) -> bytes:
    """A file of these lines, its head brought up to date, as somebody would who edits it with care."""
    body = b"".join(json.dumps(line).encode() + b"\n" for line in raw[1:])
    counts: dict[str, int] = {}
    for line in raw[1:]:
        counts[line["line"]] = counts.get(line["line"], 0) + 1
    head = raw[0] | {"lines": counts, "sha256": sha256(body).hexdigest()}
    return json.dumps(head).encode() + b"\n" + body


def told(raw: list[Any]) -> list[tuple[int, str]]:
    return [(fault.line, fault.what) for fault in read(made_of(raw), KNOWN).faults]


FIRM: dict[str, Any] = {
    "line": "firm", "organisation_name": "Marlpit Joinery", "company_number": "", "employees": 9, "address": "",
    "postcode": "", "telephone": "", "email": "", "preferred_contact": "", "preferred_hours": "", "champion": "Dawn",
    "taken_on_at": "2026-01-05T09:00:00+00:00", "taken_on_by": "Asha Verma", "closed_at": None, "closed_why": "",
}  # fmt: skip
ASSET: dict[str, Any] = {
    "line": "asset", "kind": "computer", "name": "the laptops", "many": 2, "looked_after_by": "",
    "supported_until": None,
    "noted_at": "2026-01-05T09:00:00+00:00", "noted_by": "Asha", "gone_on": None,
}  # fmt: skip
STEP: dict[str, Any] = {
    "line": "action", "kind": "do", "id": "action-1", "control": "backups", "owner": "Dawn",
    "due_on": None, "progress": "agreed",
    "position": 1, "minutes": 60, "pounds": 0, "why": "", "note": "", "remind_on": None, "reminded_at": None,
    "ended_at": None, "ended_by": "", "origin": "elsewhere: a call", "agreed_at": "2026-01-05T09:00:00+00:00",
    "agreed_by": "Asha",
}  # fmt: skip
HEAD_LINE: dict[str, Any] = {
    "peelian": "whole firm", "format": 1, "unit": "Northmarsh", "by": "Asha", "made_at": "2026-06-04T11:00:00+00:00",
}  # fmt: skip


def an_asset(**changes: Any) -> list[Any]:
    return [HEAD_LINE, FIRM, ASSET | changes]


def a_step(**changes: Any) -> list[Any]:
    return [HEAD_LINE, FIRM, STEP | changes]


def test_these_lines_are_right() -> None:
    assert told(an_asset()) == []
    assert told(a_step()) == []


@pytest.mark.parametrize(
    ("raw", "line", "says"),
    [
        (an_asset(line="assets"), 3, "line must be one of firm, person, profile, asset,"),
        (an_asset(many="two"), 3, "many must be a whole number from 0 to 2,147,483,647."),
        (an_asset(many=True), 3, "many must be a whole number"),
        (an_asset(many=2.0), 3, "many must be a whole number"),
        (an_asset(name=" "), 3, "name must be words, and is empty."),
        (an_asset(name="x" * 121), 3, "name must be words of at most 120 letters."),
        (an_asset(name="\x00"), 3, "name must be words, and holds a sign that is no letter."),
        (an_asset(name="\ud800"), 3, "name must be words, and holds a sign that is no letter."),
        (an_asset(kind="a computer"), 3, "kind must be one of “computer”, “phone or tablet”,"),
        (an_asset(supported_until="soon"), 3, "supported_until must be a day like 2026-06-04."),
        (an_asset(supported_until="20260604"), 3, "supported_until must be a day like 2026-06-04."),
        (an_asset(noted_at="2026-06-04T11:00:00"), 3, "noted_at must be a moment with its zone"),
        (an_asset(colour="red"), 3, "“colour” is no field of a line of this kind."),
        ([HEAD_LINE, ASSET], 2, "The line after the head must be the firm."),
        ([HEAD_LINE, FIRM, FIRM], 3, "There is more than one firm in the file."),
        ([HEAD_LINE, FIRM, STEP, ASSET], 4, "A line of kind asset must stand further up."),
        ([HEAD_LINE, FIRM | {"closed_at": "2026-06-04T11:00:00+00:00"}], 2, "closed_why must say why it was closed."),
        (a_step(control="no-such"), 3, "There is no control “no-such” here."),
        (a_step(origin="assessment-1"), 3, "there is no “assessment-1”"),
        (a_step(id=""), 3, "id must be words that no line above has."),
        ([*a_step(), STEP], 4, "id must be words that no line above has."),
        ([*a_step(), STEP | {"id": "action-2"}], 4, "An open step above is about this control."),
        ([HEAD_LINE | {"format": 2}, FIRM], 1, "This is no firm’s file of format 1"),
        ([HEAD_LINE | {"made_at": "today"}, FIRM], 1, "made_at must be a moment"),
    ],
)
def test_what_is_wrong_is_told_by_its_line_with_what_to_write(raw: list[Any], line: int, says: str) -> None:
    assert any(at == line and says in what for at, what in told(raw)), told(raw)


def test_a_line_that_is_no_json_is_told_with_the_letter() -> None:
    data = made_of(an_asset()).replace(b'"line": "asset", ', b'"line": "asset" ')
    (fault,) = read(data, KNOWN).faults
    assert str(fault).startswith("Line 3: The line is not JSON: Expecting ',' delimiter, at letter")


def test_a_field_that_is_there_twice_is_told() -> None:
    data = made_of(an_asset()).replace(b'"many": 2', b'"many": 2, "many": 3')
    assert "a field is there twice" in str(read(data, KNOWN).faults[0])


def test_a_file_that_was_cut_off_says_what_is_missing() -> None:
    data = made_of(an_asset())
    cut = b"\n".join(data.split(b"\n")[:2]) + b"\n"
    assert "(asset): it is cut off" in str(read(cut, KNOWN).faults[0])


def test_a_file_that_was_changed_by_hand_is_not_taken() -> None:
    data = made_of(an_asset()).replace(b"the laptops", b"the tablets")
    assert "changed after it was made" in str(read(data, KNOWN).faults[0])


def test_one_that_is_too_large_is_not_read() -> None:
    assert "larger than 10,000,000 bytes" in str(read(b" " * 10_000_001, KNOWN).faults[0])


def test_every_kind_has_its_name_on_a_page_and_words_that_rules_cannot_import_are_those_of_the_table() -> None:
    assert set(NAMES) == set(KINDS)
    for name, options in (("progress", Progress), ("kind", ActionKind)):
        for option in options:
            assert KINDS["action"][name].read(option.value) == option.value


def test_lines_are_counted_by_kind() -> None:
    file: FirmFile = read(made_of(an_asset()), KNOWN)
    assert file.counts == {"firm": 1, "asset": 1}
