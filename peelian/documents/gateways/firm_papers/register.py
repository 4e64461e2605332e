"""A firm's register of actions as an Excel workbook, to be filled in and loaded back."""

import io
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from peelian.documents.gateways.tables import Table, column_letter, read_table
from peelian.documents.rules.register import (
    COLUMNS,
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST_NOTE,
    LONGEST_WHO,
    Entry,
    Line,
    Register,
    Status,
    mark_of,
    tidied,
    tidy,
)
from peelian.kernel.refused import Refused
from peelian.kernel.words import day, listing

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd/mm/yyyy",
}
WIDTHS = (26, 52, 22, 14, 12, 52, 4)
ABOVE = 4  # rows over the one that names the columns
FILL_IN = "Fill in who, by when, status and note. A status is “to do”, “done” or “taken out”. Then send it back."
NEEDED = COLUMNS[:6]
MAY = {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True}


def written(register: Register) -> bytes:
    """Return the workbook: the same bytes for the same register. What names an action is locked; text stays text."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        made = datetime.combine(register.day, time(0))
        book.set_properties({"title": "Action register", "author": tidy(register.firm), "created": made})
        sheet = book.add_worksheet("Actions")
        bold, head = book.add_format({"bold": True, "font_size": 14}), book.add_format({"bold": True, "border": 1})
        sheet.write_string(0, 0, f"Action register of {tidy(register.firm)}", bold)
        sheet.write_string(1, 0, FILL_IN)
        told = f"Assessment {register.assessment}, version {register.version}, {day(register.day)}"
        sheet.write_string(2, 0, told)
        for column, (name, wide) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
            sheet.set_column(column, column, wide, None, {"hidden": name == "Ours"})
            sheet.write_string(ABOVE, column, name, head)
        _rows(sheet, register, _formats(book))
        _rules(sheet, len(register.entries))
        sheet.freeze_panes(ABOVE + 1, 1)
        sheet.protect("", MAY)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(ABOVE)
        sheet.set_footer("&LAction register&RPage &P of &N")
    return out.getvalue()


def read(content: bytes, name: str) -> list[Line]:
    """Return the rows of a register that was filled in, each with its number and where its columns stand.

    Refused: what is no table, and one without a column that we need.
    """
    table = read_table(content, name, hints=COLUMNS)
    columns = _columns(table)
    letters = {column: column_letter(at) for column, at in columns.items()}
    return [
        Line(
            row=row.number,
            cells={column: row.cells[at] for column, at in columns.items()},
            columns=letters,
            odd=row.notes,
        )
        for row in table.rows
        if any(row.cells)
    ]


def _columns(table: Table) -> dict[str, int]:
    """Return where each column of ours stands."""
    names = {name.casefold(): at for at, name in enumerate(table.header)}
    found = {column: names[column.casefold()] for column in COLUMNS if column.casefold() in names}
    if gone := [column for column in NEEDED if column not in found]:
        raise Refused(
            f"Row {table.header_row} should name the columns of an action register. Missing: "
            f"{listing([f'“{column}”' for column in gone])}. Download the register again and fill that in."
        )
    return found


def _formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    locked = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C9D3E6", "quote_prefix": True}
    open_one = locked | {"locked": False, "bg_color": "#FFFBEA"}
    return {
        "locked": book.add_format(locked),
        "open": book.add_format(open_one),
        "date": book.add_format(open_one | {"num_format": "dd/mm/yyyy", "quote_prefix": False}),
    }


def _rows(sheet: Worksheet, register: Register, formats: dict[str, Format]) -> None:
    for row, entry in enumerate(map(tidied, register.entries), ABOVE + 1):
        sheet.write_string(row, 0, entry.code, formats["locked"])
        sheet.write_string(row, 1, entry.what, formats["locked"])
        sheet.write_string(row, 2, entry.who, formats["open"])
        _write_day(sheet, row, entry, formats["date"])
        sheet.write_string(row, 4, entry.status.value, formats["open"])
        sheet.write_string(row, 5, entry.note, formats["open"])
        sheet.write_string(row, 6, mark_of(register, entry), formats["locked"])


def _write_day(sheet: Worksheet, row: int, entry: Entry, shown_as: Format) -> None:
    if entry.by_when:
        sheet.write_datetime(row, 3, datetime.combine(entry.by_when, time(0)), shown_as)
    else:
        sheet.write_blank(row, 3, None, shown_as)


def _rules(sheet: Worksheet, many: int) -> None:
    """Let the spreadsheet itself say what cannot be used, while it is typed."""
    if not many:
        return
    first, last = ABOVE + 1, ABOVE + many
    told = {"error_title": "Not like this", "ignore_blank": True}
    choices = [status.value for status in Status]
    sheet.data_validation(first, 4, last, 4, told | {"validate": "list", "source": choices, "ignore_blank": False})
    within = {"criteria": "between", "minimum": date(FIRST_YEAR, 1, 1), "maximum": date(LAST_YEAR, 12, 31)}
    sheet.data_validation(
        first, 3, last, 3, told | within | {"validate": "date", "error_message": "Write a date like 27/03/2026."}
    )
    for column, most in ((2, LONGEST_WHO), (5, LONGEST_NOTE)):
        length = {"validate": "length", "criteria": "<=", "value": most, "error_message": f"At most {most} letters."}
        sheet.data_validation(first, column, last, column, told | length)
