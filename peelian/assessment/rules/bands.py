"""When a plan's actions are done: today, this month, this quarter. Never out of their order."""

from collections.abc import Iterable
from enum import StrEnum


class Band(StrEnum):
    """When."""

    TODAY = "Today"
    MONTH = "This month"
    QUARTER = "This quarter"


TODAY_MINUTES, TODAY_TOGETHER = 60, 120  # an hour each at the most, two together, and free
MONTH_TOGETHER = 8 * 60  # a working day of everybody together
_ORDER = tuple(Band)


def bands(actions: Iterable[tuple[int, int]]) -> list[Band]:
    """Return when each action is done. `actions`: minutes and pounds of each, in their order."""
    found: list[Band] = []
    spent = {Band.TODAY: 0, Band.MONTH: 0}
    for minutes, pounds in actions:
        band = Band.QUARTER
        if spent[Band.MONTH] + minutes <= MONTH_TOGETHER:
            band = Band.MONTH
        if not pounds and minutes <= TODAY_MINUTES and spent[Band.TODAY] + minutes <= TODAY_TOGETHER:
            band = Band.TODAY
        band = max(band, found[-1], key=_ORDER.index) if found else band
        found.append(band)
        if band in spent:
            spent[band] += minutes
    return found
