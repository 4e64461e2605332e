"""A letter as a tagged PDF (PDF/UA-1), made by typst from plain values."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typst

from peelian.kernel.words import day as in_words

SOURCE = Path(__file__).parent.parent / "templates" / "documents" / "letter.typ"


@dataclass(frozen=True)
class Letter:
    """What a letter says. `blocks`: (kind, lines) with kind "heading", "paragraph" or "list"; `recipient`: lines."""

    recipient_name: str
    recipient: str
    unit: str
    day: date
    title: str
    blocks: tuple[tuple[str, tuple[str, ...]], ...]
    marking: str


def letter(made_of: Letter) -> bytes:
    """Return the PDF. Its text is data to typst, never markup, so nothing in it can be run."""
    said = {
        "to": [made_of.recipient_name, *made_of.recipient.splitlines()],
        "unit": made_of.unit,
        "day": in_words(made_of.day),
        "title": made_of.title,
        "blocks": [{"kind": kind, "lines": list(lines)} for kind, lines in made_of.blocks],
        "marking": made_of.marking,
    }
    return bytes(
        typst.compile(
            str(SOURCE), root=str(SOURCE.parent), sys_inputs={"letter": json.dumps(said)}, pdf_standards=["ua-1"]
        )
    )
