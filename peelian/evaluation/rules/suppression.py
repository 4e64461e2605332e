"""Counts that are not shown, because a breakdown would point at people."""

from collections.abc import Mapping
from typing import TypeVar

SMALLEST_SHOWN = 5  # the house's rule: counts of one to four are not shown (domain research 4.3)

Name = TypeVar("Name")


def shown(counts: Mapping[Name, int]) -> dict[Name, int | None]:
    """Return each count, or None where it is hidden. Nought is shown: it points at nobody.

    When the only hidden count, or all the hidden ones together, could be had by taking the rest from the total,
    the next smallest is hidden too.
    """
    hidden = {name for name, count in counts.items() if 0 < count < SMALLEST_SHOWN}
    if hidden and (len(hidden) == 1 or sum(counts[name] for name in hidden) < SMALLEST_SHOWN):
        rest = [name for name, count in counts.items() if count and name not in hidden]
        if rest:
            hidden.add(min(rest, key=lambda name: counts[name]))
    return {name: None if name in hidden else count for name, count in counts.items()}
