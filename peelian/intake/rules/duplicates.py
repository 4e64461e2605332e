"""Which rows of a file are new, which were loaded or listed before, and which cannot be loaded."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from peelian.intake.rules.clean_row import Checked, CleanRow, Problem
from peelian.intake.rules.people import fold


@dataclass(frozen=True, slots=True)
class Sorted:
    """A row by its spreadsheet number, with the reason it is a duplicate or refused; "" for one to save."""

    number: int
    checked: Checked
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Piles:
    """Every row of the file is in exactly one."""

    saved: list[Sorted] = field(default_factory=list)
    duplicate: list[Sorted] = field(default_factory=list)
    refused: list[Sorted] = field(default_factory=list)

    @property
    def flagged(self) -> int:
        """How many of the rows to save have something wrong with them."""
        return sum(1 for row in self.saved if row.checked.problems)


def sort_rows(rows: Iterable[tuple[int, Checked]], known_references: Collection[str]) -> Piles:
    """Return the rows in three piles.

    A row is a duplicate if its reference is already loaded; if an earlier row of the file has the same reference
    and the same victim; or, without a reference, if an earlier one says the same in every field. Two victims under
    one reference are both saved, the second with a flag.
    """
    piles = Piles()
    by_reference: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    without: dict[CleanRow, int] = {}
    for number, checked in rows:
        values = checked.values
        if checked.is_refused:
            reason = " ".join(problem.message for problem in checked.problems if problem.blocking)
            piles.refused.append(Sorted(number, checked, reason))
        elif not values.reference:
            earlier = without.setdefault(values, number)
            _put(
                piles,
                number,
                checked,
                f"The same as row {earlier} in every field." if earlier != number else "",
            )
        elif values.reference in known_references:
            _put(piles, number, checked, f"{values.reference} is already loaded.")
        else:
            seen = by_reference.setdefault(values.reference, [])
            _put_by_victim(piles, number, checked, seen)
            seen.append((number, victim_key(values)))
    return piles


def victim_key(values: CleanRow) -> tuple[str, ...]:
    """Return what tells two victims of one report apart: folded names of organisation and person."""
    return (fold(values.organisation_name), fold(values.family_name), fold(values.given_name))


def _put(piles: Piles, number: int, checked: Checked, reason: str) -> None:
    (piles.duplicate if reason else piles.saved).append(Sorted(number, checked, reason))


def _put_by_victim(piles: Piles, number: int, checked: Checked, seen: list[tuple[int, tuple[str, ...]]]) -> None:
    key, reference = victim_key(checked.values), checked.values.reference
    same = next((earlier for earlier, other in seen if other == key), 0)
    if same:
        _put(piles, number, checked, f"The same report as row {same}: {reference}.")
    elif seen:
        flag = Problem("reference", f"Row {seen[0][0]} has the same reference, {reference}, but another victim.")
        _put(piles, number, replace(checked, problems=(*checked.problems, flag)), "")
    else:
        _put(piles, number, checked, "")
