"""A picture of ranges over time: a column for each day, nought to a hundred. Geometry only; a template draws."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

TOP, FLOOR = 24, 184  # px: where a hundred and nought lie
LEFT, RIGHT = 9, 84  # per cent of the width: the middles of the first and last columns
CLOSEST = 15  # per cent between two columns, so that their labels stay apart on a phone
MOST = 6  # columns that fit so


@dataclass(frozen=True, kw_only=True)
class Column:
    """One day's range. `at`: per cent of the width; the others are px from the top and heights in px."""

    on: date
    at: float
    low: int
    high: int

    @property
    def low_y(self) -> int:
        return _y(self.low)

    @property
    def high_y(self) -> int:
        return _y(self.high)

    @property
    def known_height(self) -> int:
        return FLOOR - self.low_y

    @property
    def maybe_height(self) -> int:
        return self.low_y - self.high_y

    @property
    def month(self) -> str:
        return f"{self.on:%b}"


@dataclass(frozen=True)
class RangesPicture:
    """The newest columns in the order of time. `left_out`: how many older ones there is no room for."""

    columns: tuple[Column, ...]
    left_out: int
    top: int = TOP
    floor: int = FLOOR

    @property
    def height(self) -> int:
        return FLOOR - TOP

    @property
    def words(self) -> str:
        """Return the picture in a sentence, for those who do not see it."""
        told = [f"{one.low} to {one.high} on {one.on.day} {one.on:%B %Y}" for one in self.columns]
        return f"A column for each assessment, out of 100: {'; '.join(told)}."


def ranges_picture(ranges: Sequence[tuple[date, int, int]]) -> RangesPicture:
    """Lay out ranges: day, low and high end out of 100, oldest first. Days that lie close are drawn further apart."""
    shown = ranges[-MOST:]
    places = _places([on for on, _, _ in shown])
    columns = [Column(on=on, at=at, low=low, high=high) for (on, low, high), at in zip(shown, places, strict=True)]
    return RangesPicture(tuple(columns), len(ranges) - len(shown))


def _places(days: Sequence[date]) -> list[float]:
    """Where each day lies: by its distance in time, but never nearer than CLOSEST to the one before it."""
    if len(days) < 2 or days[0] == days[-1]:
        return [LEFT + at * CLOSEST for at in range(len(days))]
    spare = RIGHT - LEFT - CLOSEST * (len(days) - 1)
    whole = (days[-1] - days[0]).days
    return [round(LEFT + at * CLOSEST + spare * (day - days[0]).days / whole, 1) for at, day in enumerate(days)]


def _y(value: int) -> int:
    return round(FLOOR - value * (FLOOR - TOP) / 100)
