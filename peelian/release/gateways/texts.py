"""The templates that ship with this release."""

from functools import cache
from pathlib import Path

from peelian.release.rules.copy import Text, parse

CONTENT = Path(__file__).parent.parent / "content"


@cache
def template(name: str) -> Text:
    """Return a template by name ("advice", "follow-up"); FileNotFoundError when there is none."""
    return parse(name, (CONTENT / f"{name}.txt").read_text(encoding="utf-8"))
