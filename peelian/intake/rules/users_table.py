"""The user's own table, to show back to them: what each column begins with, and which cells are wrong."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as it stood in the file, with what is wrong with it; "" when nothing is."""

    text: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class WrongRow:
    """One row by its spreadsheet number; `message` is what is wrong with the row and with no cell of it.

    `where` names the columns of its wrong cells, for whoever cannot see that far to the right.
    """

    number: int
    verdict: str
    message: str
    cells: tuple[Cell, ...]
    where: tuple[str, ...]


def samples(rows: Iterable[Sequence[str]], columns: int) -> tuple[tuple[str, ...], ...]:
    """Return, for each of so many columns, its first three different values; blank cells are passed over."""
    found: list[list[str]] = [[] for _ in range(columns)]
    for cells in rows:
        for at, value in enumerate(cells[:columns]):
            text = value.strip()
            if text and len(found[at]) < SAMPLES and text not in found[at]:
                found[at].append(text)
    return tuple(tuple(values) for values in found)


def wrong_row(
    row: tuple[int, str, Sequence[str]],
    problems: Iterable[Sequence[str]],
    *,
    header: Sequence[str],
    mapping: Mapping[str, int],
) -> WrongRow:
    """Return a row (number, verdict, cells) with each problem (field, message) above its cell.

    A problem of a field that has no column stands above the row. What is said twice of a place is said once.
    """
    number, verdict, cells = row
    above: dict[int | None, list[str]] = {}
    for field, message in problems:
        said = above.setdefault(mapping.get(field), [])
        if message not in said:
            said.append(message)
    shown = tuple(Cell(text, " ".join(above.pop(at, ()))) for at, text in enumerate(cells))
    rest = list(dict.fromkeys(message for messages in above.values() for message in messages))
    where = tuple(name for name, cell in zip(header, shown, strict=False) if cell.message)
    return WrongRow(number, verdict, " ".join(rest), shown, where)
