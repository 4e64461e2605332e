"""Gates come before averages: one wrong answer that would fail a whole assessment, said in words, never as a mark."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from peelian.adoption.rules.findings import State

MISSING = (State.NO, State.PARTLY)


@dataclass(frozen=True, kw_only=True)
class Gate:
    """One requirement that fails a whole assessment by itself, and the controls that bear on it."""

    requirement: str
    asks: str
    controls: Collection[str]


@dataclass(frozen=True, kw_only=True)
class Failing:
    """A gate that is shut or may be. `because`: the controls that are not wholly in place, or that nobody knows of."""

    requirement: str
    asks: str
    sure: bool
    because: tuple[str, ...]


def failing(gates: Collection[Gate], states: Mapping[str, State | None]) -> list[Failing]:
    """Return the gates that are likely shut, then those that nobody can say of; an open one is left out.

    A control that was not asked about says nothing of a gate.
    """
    found = []
    for gate in gates:
        asked = [control for control in gate.controls if control in states]
        missing = tuple(control for control in asked if states[control] in MISSING)
        unknown = tuple(control for control in asked if states[control] in (None, State.DONT_KNOW))
        if missing or unknown:
            found.append(
                Failing(requirement=gate.requirement, asks=gate.asks, sure=bool(missing), because=missing or unknown)
            )
    return sorted(found, key=lambda one: (not one.sure, one.requirement))
