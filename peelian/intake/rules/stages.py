"""The words for where a feed, a row and a report stand."""

from enum import StrEnum


class FeedStage(StrEnum):
    STAGED = "staged"
    CHECKED = "checked"
    LOADING = "loading"
    LOADED = "loaded"
    UNDONE = "undone"
    DROPPED = "dropped"


class Verdict(StrEnum):
    """What becomes of one row of a feed."""

    SAVED = "saved"
    REFUSED = "refused"
    DUPLICATE = "duplicate"


class Stage(StrEnum):
    """Where a report stands: nobody has it, somebody has, we wait for an answer, or it has ended."""

    NEW = "new"
    CLAIMED = "claimed"
    WAITING = "waiting"
    CLOSED = "closed"


class Band(StrEnum):
    """What sets the clock of a report: the worst thing that is known of it."""

    DANGER = "danger"
    VULNERABLE = "vulnerable"
    ONGOING = "ongoing"
    OTHER = "other"


class Outcome(StrEnum):
    """How contact ended."""

    ADVISED = "advised"
    DECLINED = "declined advice"
    NOT_REACHED = "could not be reached"
    ALREADY_HELPED = "already helped by somebody else"
    WRONG_PERSON = "not the person in the report"
    BATCH = "written to in a batch, not spoken to"


class Reached(StrEnum):
    """What came of one attempt at contact."""

    SPOKE = "spoke to them"
    RANG_US = "they rang us"
    SPOKE_TO_OTHER = "spoke to somebody else"
    NO_ANSWER = "no answer"
    LEFT_MESSAGE = "left a message without details"
    WRONG_NUMBER = "wrong number"
    SENT = "sent"

    @property
    def is_reached(self) -> bool:
        """Whether an officer and whom they wanted spoke."""
        return self in (Reached.SPOKE, Reached.RANG_US)
