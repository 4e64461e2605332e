"""Whether somebody is reminded of questions that they have not answered."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from peelian.release.rules.drafts import Draft

ANSWERABLE_FOR = timedelta(days=60)  # our judgement: two months, then the link closes


class Standing(StrEnum):
    """Where a reminder stands: waiting for its day, let go, not needed any more, or stopped by something else."""

    PLANNED = "planned"
    GONE = "gone"
    NOT_NEEDED = "not needed"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Planned:
    """A reminder as somebody reads and permits it, and the day it may go."""

    draft: Draft
    on: date


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is known of the questions when their reminder is looked at. `lost`: they never reached anybody."""

    answered: bool
    stopped: bool
    not_to_be_asked: bool
    withdrawn: bool
    lost: bool
    closes_on: date


def not_needed(asked: Asked, today: date) -> str:
    """Return in words why nobody is to be reminded of these questions, today or ever; "" when somebody may be."""
    against = (
        (asked.answered, "They have answered."),
        (asked.stopped, "They asked us not to ask again."),
        (asked.not_to_be_asked, "They are not to be asked again."),
        (asked.withdrawn, "The questions were taken back."),
        (asked.lost, "The questions never reached them."),
        (today > asked.closes_on, "The questions have closed."),
    )
    return next((words for stands, words in against if stands), "")


def reminder_days(asked_on: date, after_days: tuple[int, ...], closes_on: date) -> tuple[date, ...]:
    """Return the days of the reminders; one that would come after the questions close is left out."""
    days = (asked_on + timedelta(days=after) for after in after_days)
    return tuple(day for day in days if day <= closes_on)
