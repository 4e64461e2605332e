"""Which hours and ways have been tried, and what to try next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from peelian.intake.rules.stages import Reached
from peelian.kernel.words import clock, plural
from peelian.parties.rules.kinds import Channel, Hours

ORDER = (Hours.EVENING, Hours.MORNING, Hours.AFTERNOON)  # most are at work by day: our judgement
NOON, EVENING = 12, 17  # the hours of the day at which the afternoon and the evening begin
WHEN = {Hours.MORNING: "a morning", Hours.AFTERNOON: "an afternoon", Hours.EVENING: "an evening"}
WAYS = {Channel.TEXT: "Text", Channel.EMAIL: "E-mail", Channel.LETTER: "Letter"}


@dataclass(frozen=True)
class Try:
    """One try at contact. `at` is in local time."""

    channel: Channel
    reached: Reached
    at: datetime


@dataclass(frozen=True)
class Tries:
    """What was tried by one way, or by telephone at one part of the day. A line: “Tue 2 June, 10am: no answer”."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Next:
    """What to try next, in words; `by_letter` when that is a letter."""

    words: str
    by_letter: bool = False


def hours_of(at: datetime) -> Hours:
    """Return which part of the day a local time is in."""
    return Hours.MORNING if at.hour < NOON else Hours.AFTERNOON if at.hour < EVENING else Hours.EVENING


def table(tries: Sequence[Try]) -> list[Tries]:
    """Return what was tried: a line each for calls in the morning, afternoon and evening, then the ways used."""
    ordered = sorted(tries, key=lambda each: each.at)
    calls = [each for each in ordered if each.channel is Channel.TELEPHONE]
    rows = [Tries(f"Call, {hours}", _said(each for each in calls if hours_of(each.at) is hours)) for hours in Hours]
    others = [Tries(name, _said(each for each in ordered if each.channel is way)) for way, name in WAYS.items()]
    return [*rows, *(row for row in others if row.lines)]


def next_try(
    tries: Sequence[Try], *, prefers: Hours | None, calls_before_letter: int, may_ring: bool, may_write: bool
) -> Next | None:
    """Return what to try next, or None when nobody was rung, somebody was reached, or no way is left.

    An hour that was not tried yet, and first the one they prefer; a letter once `calls_before_letter` calls reached
    nobody (the service level that the force sets).
    """
    calls = [each for each in tries if each.channel is Channel.TELEPHONE]
    if not calls or any(each.reached.is_reached for each in calls):
        return None
    if may_write and (not may_ring or len(calls) >= calls_before_letter):
        return Next(f"{plural(len(calls), 'call')} reached nobody. Write a letter next.", by_letter=True)
    return Next(_another_hour(calls, prefers)) if may_ring else None


def _another_hour(calls: Sequence[Try], prefers: Hours | None) -> str:
    tried = {hours_of(each.at) for each in calls}
    wanted = next((hours for hours in (*([prefers] if prefers else []), *ORDER) if hours not in tried), None)
    if wanted is None:
        return "Every part of the day has been tried. Ring at another hour, on another day of the week."
    return f"Try {WHEN[wanted]}: {'they prefer it' if wanted is prefers else 'nobody has yet'}."


def _said(tries: Iterable[Try]) -> tuple[str, ...]:
    return tuple(f"{each.at:%a} {each.at.day} {each.at:%B}, {clock(each.at.time())}: {each.reached}" for each in tries)
