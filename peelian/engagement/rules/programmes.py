"""Programmes as they are written down, and on which days their steps fall."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from peelian.kernel.refused import Refused
from peelian.kernel.working_days import is_working_day

REMIND_BEFORE = 7  # days before a step is due


@dataclass(frozen=True)
class Written:
    """One step of a written programme: what, by whom, and how many days after its beginning it is due."""

    title: str
    who: str
    day: int


@dataclass(frozen=True)
class WrittenProgramme:
    """A programme as it is written down, for any firm."""

    code: str
    title: str
    what: str
    steps: tuple[Written, ...]


@dataclass(frozen=True)
class Due:
    """One step of a firm's programme: what, by whom, by when."""

    title: str
    who: str
    due_on: date


def dated(written: WrittenProgramme, *, starts_on: date, champion: str, holidays: Collection[date]) -> list[Due]:
    """Return the steps of a programme for one firm, each on a working day; the champion is named where they act."""
    return [
        Due(
            step.title,
            champion if step.who == "champion" else step.who,
            _working_day(starts_on + timedelta(days=step.day), holidays),
        )
        for step in written.steps
    ]


def remind_from(due_on: date) -> date:
    """Return the first day on which somebody is reminded of a step."""
    return due_on - timedelta(days=REMIND_BEFORE)


def last_reminded(today: date) -> date:
    """Return the last day on which a step can be due for somebody to be reminded of it today."""
    return today + timedelta(days=REMIND_BEFORE)


def refuse_before(due_on: date, starts_on: date) -> None:
    """Refuse a step that is due before its programme begins."""
    if due_on < starts_on:
        raise Refused("A step cannot be due before the programme begins.")


def _working_day(day: date, holidays: Collection[date]) -> date:
    while not is_working_day(day, holidays):
        day += timedelta(days=1)
    return day
