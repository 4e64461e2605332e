"""A long table as a tagged PDF (PDF/UA-1): numbered rows, each a block of its own, with the marking on every page."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typst

SOURCE = Path(__file__).parent.parent / "templates" / "documents" / "log.typ"


@dataclass(frozen=True, kw_only=True)
class Log:
    """What a log says. The first column of `header` is the number of a row; an empty cell is left out."""

    title: str
    notes: Sequence[str]
    header: Sequence[str]
    rows: Sequence[Sequence[str | int]]
    marking: str


def written_log(made_of: Log) -> bytes:
    """Return the PDF. Its text is data to typst, never markup, so nothing in it can be run."""
    said = {
        "title": made_of.title,
        "notes": list(made_of.notes),
        "marking": made_of.marking,
        "items": [
            {
                "number": str(row[0]),
                "rows": [[name, str(cell)] for name, cell in zip(made_of.header[1:], row[1:], strict=True) if cell],
            }
            for row in made_of.rows
        ],
    }
    return bytes(
        typst.compile(
            str(SOURCE), root=str(SOURCE.parent), sys_inputs={"log": json.dumps(said)}, pdf_standards=["ua-1"]
        )
    )
