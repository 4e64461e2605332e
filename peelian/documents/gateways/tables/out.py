"""Our own tables written out, CSV and Excel, so that nothing in a cell can run when they are opened."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

import xlsxwriter

from peelian.documents.gateways.tables.table import LONGEST_CELL, Row
from peelian.kernel.refused import Refused

GUARDED = re.compile(r"'*[=+\-@\t\r]")
WHAT_IS_WRONG = "What is wrong"
SHEET_HOLDS = 1_048_576  # rows
CUT = " … (cut here)"

Value = str | int | float | Decimal | date | datetime | bool | None


def guarded(text: str) -> str:
    """Return text that a spreadsheet will not run: a leading apostrophe before = + - @ tab and return."""
    return f"'{text}" if GUARDED.match(text) else text


def unguarded(text: str) -> str:
    """Return what `guarded` was given; text that was never guarded is unchanged unless it looks so."""
    return text[1:] if text.startswith("'") and GUARDED.match(text[1:]) else text


def write_csv(
    header: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    title: str = "",
    marking: str = "",
    notes: Sequence[str] = (),
) -> bytes:
    """Return a CSV file in UTF-8 with a byte-order mark, the marking, title and notes in its first lines."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    above = [line for line in (marking, title, *notes) if line]
    writer.writerows([guarded(line)] for line in above)
    if above:
        writer.writerow([])
    writer.writerow([guarded(name) for name in header])
    writer.writerows([_as_text(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def write_xlsx(
    header: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    title: str,
    marking: str,
    notes: Sequence[str] = (),
) -> bytes:
    """Return a workbook: marking, title and notes above the header, also on every printed page.

    Text stays text (never a formula, a link or a number); numbers and dates are real ones. Refused: more rows than
    a sheet holds.
    """
    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "dd/mm/yyyy",
        "remove_timezone": True,
    }
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet("Table")
        bold = book.add_format({"bold": True})
        at = 0
        for line in (marking, title, *notes):
            if line:
                sheet.write_string(at, 0, line, bold if at < 2 else None)
                at += 1
        at += 1 if at else 0
        for column, name in enumerate(header):
            sheet.write_string(at, column, name, bold)
            sheet.set_column(column, column, min(40, max(10, len(name) + 2)))
        sheet.freeze_panes(at + 1, 0)
        for line_number, row in enumerate(rows, at + 1):
            if line_number >= SHEET_HOLDS:
                raise Refused("There are more rows than a workbook can hold. Choose CSV instead.")
            for column, value in enumerate(row):
                _write(sheet, line_number, column, value)
        sheet.set_header(f"&C{marking.replace('&', '&&')}")
        sheet.set_footer(f"&L{marking.replace('&', '&&')}&RPage &P of &N")
    return file.getvalue()


def corrections(
    header: Sequence[str], wrong: Iterable[tuple[Row, str]]
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return header and rows of a file to correct: the user's own columns, and last what is wrong with each row.

    A file that was corrected before keeps one such column. Feed the two to `write_csv` or `write_xlsx`.
    """
    kept = [at for at, name in enumerate(header) if name != WHAT_IS_WRONG]
    lines = [(*(row.cells[at] for at in kept), why) for row, why in wrong]
    return (*(header[at] for at in kept), WHAT_IS_WRONG), lines


def _as_text(value: Value) -> str:
    if isinstance(value, str):
        return guarded(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value)


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Value) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool | datetime):
        value = _as_text(value)
    if isinstance(value, str):
        text = value if len(value) <= LONGEST_CELL else value[: LONGEST_CELL - len(CUT)] + CUT
        sheet.write_string(row, column, text)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value)
    else:
        sheet.write_number(row, column, value)
