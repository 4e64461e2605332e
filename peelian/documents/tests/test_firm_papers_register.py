"""The register of actions: written for Excel, filled in there, and loaded back without anything lost."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from peelian.documents.gateways.firm_papers import register
from peelian.documents.rules.register import (
    COLUMNS,
    Compared,
    Entry,
    Register,
    Status,
    compared,
    tidied,
)
from peelian.kernel.refused import Refused

STANDS = Register(
    assessment=12,
    firm="Marlpit Joinery",
    day=date(2026, 6, 8),
    entries=(
        Entry(code="backups", what="Copy the job files to a disk", who="Dawn", by_when=date(2026, 6, 30)),
        Entry(code="updates", what="Update the two laptops", who="Sam", by_when=None, note="after the fair"),
        Entry(code="mfa", what="Turn on 2-step verification", who="Kofi", by_when=None, status=Status.DONE),
        Entry(code="firewall", what="Find out: is the firewall on?", who="Sam", by_when=None, find_out=True),
    ),
)
FIRST = 6  # the row of the first action
Fill = Callable[[Worksheet], None]


def filled(fill: Fill, made_of: Register = STANDS) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(register.written(made_of)))
    fill(book.active)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def loaded(fill: Fill, stands: Register = STANDS) -> Compared:
    return compared(stands, register.read(filled(fill), "register.xlsx"))


def put(**cells: object) -> Fill:
    """Fill in cells by their place: put(C6="Nia")."""

    def fill(sheet: Worksheet) -> None:
        for place, value in cells.items():
            sheet[place] = value

    return fill


def test_it_names_the_assessment_and_the_version_and_locks_what_names_an_action():
    sheet = openpyxl.load_workbook(io.BytesIO(register.written(STANDS))).active
    assert [cell.value for cell in sheet[5]] == list(COLUMNS)
    assert sheet["A3"].value == f"Assessment 12, version {STANDS.version}, 8 June 2026"
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in sheet[FIRST]] == [True, True, False, False, False, False, True]
    assert sheet.column_dimensions["G"].hidden


def test_the_same_register_is_the_same_bytes():
    assert register.written(STANDS) == register.written(STANDS)


def test_text_that_looks_like_a_formula_stays_text_even_when_it_is_typed_again():
    odd = replace(STANDS, entries=(replace(STANDS.entries[0], who="=cmd|'/c calc'!A1", note="@SUM(1)"),))
    sheet = openpyxl.load_workbook(io.BytesIO(register.written(odd))).active
    for cell in (sheet["C6"], sheet["F6"]):
        assert cell.data_type == "s"
        assert cell._style.quotePrefix


def test_filled_in_it_comes_back_as_typed_changes():
    said = loaded(put(C6="Nia", D6=date(2026, 7, 3), E6="Done", F6="  on the red disk ", F8="with the app"))
    assert not said.faults
    assert not said.said
    backups, mfa = said.changes
    before = STANDS.entries[0]
    now = replace(before, who="Nia", by_when=date(2026, 7, 3), status=Status.DONE, note="on the red disk")
    assert (backups.row, backups.before, backups.after) == (6, before, now)
    assert backups.words == ["Nia does it, not Dawn.", "By 3 July 2026.", "Done.", "Note: on the red disk"]
    assert (mfa.row, mfa.words) == (8, ["Note: with the app"])


@pytest.mark.parametrize(
    ("fill", "fault"),
    [
        (put(D6="next week"), "row 6, column D “next week” is not a date"),
        (put(D6="31/02/2026"), "row 6, column D “31/02/2026” is not a date"),
        (put(D6=date(1905, 1, 1)), "row 6, column D “01/01/1905” is not a date"),
        (put(E7="doing it"), "row 7, column E “doing it” is not one of “to do”, “done” and “taken out”"),
        (put(E7=""), "row 7, column E “” is not one of"),
        (put(C7=""), "row 7, column C nobody is named"),
        (put(C7="w" * 121), "row 7, column C there are 121 letters; 120 is the most"),
        (put(F7="w" * 301), "row 7, column F there are 301 letters; 300 is the most"),
        (put(A7="upDates!"), "row 7, column A “upDates!” is no action of this plan"),
        (put(A7=""), "row 7, column A no action is named"),
        (put(A7="backups"), "row 7, column A “backups” stands a second time; it is in row 6 already"),
        (put(E8="to do"), "row 8, column E “mfa” is done already"),
        (put(C8="Nia"), "row 8, column E “mfa” is done already. Only its note can be changed"),
        (put(E9="done"), "row 9, column E “firewall” is to find something out"),
        (put(G6="13-abc-def"), "row 6, column G the row belongs to another assessment’s register"),
        (put(C6="=B6"), "formula in row 6, column C was never calculated"),
    ],
)
def test_a_mistake_names_its_row_and_column(fill, fault):
    said = loaded(fill)
    assert len(said.faults) >= 1
    assert fault in said.faults[0]


def test_every_mistake_is_told_at_once():
    assert len(loaded(put(D6="soon", E7="?", C8="Nia", A9="x")).faults) == 4


def test_a_missing_row_changes_nothing_and_is_said():
    said = loaded(lambda sheet: sheet.delete_rows(7))
    assert not said.changes
    assert not said.faults
    assert said.said == ("Not in the sheet, and left as they are: “updates”.",)


def test_a_row_of_what_was_taken_out_is_not_missed():
    assert not loaded(lambda sheet: sheet.delete_rows(FIRST), stands=with_first(status=Status.TAKEN_OUT)).faults
    said = loaded(lambda sheet: sheet.delete_rows(FIRST), stands=with_first(status=Status.TAKEN_OUT)).said
    assert not [one for one in said if one.startswith("Not in the sheet")]


def test_rows_in_another_order_are_the_same_rows():
    def turned(sheet: Worksheet) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST)]
        for at, values in enumerate(reversed(rows), FIRST):
            for column, value in enumerate(values, 1):
                sheet.cell(at, column).value = value

    assert loaded(turned) == Compared()


def test_words_of_an_action_stay_and_that_is_said():
    said = loaded(put(B6="Copy nothing"))
    assert not said.changes
    assert said.said == ("In row 6, column B the words of the action differ. They stay as they are.",)


def with_first(**differs: object) -> Register:
    return replace(STANDS, entries=(replace(STANDS.entries[0], **differs), *STANDS.entries[1:]))


def test_a_row_nobody_touched_takes_nothing_back_that_changed_since():
    said = loaded(put(F7="next week"), stands=with_first(who="Nia"))
    assert [change.after.code for change in said.changes] == ["updates"]
    assert not said.faults
    assert said.said[0].startswith("The plan has changed since this sheet was written")


def test_an_action_changed_on_both_sides_is_a_question_for_a_person():
    said = loaded(put(C6="Kofi"), stands=with_first(who="Nia"))
    assert said.faults[0].startswith("In row 6, column A “backups” was changed here too since the sheet was written")
    assert "Nia, by 30 June 2026, to do." in said.faults[0]


def test_what_both_sides_say_alike_is_no_question():
    assert not loaded(put(C6="Nia"), stands=with_first(who="Nia")).faults


def test_a_sheet_saved_as_csv_comes_back_too():
    sheet = openpyxl.load_workbook(io.BytesIO(filled(put(E7="done")))).active
    text = io.StringIO()
    day = [[f"{cell:%d/%m/%Y}" if hasattr(cell, "year") else cell or "" for cell in row] for row in sheet.values]
    csv.writer(text).writerows(day)
    said = compared(STANDS, register.read(text.getvalue().encode("utf-8-sig"), "register.csv"))
    assert [(one.after.code, one.after.status) for one in said.changes] == [("updates", Status.DONE)]


def test_a_sheet_without_the_hidden_column_is_compared_as_it_is():
    assert [one.after.who for one in loaded(lambda sheet: (sheet.delete_cols(7), put(C6="Nia")(sheet))).changes] == [
        "Nia"
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "a PDF"),
        (b"Action,What,Who\nbackups,x,Dawn\n", "“By when”, “Status” and “Note”"),
        (filled(lambda sheet: sheet.delete_cols(5)), "“Status”"),
        (register.written(STANDS)[:900], "damaged"),
    ],
    ids=["empty", "PDF", "other table", "column gone", "cut short"],
)
def test_what_is_no_register_is_refused_in_words(content, why):
    with pytest.raises(Refused, match=why):
        register.read(content, "register.xlsx")


TEXT = st.text(max_size=60)
ENTRIES = st.builds(
    Entry,
    code=st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True),
    what=TEXT,
    who=TEXT,
    by_when=st.none() | st.dates(date(2020, 1, 1), date(2100, 12, 31)),
    status=st.sampled_from(Status),
    note=TEXT,
    find_out=st.booleans(),
)
REGISTERS = st.builds(
    lambda entries: replace(STANDS, entries=tuple(entries)),
    st.lists(ENTRIES, min_size=1, max_size=8, unique_by=lambda entry: entry.code),
)


@given(REGISTERS)
def test_out_and_in_again_changes_nothing(made_of):
    assert compared(made_of, register.read(register.written(made_of), "register.xlsx")) == Compared()


@given(REGISTERS, st.data())
def test_whatever_is_filled_in_properly_comes_back_exactly(made_of, data):
    """Somebody fills every row that is to do; loading gives just that."""
    who = st.text("abcdefghijklmnopqrstuvwxyz éŷ=@-", min_size=1, max_size=20).filter(lambda text: text.strip())
    wanted = []
    for entry in made_of.entries:
        if entry.status is Status.TO_DO:
            when = data.draw(st.dates(date(2026, 1, 1), date(2030, 1, 1)))
            entry = tidied(replace(entry, who=data.draw(who), by_when=when, note=data.draw(who)))
        wanted.append(entry)
    sheet = replace(made_of, entries=tuple(wanted))
    said = compared(made_of, [replace(line, cells=line.cells | {"Ours": ""}) for line in read_back(sheet)])
    assert not said.faults
    stands = {entry.code: tidied(entry) for entry in made_of.entries} | {
        one.after.code: one.after for one in said.changes
    }
    assert list(stands.values()) == [tidied(entry) for entry in wanted]


def read_back(made_of: Register):
    return register.read(register.written(made_of), "register.xlsx")


def test_its_version_changes_with_what_it_says_and_not_with_the_day():
    assert replace(STANDS, day=STANDS.day + timedelta(days=9)).version == STANDS.version
    assert with_first(note="x").version != STANDS.version
