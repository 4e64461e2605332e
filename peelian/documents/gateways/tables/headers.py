"""Which row of a grid names the columns, and the table that follows from it."""

import re
from collections.abc import Collection, Iterable, Mapping

from peelian.documents.gateways.tables.table import (
    HEADER_WITHIN,
    MOST_COLUMNS,
    MOST_ROWS,
    Grid,
    Row,
    Table,
    column_letter,
    listed,
)
from peelian.kernel.refused import Refused

VALUE = re.compile(r"[£$€]?[-+]?[\d\s.,/:-]+%?|\S+@\S+\.\S+|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", re.IGNORECASE)
LIKELY = 0.5
KNOWN, NAME, LIKE_A_VALUE, REPEATED = 4.0, 1.0, -2.0, -1.0


def plain(name: str) -> str:
    """Return a column name for comparing: lower case, letters and digits, single spaces."""
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def score(cells: Iterable[str], hints: Collection[str]) -> float:
    """Return how much a row looks like column names; `hints` are names already known, in `plain` form.

    A known name counts four, another short text one, what looks like a value takes two off.
    """
    names = [cell for cell in cells if cell]
    total = REPEATED * (len(names) - len(set(names)))
    for name in names:
        if plain(name) in hints:
            total += KNOWN
        elif VALUE.fullmatch(name):
            total += LIKE_A_VALUE
        elif len(name) <= 60:
            total += NAME
    return total


def header_row(rows: Mapping[int, list[str]], hints: Collection[str]) -> tuple[int, float]:
    """Return the number of the row that names the columns and its score; 0 if no row has two cells.

    It is the earliest that scores at least half as much as the best: rows of the table can hold more words than
    its header, but they come after it.
    """
    known = {plain(hint) for hint in hints}
    scores: dict[int, float] = {}
    for number, cells in rows.items():
        if number > HEADER_WITHIN and scores:
            break
        if sum(1 for cell in cells if cell) >= 2:
            scores[number] = score(cells, known)
    if not scores:
        return 0, float("-inf")
    best = max(scores.values())
    enough = best * LIKELY if best > 0 else best
    return next((number, value) for number, value in scores.items() if value >= enough)


def table_of(grid: Grid, hints: Collection[str]) -> Table:
    """Return the grid as a table; refuse no columns, only a header, too many columns or rows, or equal names."""
    if not grid.rows:
        raise Refused("The file is empty. Check that you chose the right one.")
    number, _ = header_row(grid.rows, hints)
    if not number:
        raise Refused(
            "Only one column was found, so this is not a table of reports. "
            "Save the list as CSV or as an Excel workbook (.xlsx) and upload that."
        )
    below = {row: cells for row, cells in grid.rows.items() if row > number}
    header, notes = _header(number, grid, below)
    if not below:
        raise Refused(f"Row {number} names the columns, but there is nothing below it: the table has no rows.")
    if len(below) > MOST_ROWS:
        raise Refused(
            f"The table has {len(below):,} rows; at most {MOST_ROWS:,} can be loaded at a time. Split the file."
        )
    return Table(
        kind=grid.kind,
        encoding=grid.encoding,
        delimiter=grid.delimiter,
        sheet=grid.sheet,
        header_row=number,
        header=header,
        rows=_rows(grid, below, len(header)),
        notes=(*grid.notes, *notes),
    )


def _header(number: int, grid: Grid, below: Mapping[int, list[str]]) -> tuple[tuple[str, ...], list[str]]:
    names = [" ".join(name.split()) for name in grid.rows[number]]
    if grid.kind == "xlsx":
        widest = max((len(cells) for cells in below.values()), default=0)
        names += [""] * (widest - len(names))
    while names and not names[-1] and not any(len(cells) >= len(names) for cells in below.values()):
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise Refused(f"The table has {len(names)} columns; at most {MOST_COLUMNS} can be read.")
    _refuse_equal_names(names, number)
    nameless = [column_letter(at) for at, name in enumerate(names) if not name]
    notes = [f"Columns without a name in row {number}: {listed(nameless)}."] if nameless else []
    return tuple(name or f"Column {column_letter(at)}" for at, name in enumerate(names)), notes


def _refuse_equal_names(names: list[str], number: int) -> None:
    places: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        if name:
            places.setdefault(plain(name) or name, []).append(at)
    equal = [
        f"“{names[at[0]]}” (columns {listed(column_letter(one) for one in at)})"
        for at in places.values()
        if len(at) > 1
    ]
    if equal:
        raise Refused(
            f"Row {number} gives more than one column the same name: {listed(equal)}. "
            "Rename or remove one of each and upload the file again."
        )


def _rows(grid: Grid, below: Mapping[int, list[str]], width: int) -> list[Row]:
    noted = grid.row_notes or {}
    rows = []
    for number, cells in below.items():
        notes = tuple(noted.get(number, ()))
        if len(cells) > width:
            notes += (
                f"Row {number} has {len(cells)} cells but there are {width} columns; "
                "what was over is in the last column. Check that the values stand where they should.",
            )
            cells = [*cells[: width - 1], (grid.delimiter or " ").join(cells[width - 1 :])]
        elif len(cells) < width:
            cells = [*cells, *[""] * (width - len(cells))]
        rows.append(Row(number, tuple(cells), notes))
    return rows
