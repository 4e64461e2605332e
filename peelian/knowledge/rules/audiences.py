"""Whom a paragraph is written for, and which of them a victim is."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from peelian.knowledge.rules.sources import Authored

PERSON, ORGANISATION = "person", "organisation"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """When an audience is chosen: any one of these is enough, and none at all takes whoever is left.

    Ages are in whole years, both ends included. `named` are words of a name or sector, unless one of
    `not_named` is there too. `signs` are codes of signs of vulnerability.
    """

    age_from: int | None = None
    age_to: int | None = None
    employees_to: int | None = None
    signs: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    not_named: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Lengths:
    """How many words a paragraph has, and how many a sentence has on average at most, where that is limited."""

    fewest: int
    most: int
    a_sentence: int | None


@dataclass(frozen=True, kw_only=True)
class Audience(Authored):
    """One kind of reader. `subject` is person or organisation."""

    code: str
    title: str
    how_chosen: str
    subject: str
    choice: Choice
    lengths: Lengths


def audience_for(
    audiences: Iterable[Audience],
    *,
    organisation: bool,
    age: int | None,
    employees: int | None,
    named: str = "",
    signs: Collection[str] = (),
) -> str:
    """Return the code of the first audience, in their order, that fits a victim.

    `age` in years and `employees` are None when unknown, and then fit no limit. `named` is the name of an
    organisation and its sector, in any words.
    """
    subject = ORGANISATION if organisation else PERSON
    return next(
        one.code
        for one in audiences
        if one.subject == subject and _fits(one.choice, age=age, employees=employees, named=named, signs=signs)
    )


def _fits(choice: Choice, *, age: int | None, employees: int | None, named: str, signs: Collection[str]) -> bool:
    if choice == Choice():
        return True
    return (
        _aged(choice, age)
        or (choice.employees_to is not None and employees is not None and employees <= choice.employees_to)
        or not set(choice.signs).isdisjoint(signs)
        or (_says(named, choice.named) and not _says(named, choice.not_named))
    )


def _aged(choice: Choice, age: int | None) -> bool:
    if age is None or (choice.age_from is None and choice.age_to is None):
        return False
    return (choice.age_from or 0) <= age and (choice.age_to is None or age <= choice.age_to)


def _says(text: str, words: Iterable[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) for word in words)
