"""Audiences, glossary and the dated names of the world outside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peelian.knowledge.rules.sources import Authored


@dataclass(frozen=True, kw_only=True)
class Audience(Authored):
    """Whom a paragraph is written for. `subject` is person or organisation."""

    code: str
    title: str
    how_chosen: str
    subject: str
    age_from: int | None
    employees_from: int | None


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


def audience_for(*, organisation: bool, age: int | None, employees: int | None) -> str:
    """Return the audience of advice for a victim: age in years and number of employees, None when unknown.

    A firm with nobody but its owner is a sole trader; an unknown size is a small firm. 65 and over is an
    older person (our judgement); an unknown age is an adult.
    """
    if organisation:
        return "sole_trader" if employees is not None and employees <= 1 else "small_firm"
    return "older_person" if age is not None and age >= 65 else "adult"
