"""The glossary and the dated names of the world outside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peelian.knowledge.rules.sources import Authored


@dataclass(frozen=True, kw_only=True)
class Term(Authored):
    """A word on our pages that somebody may not know, and what it means."""

    code: str
    term: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class OutsideName(Authored):
    """A name, number or address of the world outside, for the days it is right."""

    code: str
    name: str
    active_from: date | None
    active_to: date | None
    aliases: tuple[str, ...]
    what: str

    def active(self, on: date) -> bool:
        """Say whether this is the right name on the day, both ends included."""
        begun = self.active_from is None or self.active_from <= on
        return begun and (self.active_to is None or on <= self.active_to)


def name_on(names: Iterable[OutsideName], code: str, *, on: date) -> str | None:
    """Return what the thing with this code is called on the day; None when it has no name then."""
    return next((name.name for name in names if name.code == code and name.active(on)), None)


def codes_named(names: Iterable[OutsideName], text: str) -> frozenset[str]:
    """Return the codes of everything ever called `text`, by name or alias, whatever the day."""
    wanted = text.strip().casefold()
    return frozenset(name.code for name in names if wanted in {said.casefold() for said in (name.name, *name.aliases)})
