"""Leave to look from outside: which names it can be for, how long it lasts, and what has to be said with it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from ipaddress import ip_address

from peelian.kernel.refused import Refused
from peelian.parties.rules.firms import Access, DataBasis, Given

LONGEST_NAME, MOST_HOSTS = 253, 10
LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
# Names below which others register theirs: the second level of .uk (Nominet) and the best known of CentralNic's.
SHARED = frozenset(
    "ac.uk co.uk gov.uk ltd.uk me.uk mod.uk net.uk nhs.uk org.uk plc.uk police.uk sch.uk".split()
    + "gb.com gb.net uk.com uk.net".split()
)


@dataclass(frozen=True, kw_only=True)
class ShownHost:
    """One host name as it was typed, and how and when it was shown that the firm controls it."""

    host: str
    shown_by: str
    shown_on: date


@dataclass(frozen=True, kw_only=True)
class Leave:
    """What somebody at a firm let us look at. `words_version`: of the text that they were shown.

    `authority`: why they may say so for these hosts. `evidence`: what shows that they said it, and where that is kept.
    `basis`: on which the answers are kept in data-protection law, which leave to look does not give.
    """

    given_by: str
    role: str
    authority: str
    hosts: Sequence[ShownHost]
    access: Sequence[Access]
    given: Given
    evidence: str
    valid_from: date
    valid_until: date
    words_version: int
    basis: DataBasis
    basis_note: str = ""


def host_name(typed: str) -> str:
    """Return a host's name as the DNS has it, in lower case: "Marlpit-Joinery.example." is "marlpit-joinery.example".

    Refused, with the name and the reason: an address of a page or a mailbox, a number, a wildcard, a port, a single
    word, a name that others register theirs below, and what can be no name (RFC 1123, section 2.1).
    """
    host = _ascii(typed.strip().removesuffix("."))
    labels = host.split(".")
    faults = (
        (not host, "no name is given"),
        ("://" in host or "/" in host, "give the name alone, without “https://” and what comes after the name"),
        ("@" in host, "this is an e-mail address; give the part after the @"),
        ("*" in host, "leave is for names one by one, not for all that fit a pattern"),
        (_is_number(host), "this is the number of a computer, not a name"),
        (":" in host, "give the name alone, without a port"),
        (len(labels) < 2, "this is one word; a firm’s name has a dot in it"),
        (host in SHARED, "many people’s names end in this; give the firm’s own"),
        (len(host) > LONGEST_NAME or not all(LABEL.fullmatch(label) for label in labels), "this is not a name"),
    )
    for wrong, why in faults:
        if wrong:
            raise Refused(f"“{typed.strip()}”: {why}.")
    return host


def refuse_unfounded(leave: Leave, *, today: date) -> None:
    """Refuse leave that does not say enough to be relied on, lasts longer than a year, or is over."""
    faults = (
        (not leave.given_by.strip(), "Say who gives leave."),
        (not leave.role.strip(), "Say what they are at the firm."),
        (not leave.authority.strip(), "Say why they may give leave for these names."),
        (not leave.evidence.strip(), "Say what shows that they gave leave, and where it is kept."),
        (not leave.access, "Say at least one kind of access that they agree to."),
        (len(set(leave.access)) < len(leave.access), "Each kind of access is agreed to once."),
        (not leave.hosts, "Give at least one host name."),
        (len(leave.hosts) > MOST_HOSTS, f"Give {MOST_HOSTS} host names at most; look at the rest under another leave."),
        (leave.valid_until < leave.valid_from, "It cannot end before it begins."),
        (leave.valid_until > a_year_after(leave.valid_from), "Leave lasts 12 months at most. Ask again after that."),
        (leave.valid_until < today, "It would be over already."),
    )
    for wrong, why in faults:
        if wrong:
            raise Refused(why)


def checked_hosts(hosts: Sequence[ShownHost], *, today: date) -> list[ShownHost]:
    """Return the hosts with their names as the DNS has them. Refused: a bad name, one twice, control not shown."""
    checked: dict[str, ShownHost] = {}
    for each in hosts:
        name = host_name(each.host)
        if name in checked:
            raise Refused(f"“{name}” is there twice.")
        if not each.shown_by.strip():
            raise Refused(f"“{name}”: say how they showed that they control it.")
        if each.shown_on > today:
            raise Refused(f"“{name}”: the day on which they showed it has not come yet.")
        checked[name] = ShownHost(host=name, shown_by=each.shown_by.strip(), shown_on=each.shown_on)
    return list(checked.values())


def a_year_after(day: date) -> date:
    """Return the same day a year later; after 29 February, the 28th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def _ascii(typed: str) -> str:
    """Return a name in lower case, other letters as the DNS writes them: "café.example" is "xn--caf-dma.example"."""
    if typed.isascii():
        return typed.lower()
    try:
        return typed.encode("idna").decode("ascii").lower()
    except UnicodeError as wrong:
        raise Refused(f"“{typed}”: this is not a name.") from wrong


def _is_number(host: str) -> bool:
    """Say whether this is an address, in any form that a resolver might take for one ("127.1", "0x7f.1")."""
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        last = host.rpartition(".")[2]
        return last.isdecimal() or last.startswith("0x")
    return True
