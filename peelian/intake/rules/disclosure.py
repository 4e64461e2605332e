"""The log of a record as it is disclosed: numbered items, oldest first, in words that stand alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from peelian.kernel.words import when

LONDON = ZoneInfo("Europe/London")
HEADER = ("Number", "When", "Who", "Kind", "What was said", "From whom it came", "Exact copy", "SHA-256")


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing on a record. `who`: who did it or wrote it down; `source`: from whom we have it.

    `copy` and `digest` name the exact copy of a message or file by its number and SHA-256.
    """

    at: datetime | date
    who: str
    kind: str
    said: str
    source: str
    copy: str = ""
    digest: str = ""


def numbered(items: Iterable[Item]) -> list[tuple[int, Item]]:
    """Return the items oldest first with their numbers; a day alone comes before what has a time on that day."""
    return list(enumerate(sorted(items, key=lambda item: _moment(item.at)), start=1))


def table(items: Iterable[tuple[int, Item]]) -> list[tuple[int | str, ...]]:
    """Return the rows of the log under HEADER."""
    return [
        (number, when_words(item.at), item.who, item.kind, item.said, item.source, item.copy, item.digest)
        for number, item in items
    ]


def when_words(at: datetime | date) -> str:
    """Return a moment as London read it, or the day alone when no time is known."""
    return when(at.astimezone(LONDON) if isinstance(at, datetime) else at)


def _moment(at: datetime | date) -> datetime:
    return at if isinstance(at, datetime) else datetime.combine(at, time(0), LONDON)
