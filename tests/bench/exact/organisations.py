"""Exact linking of organisations: the same name once its legal clothing is off, and one more thing that is theirs."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.bench.exact.people import Joined, says

# Words that say what kind of body it is, not which one. "and" goes because "&" does.
CLOTHING = frozenset(("ltd limited plc llp llc lp cic cio co company inc incorporated the and").split())

# Mailboxes that anybody may have. A domain that is not here and is shared by firms of another name still links nobody:
# the name must agree.
PUBLIC_DOMAINS = frozenset(
    (
        "gmail googlemail hotmail outlook live msn yahoo ymail icloud me mac aol btinternet sky talktalk "
        "virginmedia ntlworld protonmail proton gmx mail tiscali blueyonder"
    ).split()
)


@dataclass(frozen=True)
class OrganisationRecord:
    """What exact linking sees of one organisation's source record. `name` is folded; "" is unknown."""

    key: int
    name: str
    email: str
    telephone: str
    postcode: str


def core(name: str) -> str:
    """Return a folded name without its legal clothing: "the bond griffiths and sons ltd" is "bond griffiths sons"."""
    kept = [word for word in name.split() if word not in CLOTHING]
    return " ".join(kept or name.split())


def own_domain(email: str) -> str:
    """Return the domain of an e-mail address if it can be the organisation's own, else ""."""
    domain = email.partition("@")[2]
    return "" if domain.partition(".")[0] in PUBLIC_DOMAINS else domain


def blocking_keys(record: OrganisationRecord) -> set[str]:
    """Return the values that two records of one organisation would share under the rule below."""
    name = core(record.name)
    parts = (("post", record.postcode), ("tel", record.telephone), ("domain", own_domain(record.email)))
    return {f"org-{kind} {name} {value}" for kind, value in parts if name and value}


def join(one: OrganisationRecord, other: OrganisationRecord) -> Joined | None:
    """Return why two records are one organisation: the same core name, and postcode, telephone or own domain."""
    name = core(one.name)
    if not name or name != core(other.name):
        return None
    domains = own_domain(one.email), own_domain(other.email)
    agreeing = [
        word
        for word, mine, theirs in (
            ("postcode", one.postcode, other.postcode),
            ("telephone", one.telephone, other.telephone),
            ("own domain", *domains),
        )
        if mine and mine == theirs
    ]
    if not agreeing:
        return None
    evidence = (
        ("Name", "Agrees but for its legal form" if one.name != other.name else "Agrees exactly"),
        ("Postcode", says(one.postcode, other.postcode)),
        ("Telephone", says(one.telephone, other.telephone)),
        ("Own domain", says(*domains)),
    )
    return Joined(f"name and {agreeing[0]}", evidence)


def fits(record: OrganisationRecord, members: Iterable[OrganisationRecord]) -> bool:
    """Return whether a record contradicts nobody already in a cluster: here, the core name is one."""
    return all(core(record.name) == core(member.name) for member in members)
