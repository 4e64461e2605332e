"""How a dated agreement stands on a day."""

from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    IN_FORCE = "in force"
    NOT_YET = "not yet"
    ENDED = "ended"


def standing(valid_from: date, valid_to: date | None, on: date) -> Standing:
    """Return how an agreement stands on a day; both its days count, and one without a last day goes on."""
    if on < valid_from:
        return Standing.NOT_YET
    if valid_to and on > valid_to:
        return Standing.ENDED
    return Standing.IN_FORCE
