"""The one door in: a file by path or bytes becomes a table, or is refused in words an officer can act on."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from peelian.documents.gateways.tables.headers import table_of
from peelian.documents.gateways.tables.kinds import kind_of
from peelian.documents.gateways.tables.table import LARGEST_FILE, MEGABYTE, Table
from peelian.documents.gateways.tables.text import read_text
from peelian.documents.gateways.tables.workbook import read_workbook
from peelian.kernel.refused import Refused


def read_table(source: Path | str | bytes, name: str, *, hints: Collection[str] = ()) -> Table:
    """Return the table in a CSV file or Excel workbook.

    `source` is a path or the bytes; `name` what the user calls the file; `hints` column names already known,
    which help to find the header and the sheet. Nothing but `Refused` is raised for any bytes at all: wrong
    type, empty, only a header, password, over 25 MB, a bomb, binary, over 200 columns or 100,000 rows, columns
    of the same name, formulas never calculated.
    """
    data = source if isinstance(source, bytes) else _loaded(Path(source))
    refuse_large(len(data))
    kind = kind_of(data)
    grid = read_workbook(data, hints) if kind == "xlsx" else read_text(data)
    table = table_of(grid, hints)
    return replace(table, notes=(*_misnamed(name, kind), *table.notes))


def _loaded(path: Path) -> bytes:
    try:
        refuse_large(path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise Refused(f"The file {path} cannot be opened: {error.strerror or 'unreadable'}.") from error


def refuse_large(size: int) -> None:
    """Refuse a file of so many bytes; before it is read, where that can be known."""
    if size > LARGEST_FILE:
        raise Refused(
            f"The file is {size / MEGABYTE:.0f} MB; at most {LARGEST_FILE // MEGABYTE} MB can be loaded. "
            "Check that it is the right one, or split it."
        )


def _misnamed(name: str, kind: str) -> tuple[str, ...]:
    ending = Path(name).suffix.lower()
    if kind == "csv" and ending in (".xlsx", ".xlsm", ".xls"):
        return (f"The name ends in {ending} but the file holds plain text, and was read as CSV.",)
    if kind == "xlsx" and ending in (".csv", ".txt", ".tsv", ".xls"):
        return (f"The name ends in {ending} but the file is an Excel workbook, and was read as one.",)
    return ()
