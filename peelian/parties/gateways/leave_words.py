"""The text that is shown to whoever gives leave to look from outside."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from peelian.parties.rules.firms import Access

FILE = Path(__file__).parent.parent / "content" / "leave.yaml"


@dataclass(frozen=True)
class LeaveWords:
    """The text in force: what is asked, what each kind of access is, what it costs, what is never done, how it ends."""

    version: int
    what: str
    access: Mapping[Access, str]
    costs: str
    never: tuple[str, ...]
    ends: str
    data: str


@cache
def leave_words() -> LeaveWords:
    """Return the text in force."""
    read = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return LeaveWords(
        version=read["version"],
        what=read["what"],
        access={access: read["access"][access.value] for access in Access},
        costs=read["costs"],
        never=tuple(read["never"]),
        ends=read["ends"],
        data=read["data"],
    )
