"""What makes two records one organisation, and what forbids it.

Legal clothing comes off a name, and a trading name counts as a name. A sole trader's person is never the firm.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from peelian.kernel.folding import fold
from peelian.linkage.rules.levels import UNKNOWN, Contact, Home, Name, Number
from peelian.linkage.rules.names import near, sound
from peelian.linkage.rules.people import Held, Holding

# Words that say what kind of body it is, not which one. "and" goes because "&" does.
CLOTHING = frozenset(("ltd limited plc llp llc lp cic cio co company inc incorporated uk the and of").split())
_TRADING = re.compile(r"\b(?:t\s*/\s*as?|t\s?a|trading\s+as|also\s+known\s+as|a\s*/?\s*k\s*/?\s*a)\b", re.IGNORECASE)


@dataclass(frozen=True)
class OrganisationRecord:
    """What linking sees of one organisation's source record. `name` as it came; "" is unknown."""

    key: int
    name: str
    email: str
    telephone: str
    postcode: str
    address: str = ""
    company_number: str = ""


def core(name: str) -> str:
    """Return a folded name without its legal clothing: "the bond griffiths and sons ltd" is "bond griffiths sons"."""
    kept = [word for word in name.split() if word not in CLOTHING]
    return " ".join(kept or name.split())


@lru_cache(maxsize=200_000)
def cores(name: str) -> tuple[str, ...]:
    """Return the folded core of each name in a name as it came: of the firm, and what it trades as."""
    found = [core(fold(part)) for part in _TRADING.split(name)]
    return tuple(dict.fromkeys(part for part in found if part))


def company_number(text: str) -> str:
    """Return a company number as Companies House writes it, eight letters and digits; "" if it cannot be one."""
    bare = re.sub(r"[^0-9A-Za-z]", "", text).upper()
    if re.fullmatch(r"\d{6,8}", bare):
        return bare.zfill(8)
    return bare if re.fullmatch(r"[A-Z]{2}\d{6}", bare) else ""


def held_back(said: Mapping[str, str]) -> Held:
    """Return whether what the fields say of two organisations forbids that they are one, or only stops the machine."""
    name, number = said.get("Name", UNKNOWN), said.get("Company number", UNKNOWN)
    if number == Number.DIFFERS:
        return Holding.APART, "another company number"
    if number == Number.SAME:
        return Holding.FREE, ""
    if name == Name.DIFFERS:
        return Holding.APART, "another name"
    if name in {Name.PART, UNKNOWN}:
        return Holding.ASKED, "only part of the name agrees"
    if not _reached_alike(said):
        return Holding.ASKED, "nothing but the name agrees"
    elsewhere = said.get("Address") == Home.DIFFERS and said.get("Telephone") not in {Contact.SAME, Contact.SHARED}
    if name == Name.NEAR and elsewhere and said.get("E-mail") != Contact.SAME:
        return Holding.ASKED, "a name that only nearly agrees, elsewhere"
    return Holding.FREE, ""


def exact_rule(said: Mapping[str, str]) -> str:
    """Return the exact rule that makes two records one organisation, or ""."""
    if said.get("Company number") == Number.SAME:
        return "company number"
    if said.get("Name") not in {Name.SAME, Name.TRADING}:
        return ""
    rules = (
        ("name and own domain", said.get("E-mail") in {Contact.SAME, Contact.DOMAIN}),
        ("name and telephone", said.get("Telephone") == Contact.SAME),
        ("name and address", said.get("Address") in {Home.SAME, Home.NEAR}),
    )
    return next((rule for rule, holds in rules if holds), "")


def _reached_alike(said: Mapping[str, str]) -> bool:
    return (
        said.get("E-mail") in {Contact.SAME, Contact.DOMAIN, Contact.SHARED}
        or said.get("Telephone") in {Contact.SAME, Contact.SHARED}
        or said.get("Address") in {Home.SAME, Home.NEAR, Home.STREET, Home.POSTCODE, Home.SHARED}
    )


Traits = tuple[tuple[str, ...], str]


def traits(record: OrganisationRecord) -> Traits:
    """Return what tells organisations apart inside a cluster: the cores of the name, and the company number."""
    return cores(record.name), record.company_number


def count(those: Collection[Traits]) -> int:
    """Return how many organisations a set of traits could be, by the first letters of their names."""
    return len({names[0][:3] for names, _ in those if names})


def clash(one: Traits, other: Traits) -> bool:
    """Return whether two records cannot be one organisation, whatever else they share."""
    if one[1] and other[1]:
        return one[1] != other[1]
    return bool(one[0] and other[0]) and not _share_a_name(one, other)


def explains(third: Traits, one: Traits, other: Traits) -> bool:
    """Return whether a third record of a cluster shows two names to be one firm's: it trades under the other.

    "oak print" and "hill motors" clash, but with "oak print t/a hill motors" beside them they do not. Company numbers
    that differ nothing explains.
    """
    if len(third[0]) < 2 or (one[1] and other[1]):
        return False
    return _share_a_name(third, one) and _share_a_name(third, other)


def _share_a_name(one: Traits, other: Traits) -> bool:
    return any(_alike(mine, theirs) for mine in one[0] for theirs in other[0])


def _alike(one: str, other: str) -> bool:
    words = set(one.split()), set(other.split())
    heard = sound(one)  # "" of other scripts and of numbers
    return near(one, other) or bool(heard and heard == sound(other)) or words[0] <= words[1] or words[1] <= words[0]
