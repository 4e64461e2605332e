"""A firm as the plan sees it: how many people and devices a cost is for, and what a day without computers means."""

from dataclasses import dataclass

DEVICES_EACH = 1.5  # our judgement where nobody has counted: most people have a computer, half a phone for work


@dataclass(frozen=True, kw_only=True)
class Workplace:
    """What the plan is made for. `size` is a band; `people` at least one; `days_without`: working days, if known."""

    size: str
    people: int
    devices: int
    days_without: int | None = None


def workplace(*, size: str, headcount: int | None, devices: int | None, days_without: int | None) -> Workplace:
    """Return a workplace from what is known; a band stands for its middle where nobody has counted.

    `devices`: computers, phones and servers in the inventory; None or 0 when it is empty.
    """
    people = headcount or MIDDLE.get(size, MIDDLE[""])
    return Workplace(
        size=size or band_of(people),
        people=people,
        devices=devices or max(1, round(people * DEVICES_EACH)),
        days_without=days_without,
    )


# How many people stand for a band. The last is the least of its band, for costs there are only a floor.
MIDDLE = {
    "": 5,
    "1 person": 1,
    "2 to 9 people": 5,
    "10 to 49 people": 22,
    "50 to 249 people": 110,
    "250 people or more": 250,
}
_FLOORS = ((250, "250 people or more"), (50, "50 to 249 people"), (10, "10 to 49 people"), (2, "2 to 9 people"))


def band_of(people: int) -> str:
    """Return the band that a number of people is in."""
    return next((band for floor, band in _FLOORS if people >= floor), "1 person")
