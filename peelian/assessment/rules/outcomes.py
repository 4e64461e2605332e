"""What a check from outside comes to."""

from enum import StrEnum


class Outcome(StrEnum):
    """What one check found. A silence, a fault on the way or a doubt is `COULD_NOT_TELL`, never a fault of the firm."""

    GOOD = "good"
    IMPROVE = "improve"
    FIX = "fix"
    NOT_NEEDED = "not needed"
    COULD_NOT_TELL = "could not tell"
