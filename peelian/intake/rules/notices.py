from enum import StrEnum


class Notice(StrEnum):
    """What a text of ours is for. It says nothing of what happened: whoever holds the telephone may read it."""

    ADVICE = "advice"
    MISSED_CALL = "missed-call"

    @property
    def words(self) -> str:
        return "that advice waits for them" if self is Notice.ADVICE else "that we rang"
