"""A feed's row once judged: what can be used, what is wrong with it, what is still to be found out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a row, in words for the officer; `blocking` means the row cannot be loaded."""

    field: str
    message: str
    blocking: bool = False


Note = Callable[[str, str], None]
"""Takes the field and the words; how a judge of one part says what is wrong."""


@dataclass(frozen=True)
class Who:
    """`kind` is "person" or "organisation"; for an organisation the name is its contact's.

    `company_number` is as Companies House writes it, eight letters and digits.
    """

    kind: str = "person"
    organisation_name: str = ""
    company_number: str = ""
    employees: int | None = None
    sector: str = ""
    title: str = ""
    given_name: str = ""
    family_name: str = ""
    birth_date: date | None = None
    gender: str = ""


@dataclass(frozen=True)
class Reach:
    """Telephone numbers in E.164; `preferred_contact` is telephone, email, letter or ""."""

    address: str = ""
    postcode: str = ""
    outcode: str = ""
    force: str = ""
    telephone: str = ""
    telephone_2: str = ""
    email: str = ""
    role_mailbox: bool = False
    preferred_contact: str = ""


@dataclass(frozen=True)
class Account:
    """What happened. `offence` is "" when `offence_given` is no code we know; None in a flag is "not said"."""

    reference: str = ""
    reported_on: date | None = None
    incident_from: date | None = None
    incident_to: date | None = None
    offence: str = ""
    offence_given: str = ""
    loss: Decimal | None = None
    vulnerable: bool | None = None
    vulnerability: str = ""
    ongoing: bool | None = None
    danger: bool | None = None
    danger_reason: str = ""
    platform: str = ""
    narrative: str = ""


@dataclass(frozen=True)
class CleanRow(Who, Reach, Account):
    """Only values that can be true; what was blanked is kept in the row as it came."""


@dataclass(frozen=True, slots=True)
class Checked:
    """`gaps` are the parts of the 4+1 test (given name, surname, birth, gender, a contact) not yet known."""

    values: CleanRow
    problems: tuple[Problem, ...]
    gaps: tuple[str, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether the row cannot be loaded."""
        return any(problem.blocking for problem in self.problems)


def identifies_somebody(row: Who | CleanRow, reach: Reach) -> bool:
    """Return whether a row leads to one person or organisation.

    Yes if it has a name and something to tell it from its namesakes (telephone, e-mail, address, postcode, date of
    birth, or for an organisation the name of its contact); yes too for a telephone number or a personal e-mail
    address alone, because the officer can ask who it is. No for a name alone, an address alone or info@ alone.
    NPCC Minimum POLE Data Standards Dictionary 1.1: do not create a person when nothing identifies one.
    """
    contact = bool(reach.telephone or reach.telephone_2 or (reach.email and not reach.role_mailbox))
    if contact:
        return True
    if row.organisation_name:
        return bool(reach.email or reach.address or reach.postcode or row.family_name or row.given_name)
    return bool(row.family_name and (reach.email or reach.address or reach.postcode or row.birth_date))


def gaps(who: Who, reach: Reach) -> tuple[str, ...]:
    """Return what of the 4+1 test is missing, in words. An organisation needs a name, a contact and a way in."""
    wanted: list[tuple[str, object]] = [("given name", who.given_name), ("family name", who.family_name)]
    if who.kind == "person":
        wanted += [("date of birth", who.birth_date), ("gender", who.gender)]
    else:
        wanted += [("organisation's name", who.organisation_name)]
    reached = reach.telephone or reach.telephone_2 or reach.email or reach.address
    wanted += [("address, telephone number or e-mail address", reached)]
    return tuple(words for words, value in wanted if not value)
