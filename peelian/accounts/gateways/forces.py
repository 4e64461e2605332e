"""The shipped table of forces."""

import csv
from pathlib import Path

from peelian.accounts.models import Force

CONTENT = Path(__file__).parent.parent / "content" / "forces.csv"


def shipped_forces() -> list[Force]:
    """Return the 43 territorial forces of England and Wales, unsaved. Source: ONS, May 2025."""
    with CONTENT.open(encoding="utf-8", newline="") as file:
        return [
            Force(code=row["code"], name=row["name"], aliases=[alias for alias in row["aliases"].split("|") if alias])
            for row in csv.DictReader(file)
        ]
