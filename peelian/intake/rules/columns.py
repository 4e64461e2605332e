"""Which column of a feed holds what: guessed from names and contents, compared with the last time."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from peelian.intake.rules.column_names import ALIASES, FIELDS, IN_WORDS

NAME_FIELDS = ("family_name", "full_name", "organisation_name")
LOOKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", re.compile(r"[^\s@]+@[^\s@]+\.\w+")),
    ("postcode", re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}", re.IGNORECASE)),
    ("offence", re.compile(r"NFIB\s*\d{1,2}[A-Z]?", re.IGNORECASE)),
    ("reference", re.compile(r"NFRC\d{6,}", re.IGNORECASE)),
    ("telephone", re.compile(r"(\+44|0)[\d\s()]{9,14}")),
)
NOT_OURS = re.compile(r"\b(officer|oic|suspect|offender|bank|reporting force|disseminat\w* date|updated)\b")


def plain(name: str) -> str:
    """Return a column name for comparing: "First name(s)" is "first names", "Amount lost (GBP)" its words."""
    name = re.sub(r"\((s|es)\)", r"\1", name.casefold())
    return " ".join(re.findall(r"[^\W_]+", name))


def hints() -> frozenset[str]:
    """Return every column name we know, for finding the header row of a file."""
    return frozenset(alias for aliases in ALIASES.values() for alias in aliases)


def guess(header: Sequence[str], sample_rows: Iterable[Sequence[str]]) -> dict[str, int]:
    """Return the column, counted from 0, of each field that was found; no column serves two fields.

    By exact name first, earlier aliases before later ones; then by a known name inside a longer one; then, for
    what has a shape of its own (e-mail, postcode, offence code, reference, telephone), by the contents.
    """
    names = [plain(name) for name in header]
    rows = list(sample_rows)
    found = _by_exact_name(names, rows)
    _by_part_of_name(names, found)
    _by_contents(names, rows, found)
    return {field: found[field] for field in FIELDS if field in found}


def _by_exact_name(names: list[str], rows: list[Sequence[str]]) -> dict[str, int]:
    claims = [
        (rank, -_filled(rows, at), at, field)
        for field, aliases in ALIASES.items()
        for rank, alias in enumerate(aliases)
        for at, name in enumerate(names)
        if name == alias
    ]
    found: dict[str, int] = {}
    for _, _, at, field in sorted(claims):
        if field not in found and at not in found.values():
            found[field] = at
    return found


def _by_part_of_name(names: list[str], found: dict[str, int]) -> None:
    claims = [
        (-len(alias.split()), -len(alias), at, field)
        for field, aliases in ALIASES.items()
        for alias in aliases
        for at, name in enumerate(names)
        if len(alias) > 2 and f" {alias} " in f" {name} " and not NOT_OURS.search(name)
    ]
    for _, _, at, field in sorted(claims):
        if field not in found and at not in found.values():
            found[field] = at


def _by_contents(names: list[str], rows: list[Sequence[str]], found: dict[str, int]) -> None:
    for field, look in LOOKS:
        if field in found:
            continue
        shares = [
            (_share(rows, at, look), -at)
            for at in range(len(names))
            if at not in found.values() and not NOT_OURS.search(names[at])
        ]
        best, at = max(shares, default=(0.0, 0))
        if best >= 0.6:
            found[field] = -at


def _filled(rows: list[Sequence[str]], at: int) -> int:
    return sum(1 for row in rows if at < len(row) and row[at])


def _share(rows: list[Sequence[str]], at: int, look: re.Pattern[str]) -> float:
    values = [row[at] for row in rows if at < len(row) and row[at]]
    return sum(1 for value in values if look.fullmatch(value.strip())) / len(values) if values else 0.0


def missing_required(mapping: Mapping[str, int]) -> tuple[str, ...]:
    """Return, in words, what a feed cannot do without and this one lacks: offence, date reported, a name."""
    missing = [IN_WORDS[field] for field in ("offence", "reported_on") if field not in mapping]
    if not any(field in mapping for field in NAME_FIELDS):
        missing.append("a name (family name, full name or organisation's name)")
    return tuple(missing)


def picked(cells: Sequence[str], mapping: Mapping[str, int]) -> dict[str, str]:
    """Return a row's cells by field; what is not mapped is left in the row as it came."""
    return {field: cells[at] for field, at in mapping.items() if at < len(cells)}


def header_signature(header: Sequence[str]) -> str:
    """Return a short key that is the same for the same columns in the same order, however they are spaced."""
    return hashlib.sha256("\x1f".join(plain(name) for name in header).encode()).hexdigest()[:16]


def changes(old_header: Sequence[str], new_header: Sequence[str]) -> tuple[str, ...]:
    """Return a sentence for each column that is new, gone or elsewhere since the last file; none if the same."""
    old = {plain(name): (at, name) for at, name in enumerate(old_header)}
    new = {plain(name): (at, name) for at, name in enumerate(new_header)}
    words = [f"“{name}” is new." for key, (_, name) in new.items() if key not in old]
    words += [f"“{name}” is no longer there." for key, (_, name) in old.items() if key not in new]
    kept_old = [key for key in old if key in new]
    kept_new = [key for key in new if key in old]
    moved = {key for before, key in zip(kept_old, kept_new, strict=True) if before != key}
    words += [
        f"“{new[key][1]}” has moved from column {_letter(old[key][0])} to column {_letter(new[key][0])}."
        for key in kept_new
        if key in moved
    ]
    return tuple(words)


def _letter(at: int) -> str:
    return (chr(64 + at // 26) if at >= 26 else "") + chr(65 + at % 26)
