"""A letter as a tagged PDF (PDF/UA-1), made by typst from plain values."""

import json
from collections.abc import Sequence
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
    """Return the PDF of one letter. Its text is data to typst, never markup, so nothing in it can be run."""
    return letters([made_of])


def letters(made_of: Sequence[Letter]) -> bytes:
    """Return one PDF of several letters, each beginning on a page of its own with its pages counted from 1.

    There is at least one.
    """
    said = json.dumps([_said(one) for one in made_of])
    return bytes(
        typst.compile(str(SOURCE), root=str(SOURCE.parent), sys_inputs={"letters": said}, pdf_standards=["ua-1"])
    )


def _said(letter: Letter) -> dict[str, object]:
    return {
        "to": [letter.recipient_name, *letter.recipient.splitlines()],
        "unit": letter.unit,
        "day": in_words(letter.day),
        "title": letter.title,
        "blocks": [{"kind": kind, "lines": list(lines)} for kind, lines in letter.blocks],
        "marking": letter.marking,
    }
