"""Where a statement comes from: quoted words at an address, or plainly our judgement."""

from dataclasses import dataclass
from datetime import date

from peelian.kernel import words

QUOTED = "quoted"
JUDGEMENT = "our judgement"
PRIOR = "prior knowledge"
BASES = (QUOTED, JUDGEMENT, PRIOR)


@dataclass(frozen=True, kw_only=True)
class Source:
    """`quoted` has an address, the day it was read and the very words; the others say why in `note`."""

    basis: str
    address: str = ""
    read_on: date | None = None
    quote: str = ""
    note: str = ""

    def words(self) -> str:
        """Return the source as a reader sees it, in one sentence."""
        if self.basis == QUOTED and self.read_on:
            day = words.day(self.read_on)
            return f"“{self.quote}” ({self.address}, read {day})"
        said = {JUDGEMENT: "Our judgement", PRIOR: "Prior knowledge, not checked"}.get(self.basis, self.basis)
        return f"{said}: {self.note}" if self.note else said


@dataclass(frozen=True, kw_only=True)
class Authored:
    """What every piece of content carries: version, who answers for it, source, when to look again."""

    version: int
    owner: str
    source: Source
    review_by: date
