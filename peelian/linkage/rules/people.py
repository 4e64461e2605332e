"""What makes two records one person beyond reasonable doubt, and what forbids it.

Over-merging puts one person's harm on another's record. So a household, a shared mailbox or a switchboard alone never
links; another birth date or another forename speaks against, whatever the weight; and what is left open is asked.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from peelian.linkage.rules.levels import UNKNOWN, Born, Contact, Home, Name
from peelian.linkage.rules.names import alike, forms, slip


@dataclass(frozen=True)
class PersonRecord:
    """What linking sees of a person's source record: folded names, normalised contact points; "" is unknown."""

    key: int
    given: str
    family: str
    birth_date: date | None
    email: str
    telephone: str
    postcode: str
    address: str = ""


class Holding(Enum):
    """What a rule does with a pair, whatever it weighs."""

    FREE = "the weight decides"
    ASKED = "a person decides"
    APART = "never one"


Held = tuple[Holding, str]
A_MONTH, SLIPS = 31, 2  # days, and digits, by which a birth date may be miswritten
SPELT, TELLING = 4, 3  # letters of a forename of which one may be a slip, and of one that says who somebody is
_FORENAME = {Name.SAME, Name.FAMILIAR, Name.OTHER, Name.NEAR, Name.SWAPPED}
_SURNAME = {Name.SAME, Name.OTHER, Name.NEAR, Name.SWAPPED}
_BORN = {Born.SAME, Born.SWAPPED, Born.NEAR}
_HOUSE = {Home.SAME, Home.NEAR, Home.STREET}


def held_back(said: Mapping[str, str]) -> Held:
    """Return whether what the fields say of two people forbids that they are one, or only stops the machine.

    `said`: field to the words of its level.
    """
    for rule in (_birth_date, _forename, _swapped, _surname, _initial, _parent_and_child, _names_alone):
        holding, why = rule(said)
        if holding is not Holding.FREE:
            return holding, why
    return Holding.FREE, ""


def _ways(said: Mapping[str, str]) -> int:
    """Return how many ways to reach them agree and are few people's own, from 0 to 3."""
    return (
        (said.get("E-mail") == Contact.SAME) + (said.get("Telephone") == Contact.SAME) + (said.get("Address") in _HOUSE)
    )


def _birth_date(said: Mapping[str, str]) -> Held:
    born = said.get("Date of birth", UNKNOWN)
    if born in {Born.NEAR, Born.SWAPPED}:
        plainly = said.get("Forename") in {Name.SAME, Name.FAMILIAR} and said.get("Surname") == Name.SAME
        own = Contact.SAME in {said.get("E-mail"), said.get("Telephone")}
        return (Holding.FREE, "") if plainly or own else (Holding.ASKED, "a date of birth that only nearly agrees")
    if born not in {Born.DIFFERS, Born.PART}:
        return Holding.FREE, ""
    names = said.get("Forename") in _FORENAME and said.get("Surname") in _SURNAME
    enough = 1 if born == Born.PART else 2
    return (Holding.ASKED if names and _ways(said) >= enough else Holding.APART), "another date of birth"


def _forename(said: Mapping[str, str]) -> Held:
    forename, born = said.get("Forename"), said.get("Date of birth") == Born.SAME
    if forename not in {Name.DIFFERS, Name.OPENING}:
        return Holding.FREE, ""
    mail, surname = said.get("E-mail") == Contact.SAME, said.get("Surname") in _SURNAME
    if forename == Name.OPENING and surname and (born or mail):
        return Holding.FREE, ""
    asked = surname and ((born and _ways(said) > 0) or (forename == Name.OPENING and _ways(said) > 0))
    return (Holding.ASKED if asked else Holding.APART), "another forename"


def _swapped(said: Mapping[str, str]) -> Held:
    """Names in each other's place are two people's as often as one's: something else must agree."""
    if said.get("Forename") != Name.SWAPPED or _ways(said) or said.get("Date of birth") in _BORN:
        return Holding.FREE, ""
    return Holding.APART, "nothing but the names agrees, in each other's place"


def _surname(said: Mapping[str, str]) -> Held:
    if said.get("Surname") != Name.DIFFERS:
        return Holding.FREE, ""
    forename = said.get("Forename") in _FORENAME
    if said.get("Date of birth") in _BORN and forename and _ways(said):
        return Holding.FREE, ""
    return (Holding.ASKED if forename and _ways(said) >= 2 else Holding.APART), "another surname"


def _initial(said: Mapping[str, str]) -> Held:
    """A household shares a surname, an address and often an initial: an initial wants a number or a mailbox beside it.

    No forename at all wants both, because couples share each of them.
    """
    forename = said.get("Forename", UNKNOWN)
    if forename not in {Name.INITIAL, UNKNOWN}:
        return Holding.FREE, ""
    mail, agreed = said.get("E-mail"), {Contact.SAME, Contact.SHARED}
    own, telephone = mail == Contact.SAME, said.get("Telephone") in agreed
    nearly = mail in {Contact.SHARED, Contact.NEAR} and said.get("Address") in _HOUSE
    enough = (own or telephone or nearly) if forename == Name.INITIAL else (own and telephone)
    if said.get("Date of birth") in _BORN or (said.get("Surname") in _SURNAME and enough):
        return Holding.FREE, ""
    return Holding.ASKED, "only an initial, and no date of birth"


def _parent_and_child(said: Mapping[str, str]) -> Held:
    """Parents and children may share a whole name and a house, but seldom a telephone of their own."""
    if said.get("Address") not in _HOUSE | {Home.SHARED} or said.get("Date of birth") in _BORN:
        return Holding.FREE, ""
    mail, telephone = said.get("E-mail", UNKNOWN), said.get("Telephone", UNKNOWN)
    if telephone != Contact.DIFFERS or mail in {Contact.SAME, Contact.SHARED, Contact.NEAR}:
        return Holding.FREE, ""
    return Holding.ASKED, "only name and house agree: perhaps a parent and a child"


def _names_alone(said: Mapping[str, str]) -> Held:
    """However rare a name is, two people may bear it, and so may two of one mailbox that many use."""
    reached = said.get("E-mail") == Contact.SAME or said.get("Telephone") in {Contact.SAME, Contact.SHARED}
    placed = said.get("Address", UNKNOWN) not in {UNKNOWN, Home.AREA, Home.DIFFERS}
    if said.get("Date of birth") in _BORN or reached or placed:
        return Holding.FREE, ""
    return Holding.ASKED, "nothing that is their own but the name agrees"


def exact_rule(said: Mapping[str, str]) -> str:
    """Return the exact rule that makes two records one person whatever they weigh, or ""."""
    forename = said.get("Forename") in {Name.SAME, Name.FAMILIAR}
    family, born = said.get("Surname") == Name.SAME, said.get("Date of birth") == Born.SAME
    mail, telephone = said.get("E-mail") == Contact.SAME, said.get("Telephone") == Contact.SAME
    rules = (
        ("e-mail and name", mail and family and forename),
        ("telephone and name", telephone and family and forename),
        ("name and birth date", family and forename and born),
        ("e-mail, surname and birth date", mail and family and born),
        ("telephone, surname and birth date", telephone and family and born),
        ("e-mail, forename and birth date", mail and forename and born),
    )
    return next((name for name, holds in rules if holds), "")


Traits = tuple[str, str, date | None]


def traits(record: PersonRecord) -> Traits:
    """Return what tells people apart inside a cluster: forenames, surname, birth date."""
    return record.given, record.family, record.birth_date


def count(those: Collection[Traits]) -> int:
    """Return how many people a set of traits could be: slips of the pen leave initials and birth years as they are."""
    return max(
        len({(given[:1], family[:1]) for given, family, _ in those}), len({born.year for *_, born in those if born})
    )


def clash(one: Traits, other: Traits) -> bool:
    """Return whether two records plainly cannot be one person, whatever else they share.

    Another birth date or another forename, not one that a slip of the pen explains. It is milder than the veto on a
    pair: here others stand between the two.
    """
    return _other_dates(one, other) or not _may_be_one(one, other)


def explains(third: Traits, one: Traits, other: Traits) -> bool:
    """Return whether a third record of a cluster shows two clashing forenames to be one person's.

    "jilie" and "juulie" are slips of "julie", and "ben" and "anthony" are both in "benjamin anthony". Birth dates that
    clash nothing explains.
    """
    given = third[0].split()
    if not given or len(given[0]) < SPELT or _other_dates(one, other):
        return False
    close = any(_first(each) in given or slip(given[0], _first(each)) for each in (one, other))
    return close and _may_be_one(third, one) and _may_be_one(third, other)


def _first(those: Traits) -> str:
    return those[0].partition(" ")[0]


def _other_dates(one: Traits, other: Traits) -> bool:
    return bool(one[2] and other[2] and not _near_dates(one[2], other[2]))


def _may_be_one(one: Traits, other: Traits) -> bool:
    """Return whether two records' names may be one person's: slips, forms, an initial, a further forename, swapped."""
    first, second = _first(one), _first(other)
    if not first or not second or alike(first, other[1]) or alike(second, one[1]):
        return True
    if min(len(first), len(second)) == 1:
        return bool({form[0] for form in forms(first)} & {form[0] for form in forms(second)})
    if any(alike(mine, theirs) for mine in forms(first) for theirs in forms(second)):
        return True
    return any(len(word) >= TELLING for word in {*one[0].split()} & {*other[0].split()})


def _near_dates(one: date, other: date) -> bool:
    """Return whether slips may explain two birth dates: at most two digits, a month of days, or day and month."""
    if abs((one - other).days) <= A_MONTH or (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return True
    return sum(mine != theirs for mine, theirs in zip(f"{one:%Y%m%d}", f"{other:%Y%m%d}", strict=True)) <= SLIPS
