"""The definitions behind the figures: versioned, dated, with the denominator in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peelian.knowledge.rules.sources import Authored

UNITS = ("count", "share", "working days")


@dataclass(frozen=True, kw_only=True)
class IndicatorDefinition(Authored):
    """One version of one figure. `target` is a share (0.75) or a number of the unit, or None."""

    code: str
    title: str
    numerator: str
    denominator: str
    unit: str
    target: float | None
    valid_from: date
    valid_to: date | None


def definition_on(definitions: Iterable[IndicatorDefinition], code: str, *, on: date) -> IndicatorDefinition | None:
    """Return the newest version of the definition that holds on the day; None when none does."""
    held = [
        one
        for one in definitions
        if one.code == code and one.valid_from <= on and (one.valid_to is None or on <= one.valid_to)
    ]
    return max(held, key=lambda one: one.version, default=None)
