"""Excel workbooks: the sheet most like a table, its cells as text, formulas by the value last calculated."""

import io
import re
import warnings
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from peelian.documents.gateways.tables.archive import refuse_bombs
from peelian.documents.gateways.tables.cells import Oddities, cleaned, shown
from peelian.documents.gateways.tables.headers import header_row
from peelian.documents.gateways.tables.sheet_parser import LAST_COLUMN, LAST_ROW, SheetParser, Uncalculated
from peelian.documents.gateways.tables.table import (
    HEADER_WITHIN,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    Grid,
    listed,
    place,
)
from peelian.kernel.refused import Refused

NOT_A_TABLE = re.compile(r"notes?|read ?me|about|cover|contents?|guidance|lookups?|definitions?", re.IGNORECASE)
MOST_SHEETS = 50
TOO_MANY_UNCALCULATED = 4  # one row in so many with a formula never calculated, and the file is refused

Cells = list[tuple[int, str]]


@dataclass
class _Seen:
    """What was met on the way through a sheet."""

    odd: Oddities = field(default_factory=Oddities)
    row_notes: dict[int, list[str]] = field(default_factory=dict)
    uncalculated: list[str] = field(default_factory=list)


def read_workbook(data: bytes, hints: Collection[str]) -> Grid:
    """Return the cells of the sheet most like a table.

    A formula gives the value last calculated; one never calculated stays as its own text, with a note naming row
    and column. Refused: bombs, entities, damage, too many rows or columns, and a sheet where two rows or
    more, and a quarter of all, hold formulas never calculated.
    """
    refuse_bombs(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            try:
                return _grid(book, hints)
            finally:
                book.close()
    except (Refused, MemoryError):
        raise
    except Exception as error:  # any bytes may arrive here, and openpyxl raises whatever it tripped over
        raise Refused(
            "The workbook is damaged and cannot be read. Open it in Excel, save it as a new workbook (.xlsx) "
            "and upload that."
        ) from error


def _grid(book: Any, hints: Collection[str]) -> Grid:
    zeros = _zero_formats(book)
    sheet, others = _best_sheet(book, zeros, hints)
    seen = _Seen()
    rows: dict[int, list[str]] = {}
    for number, cells in _rows(sheet, zeros, seen):
        width = cells[-1][0] + 1
        if width > MOST_COLUMNS:
            raise Refused(f"Row {number} reaches column {width}; at most {MOST_COLUMNS} columns can be read.")
        if len(rows) > MOST_ROWS + HEADER_WITHIN:
            raise Refused(f"The sheet has more than {MOST_ROWS:,} rows. Split it and load each part.")
        line = [""] * width
        for column, text in cells:
            line[column] = text
        rows[number] = line
    _refuse_uncalculated(seen, len(rows))
    notes = list(seen.odd.notes())
    if seen.uncalculated:
        notes.append(
            f"Formulas that were never calculated are kept as their own text ({listed(seen.uncalculated, 6)})."
        )
    if others:
        notes.append(f"Read from the sheet “{sheet.title}”. Not read: {listed(others)}.")
    return Grid("xlsx", rows, sheet=sheet.title, notes=tuple(notes), row_notes=seen.row_notes)


def _refuse_uncalculated(seen: _Seen, rows: int) -> None:
    if len(seen.row_notes) > 1 and len(seen.row_notes) * TOO_MANY_UNCALCULATED >= rows:
        raise Refused(
            f"The sheet holds formulas that were never calculated ({listed(seen.uncalculated, 6)}). Open the "
            "workbook in Excel, which calculates them, save it and upload it again."
        )


def _best_sheet(book: Any, zeros: Mapping[int, int], hints: Collection[str]) -> tuple[Any, list[str]]:
    sheets = [sheet for sheet in book.worksheets[:MOST_SHEETS] if isinstance(sheet, ReadOnlyWorksheet)]
    visible = [sheet for sheet in sheets if sheet.sheet_state == "visible"] or sheets
    named = [sheet for sheet in visible if not NOT_A_TABLE.fullmatch(sheet.title.strip())]
    best, best_score = None, float("-inf")
    for sheet in named or visible:
        score = _sheet_score(sheet, zeros, hints)
        if best is None or score > best_score:
            best, best_score = sheet, score
    if best is None:
        raise Refused("The workbook has no sheet with cells in it. Check that you chose the right one.")
    return best, [sheet.title for sheet in sheets if sheet is not best]


def _sheet_score(sheet: Any, zeros: Mapping[int, int], hints: Collection[str]) -> float:
    start: dict[int, list[str]] = {}
    for number, cells in _rows(sheet, zeros, _Seen()):
        if number > HEADER_WITHIN and start:
            break
        start[number] = [text for _, text in cells[:MOST_COLUMNS]]
    found, score = header_row(start, hints)
    if not found:
        return float("-inf")
    return score if any(number > found for number in start) else min(score, 0.0) - 1


def _rows(sheet: Any, zeros: Mapping[int, int], seen: _Seen) -> Iterator[tuple[int, Cells]]:
    """Yield each row that has text, with its number and its cells as (column from 0, text)."""
    with sheet._get_source() as source:
        book = sheet.parent
        parser = SheetParser(
            source,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for number, cells in parser.parse():
            if number > LAST_ROW or number < 1:
                raise Refused(f"The sheet claims a row {number}, which no spreadsheet has. Save it again in Excel.")
            line = [(cell["column"] - 1, _text(number, cell, zeros, seen)) for cell in cells]
            kept = sorted((column, text) for column, text in line if text)
            if kept:
                yield number, kept


def _text(number: int, cell: Mapping[str, Any], zeros: Mapping[int, int], seen: _Seen) -> str:
    value, column = cell["value"], cell["column"] - 1
    if value is None:
        return ""
    if column >= LAST_COLUMN:
        raise Refused(f"Row {number} claims a column {column + 1}, which no spreadsheet has.")
    if isinstance(value, Uncalculated):
        where = place(number, column)
        seen.uncalculated.append(where)
        seen.row_notes.setdefault(number, []).append(f"The formula in {where} was never calculated.")
        value = value.formula
    elif cell["data_type"] == "e":
        seen.odd.errors.append(place(number, column))
    text = cleaned(shown(value, zeros.get(cell["style_id"], 0)), number, column, seen.odd)
    if len(text) > LONGEST_CELL:
        raise Refused(f"The cell in {place(number, column)} is longer than a spreadsheet allows.")
    return text


def _zero_formats(book: Any) -> dict[int, int]:
    """Return, for each cell style whose number format is only zeros, how many digits it shows."""
    widths = {}
    for style, fields in enumerate(book._cell_styles):
        at = fields.numFmtId - 164
        if 0 <= at < len(book._number_formats) and re.fullmatch(r"0{2,20}", book._number_formats[at]):
            widths[style] = len(book._number_formats[at])
    return widths
