"""A cell as the user would see it, with nothing in it that a database or a page cannot hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from peelian.documents.gateways.tables.table import listed, place

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
RUNNABLE = re.compile(r"[=@]|[+-](?=.*[A-Za-z(!])")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass
class Oddities:
    """Cells that were cleaned or deserve a word, by what is odd about them; `first` six places are named."""

    unprintable: list[str] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)
    runnable: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def notes(self) -> Iterator[str]:
        """Say in a sentence for each kind what was found and where."""
        for places, words in (
            (self.unprintable, "held characters that cannot be shown or stored; they have been taken out"),
            (self.markup, "held what looks like HTML; it is kept as plain text"),
            (self.runnable, "begins as a formula would; it is kept as plain text and never run"),
            (self.errors, "holds a spreadsheet error instead of a value"),
        ):
            if places:
                cells = "A cell" if len(places) == 1 else f"{len(places):,} cells: each"
                yield f"{cells} {words} ({listed(places, 6)})."


def cleaned(text: str, row: int, column: int, odd: Oddities) -> str:
    """Return the cell's text without unprintable characters and outer space, noting what was odd."""
    if UNPRINTABLE.search(text):
        odd.unprintable.append(place(row, column))
        text = UNPRINTABLE.sub("", text)
    text = text.strip()
    if "<" in text and MARKUP.search(text):
        odd.markup.append(place(row, column))
    if text[:1] in ("=", "@", "+", "-") and RUNNABLE.match(text):
        odd.runnable.append(place(row, column))
    return text


def shown(value: object, zeros: int = 0) -> str:
    """Return a workbook's value as text: dates dd/mm/yyyy, whole numbers without .0, Yes and No.

    `zeros` is the width of a number format of only zeros, which shows 7700900123 as 07700900123.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return unescaped(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float):
        return _number(value).zfill(zeros)
    return _moment(value)


def unescaped(text: str) -> str:
    """Return the text with the workbook format's own escapes (_x000D_) as the characters they stand for."""
    if "_x" not in text:
        return text
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _number(value: float) -> str:
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e15):
        return str(int(value))
    return f"{value:.15g}"


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return f"{value:%d/%m/%Y}" if midnight else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02d}"
    return str(value)
