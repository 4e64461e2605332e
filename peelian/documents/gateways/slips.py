"""Slips of paper with a code each, two to a row, as a tagged PDF (PDF/UA-1)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typst

SOURCE = Path(__file__).parent.parent / "templates" / "documents" / "slips.typ"


@dataclass(frozen=True, kw_only=True)
class Slips:
    """What slips say: who asks, of which audience, where to type the code, and until when."""

    unit: str
    audience: str
    address: str
    closes_on: str
    codes: Sequence[str]
    marking: str


def written_slips(made_of: Slips) -> bytes:
    """Return the PDF. Its text is data to typst, never markup, so nothing in it can be run."""
    said = {
        "unit": made_of.unit,
        "audience": made_of.audience,
        "address": made_of.address,
        "closes": made_of.closes_on,
        "codes": list(made_of.codes),
        "marking": made_of.marking,
    }
    return bytes(
        typst.compile(
            str(SOURCE), root=str(SOURCE.parent), sys_inputs={"slips": json.dumps(said)}, pdf_standards=["ua-1"]
        )
    )
