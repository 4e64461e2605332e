"""A firm's plan as a calendar file (RFC 5545): a whole day for each action with a date, and a reminder before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from peelian.documents.rules.paper_blocks import printable
from peelian.documents.rules.register import tidy
from peelian.kernel.words import duration

PRODUCT = "-//Peelian//Plan of a firm//EN"
MORNING = timedelta(hours=9)  # reminders come at nine, by the clock of whoever looks
LONDON = "Europe/London"


@dataclass(frozen=True, kw_only=True)
class Dated:
    """One action with its day. `key` names it for ever, so that a file loaded again moves it and adds none.

    `minutes`: of everybody together.
    """

    key: str
    what: str
    on: date
    who: str = ""
    why: str = ""
    minutes: int = 0
    remind_on: date | None = None
    done: bool = False


def written(firm: str, actions: Sequence[Dated], *, made_at: datetime) -> bytes:
    """Return the calendar file of a plan; an action that is done has no reminder any more."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, f"{tidy(firm)}: our plan")
    calendar.add("x-wr-timezone", LONDON)
    for action in actions:
        calendar.add_component(_event(action, made_at))
    return bytes(calendar.to_ical())


def _event(action: Dated, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{action.key}@peelian")
    event.add("dtstamp", made_at.astimezone(UTC))
    event.add("last-modified", made_at.astimezone(UTC))
    event.add("summary", _summary(action))
    event.add("dtstart", action.on)
    event.add("dtend", action.on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED")
    event.add("description", _description(action))
    if not action.done:
        for before in _reminders(action):
            event.add_component(_alarm(action, before))
    return event


def _summary(action: Dated) -> str:
    done = "Done: " if action.done else ""
    who = f" ({tidy(action.who)})" if tidy(action.who) else ""
    return f"{done}{tidy(action.what)}{who}"


def _description(action: Dated) -> str:
    takes = f"It takes {duration(action.minutes)}." if action.minutes else ""
    return "\n".join(line for line in (printable(action.why), takes) if line)


def _reminders(action: Dated) -> list[timedelta]:
    """How long before the beginning of its day somebody is reminded: on the day agreed, and on the day itself."""
    days = {action.on} | ({action.remind_on} if action.remind_on and action.remind_on < action.on else set())
    return [MORNING - (action.on - one) for one in sorted(days)]


def _alarm(action: Dated, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", _summary(action))
    return alarm
