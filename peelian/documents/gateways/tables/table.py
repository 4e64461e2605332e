"""What a table read in looks like, and how large one may be."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MEGABYTE = 1024 * 1024
LARGEST_FILE = 25 * MEGABYTE
MOST_COLUMNS = 200
MOST_ROWS = 100_000
LONGEST_CELL = 32_767  # the most a spreadsheet cell can hold
HEADER_WITHIN = 50  # title rows above the header are never this many


@dataclass(frozen=True, slots=True)
class Row:
    """One row as the user sees it: `number` is the spreadsheet's own, `notes` say what was odd on reading."""

    number: int
    cells: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as text. `header_row` counts from 1 as the spreadsheet does; `delimiter` is "" for a workbook."""

    kind: str
    encoding: str
    delimiter: str
    sheet: str
    header_row: int
    header: tuple[str, ...]
    rows: list[Row]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells before a header is found: row number to the cells of that row, blank rows left out."""

    kind: str
    rows: Mapping[int, list[str]]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    notes: tuple[str, ...] = ()
    row_notes: Mapping[int, list[str]] | None = None


def column_letter(index: int) -> str:
    """Return the spreadsheet's letters for a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place(row: int, column: int) -> str:
    """Return "row 5, column V" for a spreadsheet row number and a column counted from 0."""
    return f"row {row}, column {column_letter(column)}"


def listed(things: Iterable[object], most: int = 10) -> str:
    """Return "5, 8 and 11", or the first `most` "and 7 more"."""
    words = [str(thing) for thing in things]
    if len(words) > most:
        return f"{', '.join(words[:most])} and {len(words) - most} more"
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
