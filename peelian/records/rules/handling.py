"""Handling: what every model declares beside its columns, so that no record is kept without a reason."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from peelian.records.rules.markings import Marking


class Regime(StrEnum):
    """The law a record is held under. A force's data protection officer may move a record type; Part 3 is stricter."""

    PART_3 = "Data Protection Act 2018, Part 3"
    UK_GDPR = "UK GDPR"


class Subject(StrEnum):
    """Whom the record is about (Data Protection Act 2018, section 38(3), and our own staff)."""

    VICTIM = "victim"
    WITNESS = "witness or person reporting"
    SUSPECT = "suspected offender"
    CONVICTED = "convicted offender"
    CONTACT = "contact of a firm"
    STAFF = "member of staff"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Keep:
    """How long a record is kept: `years` after the day in the field `after`, or with the record named in `along`.

    Exactly one of `years` and `along` is given; `because` names the rule of the retention schedule.
    """

    because: str
    years: int | None = None
    after: str = ""
    along: str = ""

    def __post_init__(self) -> None:
        if (self.years is None) == (not self.along):
            raise ValueError("Keep needs either years and a field to count from, or a record to go along with")
        if self.years is not None and not self.after:
            raise ValueError("Keep needs the field its years count from")

    def review_on(self, counted_from: date) -> date:
        """Return the day a record is looked at for disposal; 29 February becomes 1 March."""
        year = counted_from.year + (self.years or 0)
        try:
            return counted_from.replace(year=year)
        except ValueError:
            return date(year, 3, 1)


@dataclass(frozen=True)
class Handling:
    """A model's declaration. The system check refuses a model without one."""

    marking: Marking
    regime: Regime
    subject: Subject
    keep: Keep


VICTIM_CONTACT = "schedule 1, rule V2: victim contact, 6 years after the last contact"


def victim_record(*, after: str = "", along: str = "") -> Handling:
    """Return the strict default for anything that says something of a victim."""
    keep = Keep(VICTIM_CONTACT, years=6, after=after) if after else Keep(VICTIM_CONTACT, along=along)
    return Handling(Marking.OFFICIAL_SENSITIVE, Regime.PART_3, Subject.VICTIM, keep)


FIRM = "schedule 1, rule F1: help to a firm, 3 years after the last of it"
WEAKNESS = "schedule 1, rule F2: what is weak at a firm, 2 years after it was found"


def firm_record(*, after: str = "", along: str = "", weak: bool = False) -> Handling:
    """Return the handling of what a firm told us so that we could help it; what is weak there is kept shorter."""
    because, years = (WEAKNESS, 2) if weak else (FIRM, 3)
    keep = Keep(because, years=years, after=after) if after else Keep(because, along=along)
    return Handling(Marking.OFFICIAL_SENSITIVE, Regime.UK_GDPR, Subject.CONTACT, keep)


def working_record(*, subject: Subject, keep: Keep) -> Handling:
    """Return the handling of the unit's own administration."""
    return Handling(Marking.OFFICIAL, Regime.UK_GDPR, subject, keep)
