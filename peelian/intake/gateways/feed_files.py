"""Made-up feeds as files: CSV or a workbook, and the truth about who is who beside them."""

import os
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from peelian.documents.gateways.tables import write_xlsx
from peelian.intake.rules.feed_making import (
    LAYOUTS,
    TWO_YEARS,
    Line,
    LongLine,
    Place,
    csv_pieces,
    pieces,
    places_of,
    sheet_rows,
)
from peelian.parties.gateways.outcodes import CONTENT

MADE_UP = "Invented people and firms, to try Peelian with. None of them exists."


def shipped_places(forces: Collection[str]) -> tuple[Place, ...]:
    """Return the real postcode districts of some forces by name, or of all."""
    return places_of(CONTENT.read_text(encoding="utf-8"), forces)


def write_feed(file: Path, lines: Sequence[Line], layout: str) -> None:
    """Write a feed whole or not at all: a workbook where the name ends in .xlsx, otherwise CSV."""
    if file.suffix.lower() == ".xlsx":
        rows = sheet_rows(lines, layout)
        _write(file, write_xlsx(LAYOUTS[layout].header, rows, title=MADE_UP, marking="OFFICIAL"))
    else:
        _write(file, b"".join(feed for feed, _ in csv_pieces(lines, layout)))


def write_truth(feed: Path, lines: Sequence[Line], layout: str) -> Path:
    """Write who is who beside a feed, as NAME.truth.csv, and return where."""
    file = feed.with_suffix(".truth.csv")
    _write(file, b"".join(truth for _, truth in csv_pieces(lines, layout)))
    return file


def write_two_years(file: Path, lines: Iterable[LongLine]) -> Path:
    """Write a feed of two years as CSV and who is who beside it, both or neither, and return where the truth is."""
    truth = file.with_suffix(".truth.csv")
    made = list(pieces(lines, TWO_YEARS))
    _write(file, b"".join(feed for feed, _ in made))
    _write(truth, b"".join(told for _, told in made))
    return truth


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(file)
