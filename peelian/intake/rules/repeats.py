"""Who was a victim more than once in a rolling year: as a person, a household, an organisation, or a person at one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from peelian.kernel.words import day, plural

MOST_SURNAMES = 8  # at one address; with more it is a care home or a hall, and no household (our judgement)


class Again(StrEnum):
    """Who is counted as one."""

    PERSON = "person"
    HOUSEHOLD = "household"
    ORGANISATION = "organisation"
    AT_ORGANISATION = "person-at-organisation"


TITLES = {
    Again.PERSON: "People",
    Again.HOUSEHOLD: "Households",
    Again.ORGANISATION: "Organisations",
    Again.AT_ORGANISATION: "People at an organisation",
}
MEANINGS = {
    Again.PERSON: "One person with two or more reports, as themselves.",
    Again.HOUSEHOLD: (
        "Two or more people at one address and postcode, each with a report. Capitals, commas and spaces in the "
        f"address make no difference. An address with more than {MOST_SURNAMES} surnames on record, such as a care "
        "home, is no household."
    ),
    Again.ORGANISATION: "One organisation with two or more reports, whoever spoke for it.",
    Again.AT_ORGANISATION: "One person who spoke for the same organisation in two or more of its reports.",
}


@dataclass(frozen=True)
class Repeat:
    """One of them: the newest report, how many reports and people, and on which days the first and last came."""

    report: int
    name: str
    reports: int
    people: int
    first: date
    last: date

    @property
    def words(self) -> str:
        """Say "3 reports, 4 May 2026 to 2 June 2026"; of a household also how many people."""
        who = f" of {plural(self.people, 'person', 'people')}" if self.people > 1 else ""
        days = day(self.last) if self.first == self.last else f"{day(self.first)} to {day(self.last)}"
        return f"{plural(self.reports, 'report')}{who}, {days}"
