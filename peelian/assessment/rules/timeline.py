"""One timeline of everything that happened with a firm, whatever it came from."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from peelian.intake.rules.timeline import LONDON, Event, newest_first

KINDS = ("what it is", "assessments", "programme", "requests", "messages", "reports")


def merged(events: Iterable[Event], kind: str = "") -> list[Event]:
    """Return events newest first, those of one kind alone where it is given.

    What one person noted under one title on one day is one line, with its words in the order in which they were noted:
    an inventory of twelve things is one visit, and not twelve.
    """
    kept: list[Event] = []
    for event in newest_first(one for one in events if kind not in KINDS or one.kind == kind):
        last = kept[-1] if kept else None
        if last and _one_line(last) == _one_line(event) and not event.about:
            kept[-1] = replace(last, words="; ".join(words for words in (event.words, last.words) if words))
        else:
            kept.append(event)
    return kept


def _one_line(event: Event) -> tuple[date, str, str, str, str]:
    return (_day(event.at), event.kind, event.title, event.byline, event.about)


def _day(at: datetime | date) -> date:
    return at.astimezone(LONDON).date() if isinstance(at, datetime) else at
