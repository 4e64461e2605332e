"""A firm's papers as tagged PDF (PDF/UA-1), made by typst from plain values."""

import json
import re
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

import typst

from peelian.documents.gateways.firm_papers.logos import logo
from peelian.documents.rules.composing import composed
from peelian.documents.rules.firm_papers import FirmPaper, OwnersPlan
from peelian.documents.rules.paper_blocks import Beside, Block, Fit, Paper

SOURCE = Path(__file__).parents[2] / "templates" / "documents" / "firm_paper.typ"
LONG_WORD = re.compile(r"\S{25}(?=\S)")
MAY_BREAK = "\u200b"
NO_LETTERS = "Some letters cannot be shown with the fonts of the computer that made this. The Word copy holds them all."
CANNOT_SHOW = "could not be displayed"


def written(made_of: FirmPaper) -> bytes:
    """Return one paper as PDF. Its text is data to typst, never markup, so nothing in it can be run.

    An owner's plan is set as closely as it takes to fit one page; one too long for that keeps every word and goes on
    to a second page. Refused: a logo that is no picture or too large.
    """
    return _compiled(fitted(made_of))


def fitted(made_of: FirmPaper) -> Paper:
    """Return a paper composed, an owner's plan as widely set as one page allows."""
    paper = composed(made_of)
    if not isinstance(made_of, OwnersPlan):
        return paper
    tries = [composed(made_of, fit) for fit in Fit]
    return next((one for one in tries if pages(one) == 1), replace(paper, fit=Fit.CLOSER))


def pages(paper: Paper) -> int:
    """Return how many pages of A4 a paper takes."""
    return int(json.loads(typst.query(_source(), "<pages>", field="value", one=True, sys_inputs=_inputs(paper))))


def _compiled(paper: Paper) -> bytes:
    try:
        return bytes(typst.compile(_source(), sys_inputs=_inputs(paper), pdf_standards=["ua-1"]))
    except typst.TypstError as fault:
        if CANNOT_SHOW not in str(fault):
            raise
    # PDF/UA forbids a letter that no font here has. Tagged all the same, with the words still in it, and saying so.
    return bytes(typst.compile(_source(), sys_inputs=_inputs(paper, NO_LETTERS)))


@cache
def _source() -> bytes:
    return SOURCE.read_bytes()


def _inputs(paper: Paper, *notes: str) -> dict[str, str]:
    said = {
        "title": paper.title,
        "firm": paper.firm,
        "foot": paper.foot,
        "fit": int(paper.fit),
        "blocks": [_block(block) for block in paper.blocks],
        "notes": list(notes),
    }
    drawn = logo(paper.logo).svg if paper.logo else ""
    return {"paper": json.dumps({**_breakable(said), "logo": drawn})}


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Beside):
        return {"kind": "Beside", "columns": [[_block(each) for each in column] for column in block.columns]}
    words = {"words": block.words} if hasattr(block, "words") else {}
    return {"kind": type(block).__name__, **asdict(block), **words}


def _breakable(value: Any) -> Any:
    """Return a value in whose texts no word is too long for a line: a break that is not seen may come after 25."""
    if isinstance(value, str):
        return LONG_WORD.sub(lambda found: found[0] + MAY_BREAK, value)
    if isinstance(value, dict):
        return {name: _breakable(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_breakable(each) for each in value]
    return value
