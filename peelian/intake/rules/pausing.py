"""A clock that is stopped: why, and by how much the day moves that something is due."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from peelian.kernel.working_days import add_working_days, working_days_between


class PauseReason(StrEnum):
    """Why we wait with somebody whom we have not reached."""

    ASKED = "they asked us to wait"
    AWAY = "they are away"
    AGENCY = "we wait for another agency"
    NUMBER = "we wait for a number that works"


LONGEST = 60  # working days a clock may be stopped at once: our judgement; it can be stopped again


def moved_due(due: date, stopped: date, runs_again: date, holidays: Collection[date]) -> date:
    """Return the due day moved by the working days from the day the clock stopped to the day it runs again.

    What was late when the clock stopped is as late when it runs again. A clock stopped and started on one day moves
    nothing.
    """
    days = max(0, working_days_between(stopped, runs_again, holidays))
    return add_working_days(due, days, holidays) if days else due
