"""The blocks that officers copy into other systems, as they ship. A force's own words take their place."""

from dataclasses import dataclass
from enum import StrEnum

from peelian.knowledge.rules.sources import Authored


class Target(StrEnum):
    """The system that a block is copied into."""

    CRIME = "crime system"
    RETURN = "national outcome return"
    OTHER = "other system"


@dataclass(frozen=True, kw_only=True)
class PasteText(Authored):
    """One block: where it goes, what it is called, and its lines, with $places for what is on the record."""

    code: str
    target: Target
    title: str
    body: str
