"""Whether somebody became a victim again after we advised them. Says when and of what; claims nothing of why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peelian.kernel.words import day, plural


@dataclass(frozen=True)
class Advised:
    """Advice that reached somebody: on which day, and about which threat ("" when its offence has none)."""

    on: date
    threat: str


@dataclass(frozen=True)
class Suffered:
    """A crime somebody suffered: on which day, as far as it is known, and which threat it was."""

    on: date
    threat: str


@dataclass(frozen=True)
class Again:
    """A crime after advice: its day, the last advice before it, and whether the advice was about the same threat.

    `same_threat` is None when one of the two has no threat of its own.
    """

    on: date
    advised_on: date
    same_threat: bool | None

    @property
    def days(self) -> int:
        return (self.on - self.advised_on).days

    @property
    def words(self) -> str:
        """Say it as the record does."""
        about = {True: "the same threat", False: "another threat", None: "something that cannot be compared with it"}
        return (
            f"Victim again on {day(self.on)}, {plural(self.days, 'day')} after our advice on {day(self.advised_on)}; "
            f"the advice was about {about[self.same_threat]}."
        )


def victim_again(crimes: Iterable[Suffered], advice: Iterable[Advised]) -> list[Again]:
    """Return each crime that lies after advice, the latest first. A crime on the day of the advice is not after it."""
    given = sorted(advice, key=lambda one: one.on)
    found = []
    for crime in sorted(crimes, key=lambda one: one.on, reverse=True):
        before = [one for one in given if one.on < crime.on]
        if before:
            last_day = [one.threat for one in before if one.on == before[-1].on]
            found.append(Again(crime.on, before[-1].on, _same(crime.threat, last_day)))
    return found


def day_of_crime(incident_on: date | None, reported_on: date | None, received_on: date) -> date:
    """Return the best day we know of a crime: when it happened, else when it was reported, else when it reached us."""
    return incident_on or reported_on or received_on


def _same(threat: str, advised: list[str]) -> bool | None:
    if not threat or not any(advised):
        return None
    return threat in advised
