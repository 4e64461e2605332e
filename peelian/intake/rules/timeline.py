"""One timeline of everything that happened to a record, whatever it came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
KINDS = ("contact", "reports", "system updates")


@dataclass(frozen=True, kw_only=True)
class Event:
    """One line of a timeline. `at` is a day alone where no time is known; `about` is the label of what it links to."""

    at: datetime | date
    kind: str
    title: str
    byline: str
    words: str = ""
    about: str = ""
    link: str = ""
    by_system: bool = False


def newest_first(events: Iterable[Event]) -> list[Event]:
    """Return events newest first; a day alone comes before what happened at a time on that day."""
    return sorted(events, key=_moment, reverse=True)


def _moment(event: Event) -> datetime:
    if isinstance(event.at, datetime):
        return event.at
    return datetime.combine(event.at, time(0), LONDON)
