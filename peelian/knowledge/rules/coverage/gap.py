from dataclasses import dataclass, field
from enum import Enum


class Kind(Enum):
    """What sort of thing is missing, in the words and the order of the coverage page."""

    QUESTION = "No question"
    ADVICE = "No advice, or none that fits its reader"
    READING = "Too hard to read"
    SOURCE = "No source"
    DATE = "Out of date"
    LINK = "Leads to nothing, or nothing leads to it"


@dataclass(frozen=True, order=True)
class Gap:
    """One thing to put right: where ("control backups") and what. The kind only sorts it on a page."""

    item: str
    what: str
    kind: Kind = field(default=Kind.LINK, compare=False)
