"""One view over several source records of a party: for each fact the newest that says anything."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class Facts:
    """What one source record says. Empty text and None say nothing."""

    came_at: datetime
    name: str
    birth_date: date | None
    gender: str
    employees: int | None
    address: str
    postcode: str
    telephone: str
    email: str
    preferred_contact: str
    preferred_hours: str = ""


def current(records: Sequence[Facts]) -> Facts:
    """Return the newest that is said of each fact. `records` holds at least one.

    Address and postcode come from one record, never mixed; a name spelt out goes before a newer initial.
    """
    newest, *older = sorted(records, key=lambda facts: facts.came_at, reverse=True)
    said: dict[str, Any] = {}
    for field in fields(Facts):
        if not getattr(newest, field.name):
            said |= next(({field.name: value} for facts in older if (value := getattr(facts, field.name))), {})
    named = next((facts for facts in (newest, *older) if _spelt_out(facts.name)), newest)
    placed = next((facts for facts in (newest, *older) if facts.postcode or facts.address), newest)
    chosen = {"name": named.name, "address": placed.address, "postcode": placed.postcode}
    return replace(newest, **said | chosen)


def _spelt_out(name: str) -> bool:
    """Whether a name begins with more than an initial."""
    return len(name.partition(" ")[0].strip(".")) > 1
