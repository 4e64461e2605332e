from enum import StrEnum


class How(StrEnum):
    """What changed the map."""

    LOAD = "load"
    JOIN = "join"
    PART = "part"
    RUN = "run"
    EXPIRY = "expiry"


class Verdict(StrEnum):
    """What the evidence about two records says: join them, ask a person, or keep them apart."""

    JOIN = "join"
    REVIEW = "review"
    APART = "apart"


class RunState(StrEnum):
    """How a run of linking stands. One that was killed is picked up where it was."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class NameOf(StrEnum):
    """Which part of a name is counted."""

    GIVEN = "given"
    FAMILY = "family"
    ORGANISATION = "organisation"
