"""Tables written out: read back they are the same, and nothing in them can run."""

import csv
import io
from datetime import date
from decimal import Decimal

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from peelian.documents.gateways.tables import Row, corrections, read_table, write_csv, write_xlsx

HEADER = ("Ref", "Surname", "Story")
CELL = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="\ufeff"),
    max_size=20,
).map(str.strip)
ROWS = st.lists(st.tuples(st.from_regex(r"[A-Z]\d{3}", fullmatch=True), CELL, CELL), min_size=1, max_size=8)


@settings(max_examples=150, deadline=None)
@given(ROWS)
def test_a_csv_written_and_read_back_is_the_same(rows):
    table = read_table(write_csv(HEADER, rows, marking="OFFICIAL", title="Rows to correct"), "x.csv", hints=HEADER)
    assert table.header == HEADER
    assert [row.cells for row in table.rows] == rows


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_a_workbook_written_and_read_back_is_the_same(rows):
    table = read_table(write_xlsx(HEADER, rows, title="Rows", marking="OFFICIAL"), "x.xlsx", hints=HEADER)
    assert table.header == HEADER
    assert [row.cells for row in table.rows] == rows


@settings(max_examples=200)
@given(st.text(max_size=10))
def test_no_cell_of_a_csv_begins_as_a_formula_does(text):
    rows = list(csv.reader(io.StringIO(write_csv(("A", "B"), [(text, "x")]).decode("utf-8-sig"), newline="")))
    assert not rows[1][0].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_numbers_and_dates_are_not_guarded():
    text = write_csv(("n", "d", "m"), [(-5, date(2026, 10, 4), Decimal("-1.50"))]).decode("utf-8-sig")
    assert text.splitlines()[1] == "-5,04/10/2026,-1.50"


def test_a_workbook_holds_text_numbers_and_dates_but_no_formula_or_link():
    data = write_xlsx(
        ("Story", "Loss", "Day"),
        [("=HYPERLINK(1)", Decimal("12.5"), date(2026, 10, 4)), ("http://x.example", 3, None)],
        title="Figures",
        marking="OFFICIAL-SENSITIVE",
        notes=("Counts under five are not shown.",),
    )
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == [
        "OFFICIAL-SENSITIVE", "Figures", "Counts under five are not shown.",
    ]  # fmt: skip
    story, loss, day = sheet[6]
    assert (story.value, story.data_type, loss.value, day.value.date()) == (
        "=HYPERLINK(1)", "s", 12.5, date(2026, 10, 4),
    )  # fmt: skip
    assert sheet["A7"].hyperlink is None
    assert "OFFICIAL-SENSITIVE" in sheet.oddHeader.center.text


def test_rows_to_correct_keep_the_users_layout_and_say_what_is_wrong_last():
    header, rows = corrections(("Ref", "Name"), [(Row(7, ("A1", "")), "No name.")])
    assert header == ("Ref", "Name", "What is wrong")
    assert rows == [("A1", "", "No name.")]


def test_a_file_corrected_once_before_keeps_one_such_column():
    header, rows = corrections(("Ref", "What is wrong", "Name"), [(Row(7, ("A1", "old", "Lee")), "new")])
    assert header == ("Ref", "Name", "What is wrong")
    assert rows == [("A1", "Lee", "new")]
