"""When people are asked what they put in place, and what they are asked about."""

from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """Whom a question is put to: a victim, a firm that was one, or everybody in a room."""

    VICTIM = "victim"
    FIRM = "firm"
    AUDIENCE = "audience"


class AskedAbout(StrEnum):
    """What a wave asks about: all that we advised, what was not in place at the last wave, or what was chosen."""

    ADVISED = "advised"
    NOT_YET = "not yet in place"
    CHOSEN = "chosen"


@dataclass(frozen=True, kw_only=True)
class Wave:
    """One time of asking: `after_days` days after the advice (or, for an audience, after the talk)."""

    purpose: Purpose
    number: int
    after_days: int
    asks: AskedAbout
