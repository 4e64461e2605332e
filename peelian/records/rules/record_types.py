"""How each type of record is held: as its model declares, unless the force's data protection officer moved it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from peelian.records.rules.handling import Handling, Regime, Subject

FIELDS = frozenset({"regime", "subject", "because", "decided_on"})


class MovedWronglyError(ValueError):
    """The file of moved record types cannot be used; the message says where and what."""


@dataclass(frozen=True)
class Move:
    """A decision to hold one type of record under another law, or as about somebody else. None leaves as declared."""

    regime: Regime | None
    subject: Subject | None
    because: str
    decided_on: date


@dataclass(frozen=True)
class Held:
    """How a type of record is held, and the decision that moved it, if any."""

    name: str
    what: str
    handling: Handling
    move: Move | None


def held(name: str, what: str, declared: Handling, move: Move | None) -> Held:
    """Return how a type of record is held. `name`: "intake.Report"; `what`: the model's own words."""
    if move is None:
        return Held(name, what, declared, None)
    regime, subject = move.regime or declared.regime, move.subject or declared.subject
    return Held(name, what, replace(declared, regime=regime, subject=subject), move)


def moves_from(said: Any, names: frozenset[str]) -> dict[str, Move]:
    """Return the moves in a file that was read, by record type.

    `said`: a mapping of record type to fields, or None for an empty file. `names`: the types there are. Raises
    MovedWronglyError for a type, field, regime or subject that does not exist, and for a move without a reason or day.
    """
    if said is None:
        return {}
    if not isinstance(said, Mapping):
        raise MovedWronglyError("the whole file: must be record types with their fields beneath them")
    return {str(name): _move(str(name), fields, names) for name, fields in said.items()}


def _move(name: str, said: Any, names: frozenset[str]) -> Move:
    if name not in names:
        raise MovedWronglyError(f"“{name}”: there is no such type of record")
    if not isinstance(said, Mapping):
        raise MovedWronglyError(f"{name}: must say regime or subject, because and decided_on")
    if unknown := sorted(str(key) for key in said if key not in FIELDS):
        raise MovedWronglyError(f"{name}, {unknown[0]}: is not a field here; use {', '.join(sorted(FIELDS))}")
    because, decided_on = said.get("because"), said.get("decided_on")
    if not isinstance(because, str) or not because.strip():
        raise MovedWronglyError(f"{name}, because: say who decided it and where that is written")
    if not isinstance(decided_on, date):
        raise MovedWronglyError(f"{name}, decided_on: must be a day, such as 2026-11-02")
    regime = _one_of(name, "regime", said.get("regime"), [one.value for one in Regime])
    subject = _one_of(name, "subject", said.get("subject"), [one.value for one in Subject])
    if regime is None and subject is None:
        raise MovedWronglyError(f"{name}: says neither another regime nor another subject")
    return Move(Regime(regime) if regime else None, Subject(subject) if subject else None, because.strip(), decided_on)


def _one_of(name: str, field: str, said: Any, known: list[str]) -> str | None:
    if said is None or said in known:
        return said
    raise MovedWronglyError(f"{name}, {field}: “{said}” is not one of: {'; '.join(known)}")
