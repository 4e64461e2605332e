"""Tables read in: what is found by itself, and that nothing is lost on the way."""

import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from peelian.documents.gateways.tables import read_table
from peelian.kernel.refused import Refused

FEEDS = Path(__file__).resolve().parents[4] / "shared" / "data" / "feeds"
HEADER = "Ref,Surname,Postcode"
HINTS = ("ref", "surname", "postcode", "crime no", "first name", "date reported")


def workbook(*rows, sheet="List", more=None):
    """Return the bytes of a workbook with these rows on one sheet, and other sheets from `more`."""
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    for name, others in (more or {}).items():
        other = book.create_sheet(name)
        for row in others:
            other.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_it_finds_the_delimiter(delimiter):
    text = "\n".join([HEADER, "A1,Jones,OX1 1AA", "A2,Khan,RG1 2BB"]).replace(",", delimiter)
    table = read_table(text.encode(), "list.csv")
    assert table.delimiter == delimiter
    assert table.header == ("Ref", "Surname", "Postcode")
    assert table.rows[1].cells == ("A2", "Khan", "RG1 2BB")


def test_commas_in_the_story_do_not_hide_a_semicolon():
    data = b"Ref;Name;What happened\nA1;Lee;Rang, said he was, well, the bank\nA2;Ray;Paid, twice, by card, in May\n"
    assert read_table(data, "x.csv").header == ("Ref", "Name", "What happened")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_it_finds_the_encoding(encoding):
    text = "Ref,Surname,Town\r\nA1,Sørensen,Château\r\nA2,O’Brien,Ely\r\n"
    table = read_table(text.encode(encoding), "x.csv")
    assert [row.cells for row in table.rows] == [("A1", "Sørensen", "Château"), ("A2", "O’Brien", "Ely")]


def test_lines_in_another_encoding_are_read_and_named():
    data = "Ref,Surname\nA1,Zoë\n".encode() + "A2,João\n".encode("cp1252") + "A3,Siân\n".encode()
    table = read_table(data, "x.csv")
    assert [row.cells[1] for row in table.rows] == ["Zoë", "João", "Siân"]
    assert [bool(row.notes) for row in table.rows] == [False, True, False]
    assert "3" in " ".join(table.notes)


def test_rows_are_numbered_as_the_spreadsheet_numbers_them():
    data = b'Title of the list\n\n\n\n\nRef,Name,Story\nA1,Lee,"two\nlines"\n\nA2,Ray,one\n'
    table = read_table(data, "x.csv")
    assert table.header_row == 6
    assert [row.number for row in table.rows] == [7, 9]
    assert table.rows[0].cells[2] == "two\nlines"


def test_title_rows_above_a_header_are_passed_over_in_a_workbook():
    data = workbook(
        ["OFFICIAL-SENSITIVE"],
        ["Victims", "produced by", "J Smith", "on", date(2026, 10, 12)],
        [],
        ["Crime No", "First name(s)", "Surname", "Date reported", "Postcode"],
        ["A1", "Ann", "Lee", date(2026, 10, 11), "OX1 1AA"],
    )
    table = read_table(data, "x.xlsx", hints=HINTS)
    assert table.header_row == 4
    assert table.rows[0].cells == ("A1", "Ann", "Lee", "11/10/2026", "OX1 1AA")


def test_a_merged_title_is_no_header():
    book = openpyxl.Workbook()
    book.active["A1"] = "Victims of the week"
    book.active.merge_cells("A1:C1")
    for column, name in enumerate(("Ref", "Surname", "Postcode"), 1):
        book.active.cell(3, column, name)
        book.active.cell(4, column, f"value {name}")
    file = io.BytesIO()
    book.save(file)
    table = read_table(file.getvalue(), "x.xlsx")
    assert (table.header_row, table.rows[0].number) == (3, 4)


def test_the_sheet_with_the_table_is_read_not_the_notes_before_it():
    notes = [["Column", "Meaning", "Kind"], ["Ref", "Reference", "text"], ["Surname", "Name", "text"]]
    book = workbook(*notes, sheet="Read me", more={"Week 41": [["Ref", "Surname"], ["A1", "Lee"]]})
    table = read_table(book, "x.xlsx", hints=HINTS)
    assert table.sheet == "Week 41"
    assert "Read me" in " ".join(table.notes)


def test_cells_of_a_workbook_are_as_the_user_sees_them():
    book = openpyxl.Workbook()
    book.active.append(["Date", "When", "Staff", "Loss", "Phone", "Old phone", "Ongoing", "Blank"])
    book.active.append(
        [date(2026, 10, 4), datetime(2026, 10, 4, 9, 30), 12.0, 0.1 + 0.2, 7700900123, "07700900123", True, None]
    )
    book.active["E2"].number_format = "00000000000"
    file = io.BytesIO()
    book.save(file)
    assert read_table(file.getvalue(), "x.xlsx").rows[0].cells == (
        "04/10/2026", "04/10/2026 09:30", "12", "0.3", "07700900123", "07700900123", "Yes", "",
    )  # fmt: skip


def test_a_formula_gives_the_value_last_calculated():
    data = workbook(["Ref", "Loss"], ["A1", "=1+1"], ["A2", 1], ["A3", 1], ["A4", 1], ["A5", 1])
    empty = b"<f>1+1</f><v></v>" if openpyxl.LXML else b"<f>1+1</f><v />"
    calculated = _with_part(data, "xl/worksheets/sheet1.xml", empty, b"<f>1+1</f><v>2</v>")
    assert read_table(calculated, "x.xlsx").rows[0].cells == ("A1", "2")


def test_a_formula_never_calculated_stays_as_text_and_is_named():
    data = workbook(["Ref", "Story"], *[["A1", "=HYPERLINK(1)"]], *[[f"B{n}", "ordinary"] for n in range(9)])
    table = read_table(data, "x.xlsx")
    assert table.rows[0].cells == ("A1", "=HYPERLINK(1)")
    assert "row 2, column B" in table.rows[0].notes[0]


def test_a_sheet_of_formulas_never_calculated_is_refused_by_row_and_column():
    with pytest.raises(Refused, match="row 2, column B"):
        read_table(workbook(["Ref", "Loss"], ["A1", "=1+1"], ["A2", "=2+2"]), "x.xlsx")


def test_text_that_looks_like_a_formula_or_html_is_kept_and_named():
    data = b'Ref,Story\nA1,"=HYPERLINK(""http://x.example"")"\nA2,<b onclick=x>bold</b>\nA3,plain\n'
    table = read_table(data, "x.csv")
    assert [row.cells[1] for row in table.rows] == [
        '=HYPERLINK("http://x.example")', "<b onclick=x>bold</b>", "plain",
    ]  # fmt: skip
    notes = " ".join(table.notes)
    assert "row 2, column B" in notes
    assert "row 3, column B" in notes


def test_a_telephone_number_with_a_plus_is_no_formula():
    assert read_table(b"Ref,Tel\nA1,+44 7700 900123\nA2,-5\n", "x.csv").notes == ()


def test_nul_bytes_control_characters_and_half_characters_are_taken_out_and_named():
    data = b"Ref,Surname,Story\nA1,Le\x00e,x\nA2,Ray,\x07bell\nA3,K\xed\xa0\x80han,y\n"
    table = read_table(data, "x.csv")
    assert [row.cells[1:] for row in table.rows] == [("Lee", "x"), ("Ray", "bell"), ("Khan", "y")]
    assert "row 2, column B" in " ".join(table.notes)


def test_half_characters_in_a_workbook_are_taken_out():
    data = workbook(["Ref", "Name"], ["A1", "KhanX"])
    data = _with_part(data, "xl/worksheets/sheet1.xml", b"KhanX", b"Khan_xD800_")
    assert read_table(data, "x.xlsx").rows[0].cells == ("A1", "Khan")


def test_a_row_with_too_many_cells_loses_nothing_and_is_noted():
    table = read_table(b"Ref;Name;Story\nA1;Lee;one; two; three\nA2;Ray;four\nA3;Kay;five\n", "x.csv")
    assert table.rows[0].cells == ("A1", "Lee", "one;two;three")
    assert "Row 2 has 5 cells" in table.rows[0].notes[0]


def test_a_short_row_is_filled_with_blanks():
    assert read_table(b"Ref,Name,Story\nA1\nA2,Ray,four\n", "x.csv").rows[0].cells == ("A1", "", "")


def test_a_column_without_a_name_is_kept_and_named_by_its_letter():
    table = read_table(b"Ref,,Name\nA1,x,Lee\n", "x.csv")
    assert table.header == ("Ref", "Column B", "Name")


def test_the_separator_line_excel_writes_is_obeyed_and_not_counted():
    table = read_table(b"sep=;\r\nRef;Name\r\nA1;Lee, Ann\r\n", "x.csv")
    assert table.header == ("Ref", "Name")
    assert table.rows[0].cells == ("A1", "Lee, Ann")


def test_a_misleading_name_is_no_obstacle():
    assert read_table(b"Ref,Name\nA1,Lee\n", "list.xlsx").notes[0].startswith("The name ends in .xlsx")
    assert read_table(workbook(["Ref", "Name"], ["A1", "Lee"]), "list.csv").kind == "xlsx"


def test_it_reads_from_a_path(tmp_path):
    (tmp_path / "x.csv").write_bytes(b"Ref,Name\nA1,Lee\n")
    assert len(read_table(tmp_path / "x.csv", "x.csv").rows) == 1


@pytest.mark.skipif(not FEEDS.is_dir(), reason="../shared/data/feeds is not here")
@pytest.mark.parametrize(
    ("name", "header_row", "columns", "rows"),
    [
        ("weekly-2026-10-05.csv", 1, 22, 900),
        ("weekly-2026-10-12.xlsx", 4, 22, 900),
        ("weekly-2026-10-19.csv", 1, 22, 904),
        ("force-list-2026-10-26.csv", 1, 18, 903),
    ],
)
def test_the_sample_weeks_are_read_whole(name, header_row, columns, rows):
    table = read_table(FEEDS / name, name)
    assert (table.header_row, len(table.header), len(table.rows)) == (header_row, columns, rows)


def _with_part(data, part, old, new):
    """Return the workbook with a part of it changed by hand."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            body = before.read(name)
            if name == part:
                assert old in body
                body = body.replace(old, new)
            after.writestr(name, body)
    return out.getvalue()
