"""Exact linking of people: what makes two records one person beyond reasonable doubt, and what forbids it.

Every rule needs the surname or birth date beside a contact point. A household, a shared mailbox, a role mailbox
or a switchboard alone never links: over-merging puts one person's harm on another's record.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tests.bench.exact.names import may_be_one, same_forename

ROLE_MAILBOXES = frozenset(
    (
        "accounts accounting admin billing booking bookings bursar clerk contact customerservice director enquiries "
        "enquiry finance general head headteacher hello help helpdesk hr info invoices it mail manager management "
        "marketing noreply office orders payroll post postmaster purchasing reception sales school secretary service "
        "services support team theoffice treasurer webmaster"
    ).split()
)


@dataclass(frozen=True)
class PersonRecord:
    """What exact linking sees of a person's source record: folded names, normalised contact points; "" is unknown."""

    key: int
    given: str
    family: str
    birth_date: date | None
    email: str
    telephone: str
    postcode: str


@dataclass(frozen=True)
class Joined:
    """Why two records are one: the rule's name and, field by field, what it says."""

    rule: str
    evidence: tuple[tuple[str, str], ...]


def own_mailbox(email: str) -> bool:
    """Return whether an e-mail address is somebody's own by its name: not "info@", "the.office2@" and their like."""
    local = email.partition("@")[0].partition("+")[0]
    return bool(email) and "".join(letter for letter in local if letter.isalpha()) not in ROLE_MAILBOXES


def blocking_keys(record: PersonRecord) -> set[str]:
    """Return the values that two records of one person would share under some rule below."""
    keys = set()
    if record.family and own_mailbox(record.email):
        keys.add(f"mail-name {record.email} {record.family}")
    if record.birth_date and own_mailbox(record.email):
        keys.add(f"mail-born {record.email} {record.birth_date:%Y%m%d}")
    if record.family and record.telephone:
        keys.add(f"tel-name {record.telephone} {record.family}")
    if record.family and record.given and record.birth_date:
        keys.add(f"name-born {record.family} {record.birth_date:%Y%m%d}")
    return keys


def forbidden(one: PersonRecord, other: PersonRecord) -> bool:
    """Return whether something speaks plainly against one person: another birth date, or another forename.

    Twins and a household share a surname, an address and often a mailbox; their forenames differ.
    """
    if one.birth_date and other.birth_date and one.birth_date != other.birth_date:
        return True
    return not may_be_one(one.given, other.given)


def join(one: PersonRecord, other: PersonRecord) -> Joined | None:
    """Return why two records are one person, or None when exact evidence is not enough."""
    if forbidden(one, other):
        return None
    born = one.birth_date is not None and one.birth_date == other.birth_date
    family = bool(one.family) and one.family == other.family
    mail = own_mailbox(one.email) and one.email == other.email
    telephone = bool(one.telephone) and one.telephone == other.telephone
    forename = same_forename(one.given, other.given)
    rule = _rule(born=born, family=family, mail=mail, telephone=telephone, forename=forename)
    return Joined(rule, _evidence(one, other)) if rule else None


def _rule(*, born: bool, family: bool, mail: bool, telephone: bool, forename: bool) -> str:
    """Return the name of the first rule that holds, or ""."""
    rules = (
        ("e-mail and name", mail and family and forename),
        ("telephone and name", telephone and family and forename),
        ("name and birth date", family and forename and born),
        ("e-mail, surname and birth date", mail and family and born),
        ("telephone, surname and birth date", telephone and family and born),
        ("e-mail, forename and birth date", mail and forename and born),
    )
    return next((name for name, holds in rules if holds), "")


def _evidence(one: PersonRecord, other: PersonRecord) -> tuple[tuple[str, str], ...]:
    fields = (
        ("Name", f"{one.given} {one.family}".strip(), f"{other.given} {other.family}".strip()),
        ("Date of birth", one.birth_date, other.birth_date),
        ("E-mail", one.email, other.email),
        ("Telephone", one.telephone, other.telephone),
        ("Postcode", one.postcode, other.postcode),
    )
    return tuple((name, says(mine, theirs)) for name, mine, theirs in fields)


def says(mine: object, theirs: object) -> str:
    """Return what two values say of each other, in words."""
    if not mine or not theirs:
        return "Says nothing either way"
    return "Agrees exactly" if mine == theirs else "Differs"


def fits(record: PersonRecord, members: Iterable[PersonRecord]) -> bool:
    """Return whether a record contradicts nobody who is already in a cluster."""
    return not any(forbidden(record, member) for member in members)
