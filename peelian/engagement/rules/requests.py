"""Requests for our time: from whom, for what, and what we can do instead of going there."""

from enum import StrEnum


class Wanted(StrEnum):
    """What somebody asks for."""

    ASSESSMENT = "an assessment"
    TALK = "a talk"
    EXERCISE = "an exercise"
    ADVICE = "advice"


class Decision(StrEnum):
    """What we do about a request."""

    VISIT = "visit them"
    CALL = "talk by telephone or video"
    LINK = "send a link to do it themselves"
    GROUP = "a session for several together"
    ELSEWHERE = "pass it to somebody nearer"
    DECLINE = "say no"
