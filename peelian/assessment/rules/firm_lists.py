"""A list of firms as a spreadsheet holds it: its columns, each line as a firm, and what is wrong with a cell."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from peelian.engagement.rules.alike import Named, domain_of
from peelian.intake.rules import contacts
from peelian.kernel.folding import fold
from peelian.linkage.rules.organisations import company_number, cores

COLUMNS = {
    "Firm": "name",
    "Trades as": "trading",
    "Company number": "company_number",
    "Street and town": "address",
    "Postcode": "postcode",
    "Telephone": "telephone",
    "E-mail": "email",
    "Website": "website",
    "People": "headcount",
    "Trade": "sector",
    "Contact": "contact",
    "Contact’s role": "role",
}
MOST = 300  # lines of one list: what one page can show and one person can look through
LONGEST = {"name": 140, "trading": 40, "address": 300, "contact": 100, "role": 40}
MOST_PEOPLE = 100_000


class Standing(StrEnum):
    """What a line of a list is, by what is known when it is looked at."""

    NEW = "new"
    REPORTED = "known by a report"
    HELPED = "helped already"
    TWICE = "twice in the list"
    UNCLEAR = "unclear"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One firm of a list, tidied. `line` as the spreadsheet counts; `headcount` 0 and `sector` "" where not said."""

    line: int
    name: str
    trading: str = ""
    company_number: str = ""
    address: str = ""
    postcode: str = ""
    telephone: str = ""
    email: str = ""
    website: str = ""
    headcount: int = 0
    sector: str = ""
    contact: str = ""
    role: str = ""

    @property
    def named(self) -> Named:
        """The firm as it is compared with those that are known."""
        return Named(
            name=f"{self.name} trading as {self.trading}" if self.trading else self.name,
            postcode=self.postcode,
            company_number=self.company_number,
            telephone=self.telephone,
            email=self.email,
            domains=frozenset([self.website] if self.website else ()),
        )


@dataclass(frozen=True)
class Fault:
    """What is wrong with one cell, in a sentence that begins with its place. `lost`: the whole line is not read."""

    line: int
    words: str
    lost: bool = False


@dataclass(frozen=True)
class FirmList:
    """A list that was read. `unread`: headings that nothing is known of."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]
    unread: tuple[str, ...]


def columns_of(header: Sequence[str]) -> tuple[dict[int, str], tuple[str, ...]]:
    """Return place to field for the headings that are known, and the headings that are not."""
    known = {_plain(heading): field for heading, field in COLUMNS.items()}
    places = {at: known[_plain(name)] for at, name in enumerate(header) if _plain(name) in known}
    return places, tuple(name for at, name in enumerate(header) if name and at not in places)


def read_list(
    header: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]], *, sectors: Collection[str]
) -> FirmList:
    """Return the firms of a list. `rows`: line number and cells; `sectors`: the codes of the list of trades.

    A cell that is wrong is left out and said, and the firm is read without it. Only a line without a name is lost.
    """
    places, unread = columns_of(header)
    entries, faults = [], []
    for line, cells in rows:
        said = {field: cells[at].strip() for at, field in places.items() if at < len(cells)}
        tidied, wrong = _tidied(line, said, sectors)
        faults += wrong
        if tidied.get("name"):
            entries.append(Entry(line=line, **tidied))
        elif any(said.values()):
            faults.append(Fault(line, f"Line {line}, Firm: there is no name, so the line is not read.", lost=True))
    return FirmList(tuple(entries), tuple(faults), unread)


def told_before(entries: Sequence[Entry]) -> dict[int, int]:
    """Return, for each line that is the same firm as one above it, the line of that one."""
    seen: dict[tuple[str, str], int] = {}
    twice: dict[int, int] = {}
    for entry in entries:
        first = next((seen[key] for key in _keys(entry) if key in seen), None)
        if first is not None:
            twice[entry.line] = first
        for key in _keys(entry):
            seen.setdefault(key, first if first is not None else entry.line)
    return twice


def packed(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Return entries as plain values, without what is empty."""
    return [{name: value for name, value in asdict(entry).items() if value} for entry in entries]


def unpacked(plain: Iterable[Mapping[str, Any]]) -> tuple[Entry, ...]:
    """Return the entries that `packed` made plain."""
    names = {field.name for field in fields(Entry)}
    return tuple(Entry(**{name: value for name, value in each.items() if name in names}) for each in plain)


def _keys(entry: Entry) -> Iterator[tuple[str, str]]:
    """What two lines of one firm have in common without doubt; another company number is another firm."""
    if entry.company_number:
        yield "number", entry.company_number
        return
    for domain in sorted(entry.named.own_domains):
        yield "domain", domain
    if entry.email:
        yield "e-mail", entry.email
    for core in sorted(cores(entry.named.name)):
        if entry.postcode:
            yield f"name at {entry.postcode}", core
        if entry.telephone:
            yield f"name on {entry.telephone}", core


def _tidied(line: int, said: Mapping[str, str], sectors: Collection[str]) -> tuple[dict[str, Any], list[Fault]]:
    kept: dict[str, Any] = {}
    faults = []
    for heading, field in COLUMNS.items():
        typed = " ".join(said.get(field, "").split())
        if not typed:
            continue
        value = _value(field, typed, sectors)
        if value:
            kept[field] = value
        else:
            words = f"Line {line}, {heading}: “{typed[:40]}” {WRONG[field]}. The firm is read without it."
            faults.append(Fault(line, words))
    return kept, faults


def _value(field: str, typed: str, sectors: Collection[str]) -> str | int | None:
    if field in LONGEST:
        return typed[: LONGEST[field]]
    if field == "headcount":
        return int(typed) if typed.isascii() and typed.isdecimal() and 0 < int(typed) <= MOST_PEOPLE else None
    if field == "sector":
        code = typed.zfill(5) if typed.isdecimal() else typed.upper()
        return code if code in sectors else None
    return TIDY[field](typed)


def _plain(heading: str) -> str:
    return fold(heading.replace("’", "").replace("'", ""))


TIDY = {
    "company_number": company_number,
    "postcode": contacts.postcode,
    "telephone": contacts.telephone,
    "email": contacts.email,
    "website": domain_of,
}
WRONG = {
    "company_number": "is no company number",
    "postcode": "is no full postcode",
    "telephone": "is no telephone number",
    "email": "is no e-mail address",
    "website": "is no name of a website",
    "headcount": "is no number of people",
    "sector": "is no code of the list of trades",
}
