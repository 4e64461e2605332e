"""What a request deserves: which comes first, and what is suggested with its reason. An officer decides."""

from dataclasses import dataclass
from datetime import date, datetime

from peelian.engagement.rules.requests import Decision, Wanted
from peelian.kernel.words import duration, plural

# Our judgement: no study gives these numbers. A talk fills a room, and a journey costs what three calls cost.
FEW = 8  # people in a room, under which others are asked to join
FAR = 90  # minutes there and back, over which a call does as well
SELF = 9  # people at a firm, up to which the questions are answered by link in half an hour


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """What is known of a request. `near`: others like it that wait nearby; `travel`: minutes there and back."""

    wanted: Wanted
    people: int | None = None
    at_risk: bool = False
    travel: int | None = None
    near: int = 0


@dataclass(frozen=True)
class Suggestion:
    """What could be done about a request, and why, in a sentence."""

    decision: Decision
    why: str


def suggested(weighed: Weighed) -> Suggestion:
    """Return what is suggested. Risk comes before the journey, and the journey before everything else."""
    far = weighed.travel is not None and weighed.travel > FAR
    if weighed.at_risk:
        return _pressing(weighed, far)
    if weighed.wanted in (Wanted.TALK, Wanted.EXERCISE):
        return _in_a_room(weighed, far)
    if weighed.wanted is Wanted.ADVICE:
        return Suggestion(Decision.CALL, "A question is answered soonest by telephone.")
    if weighed.near:
        return Suggestion(Decision.GROUP, _near(weighed))
    if weighed.people is not None and weighed.people <= SELF:
        why = f"With {plural(weighed.people, 'person', 'people')} they can answer the questions themselves."
        return Suggestion(Decision.LINK, f"{why} Talk about the plan afterwards.")
    return _journey(weighed, far)


def _pressing(weighed: Weighed, far: bool) -> Suggestion:
    if far:
        return Suggestion(
            Decision.CALL, f"It presses, and the journey takes {duration(weighed.travel or 0)}: ring first."
        )
    return Suggestion(Decision.VISIT, "It presses, and they are near enough to go.")


def _in_a_room(weighed: Weighed, far: bool) -> Suggestion:
    if weighed.near:
        return Suggestion(Decision.GROUP, _near(weighed))
    if weighed.people is not None and weighed.people < FEW:
        why = f"There would be {plural(weighed.people, 'person', 'people')}; a session with others reaches more."
        return Suggestion(Decision.GROUP, why)
    return _journey(weighed, far)


def _journey(weighed: Weighed, far: bool) -> Suggestion:
    if far:
        return Suggestion(Decision.CALL, f"The journey takes {duration(weighed.travel or 0)} there and back.")
    if weighed.travel is None:
        return Suggestion(Decision.CALL, "We do not know how far it is: ring first, and ask.")
    return Suggestion(Decision.VISIT, f"The journey takes {duration(weighed.travel)} there and back.")


def _near(weighed: Weighed) -> str:
    others = plural(weighed.near, "other like it waits", "others like it wait")
    return f"{others} nearby: one session serves them together."


def place(*, at_risk: bool, wished_by: date | None, came_at: datetime) -> tuple[bool, date, datetime]:
    """Return where a request stands among those that wait: risk first, then the wished day, then who came first."""
    return (not at_risk, wished_by or date.max, came_at)
