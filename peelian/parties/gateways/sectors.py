"""The shipped lists of trades: a file an edition, `content/sic-2007.csv`. A new edition is a new file beside it."""

import csv
from functools import cache
from pathlib import Path

from peelian.parties.rules.sectors import CodeList, Sector

CONTENT = Path(__file__).parent.parent / "content"


@cache
def editions() -> tuple[CodeList, ...]:
    """Return every edition we hold, the newest first. Source: ONS, see content/ATTRIBUTION.md."""
    return tuple(_read(path) for path in sorted(CONTENT.glob("sic-*.csv"), reverse=True))


def newest() -> CodeList:
    """Return the edition that firms are described by now."""
    return editions()[0]


def sector_title(edition: str, code: str) -> str:
    """Return what a code meant in its own edition, or ""."""
    return next((each.title(code) for each in editions() if each.edition == edition), "")


def section_of(edition: str, code: str) -> str:
    """Return the letter of the section that a code lies in, in its own edition, or ""."""
    return next((each.section_of(code) for each in editions() if each.edition == edition), "")


def _read(path: Path) -> CodeList:
    with path.open(encoding="utf-8", newline="") as file:
        sectors = [Sector(**row) for row in csv.DictReader(file)]
    return CodeList(path.stem, {each.code: each for each in sectors})
