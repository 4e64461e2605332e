"""A firm among others like it, so that nobody can tell from it where any one of them stands.

Four things keep the others hidden:

- at least five others, or nothing is told but "too few to compare";
- each firm is in one group and no other: a trade with enough firms of a size stands alone, and all the rest of that
  size are one group together. So no group can be taken from a larger one to leave a few;
- figures are rounded to the nearest five, and the count is told in steps of five, so that one firm that joins or
  leaves seldom changes what one can read, and never by what it scored;
- quartiles only, never the least or the most, which would be one firm's own.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles
from typing import Any, TypeVar

from peelian.assessment.rules.scoring import Range

FEWEST = 5  # others: the house's rule that a count of one to four is not shown (domain research 4.3)
STEP = 5

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A firm as it is compared: its size, the section of its trade ("" when we do not know it), and its range."""

    size: str
    section: str
    range: Range


@dataclass(frozen=True)
class Quartiles:
    """Of a hundred, each rounded to the nearest five: a quarter of firms lie under `lower`, a quarter over `upper`."""

    lower: int
    middle: int
    upper: int


@dataclass(frozen=True, kw_only=True)
class Peers:
    """Others like a firm. `at_least`: how many, in steps of five. `same_trade`: whether all are of its own trade.

    `low`, `high`: of the low ends of their ranges, and of the high ends.
    """

    at_least: int
    same_trade: bool
    low: Quartiles
    high: Quartiles


def peers(firm: Key, firms: Mapping[Key, Placed]) -> Peers | None:
    """Return the others like a firm, itself left out; None when there are too few to compare.

    `firms`: every firm that was asked the same questions, the firm itself among them. Refused by None, too: a firm
    whose size we do not know.
    """
    own = firms.get(firm)
    if own is None or not own.size:
        return None
    alone = _stand_alone(firms)
    group = _group(own, alone)
    others = [one.range for key, one in firms.items() if key != firm and _group(one, alone) == group]
    if len(others) < FEWEST:
        return None
    return Peers(
        at_least=len(others) // STEP * STEP,
        same_trade=group in alone,
        low=quartiles([one.low for one in others]),
        high=quartiles([one.high for one in others]),
    )


def groups(firms: Mapping[Key, Placed]) -> dict[tuple[str, str], list[Key]]:
    """Return the groups that are compared: (size, section), or (size, "") for all trades too small to stand alone."""
    alone = _stand_alone(firms)
    found = defaultdict(list)
    for key, placed in firms.items():
        if placed.size:
            found[_group(placed, alone)].append(key)
    return dict(found)


def quartiles(values: Sequence[int]) -> Quartiles:
    """Return the quartiles of at least two values, each rounded to the nearest five."""
    lower, middle, upper = quantiles(values, n=4, method="inclusive")
    return Quartiles(_rounded(lower), _rounded(middle), _rounded(upper))


def _group(placed: Placed, alone: Collection[tuple[str, str]]) -> tuple[str, str]:
    own = (placed.size, placed.section)
    return own if own in alone else (placed.size, "")


def _stand_alone(firms: Mapping[Any, Placed]) -> frozenset[tuple[str, str]]:
    """Return the trades that have, at a size, a firm and five others."""
    counts = Counter((one.size, one.section) for one in firms.values() if one.section)
    return frozenset(trade for trade, count in counts.items() if count > FEWEST)


def _rounded(value: float) -> int:
    return round(value / STEP) * STEP
