"""Where a firm stands: a range, never one number. How sure we are is kept apart and never mixed in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from peelian.adoption.rules.findings import Evidence, State

# Halves, so that everything is counted in whole numbers.
HALVES = {State.YES: 2, State.PARTLY: 1, State.NO: 0}
WHOLE = 2


@dataclass(frozen=True)
class Range:
    """Out of 100: `low` if everything unknown is missing, `high` if it is all there. `of`: questions that count."""

    low: int
    high: int
    unknown: int
    of: int

    @property
    def width(self) -> int:
        """How far apart the ends are."""
        return self.high - self.low


def range_of(states: Iterable[State | None]) -> Range:
    """Return the range of some answers. Not answered and "don't know" count as nothing for one end, all for the other.

    "Not applicable" does not count. Where nothing counts or nothing is answered it is 0 to 100. The low end is
    rounded down and the high end up, so that the range is never narrower than what is known.
    """
    counted = [state for state in states if state is not State.NOT_APPLICABLE]
    unknown = sum(state not in HALVES for state in counted)
    known = sum(HALVES[state] for state in counted if state in HALVES)
    whole = WHOLE * len(counted)
    if not whole:
        return Range(0, 100, 0, 0)
    low = known * 100 // whole
    high = -(-(known + WHOLE * unknown) * 100 // whole)
    return Range(low, high, unknown, len(counted))


@dataclass(frozen=True)
class Confidence:
    """How many of the known answers somebody saw or a check showed, out of how many are known."""

    shown: int
    known: int

    @property
    def share(self) -> float | None:
        """The share that was seen or checked, 0 to 1; None when nothing is known."""
        return self.shown / self.known if self.known else None


def confidence(known: Mapping[str, tuple[State, Evidence]]) -> Confidence:
    """Return how sure the known answers are: control to state and evidence; "don't know" is not an answer."""
    counted = [evidence for state, evidence in known.values() if state in HALVES]
    return Confidence(sum(evidence is not Evidence.SAID for evidence in counted), len(counted))
