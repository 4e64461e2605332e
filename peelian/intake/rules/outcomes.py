"""What somebody says of a control we advised, and what it means for findings and their plan."""

from enum import StrEnum

from peelian.adoption.rules.findings import Evidence, State


class Said(StrEnum):
    """An officer's choices for each control, at the end of contact."""

    DONE = "done while we spoke"
    SEEN = "I saw it in place"
    ALREADY = "had it before"
    WILL = "says they will"
    NO = "does not want to"
    DONT_KNOW = "we did not get to it"


_MEANS: dict[Said, tuple[State, Evidence]] = {
    Said.DONE: (State.YES, Evidence.SAID),
    Said.SEEN: (State.YES, Evidence.SEEN),
    Said.ALREADY: (State.YES, Evidence.SAID),
    Said.WILL: (State.NO, Evidence.SAID),
    Said.NO: (State.NO, Evidence.SAID),
    Said.DONT_KNOW: (State.DONT_KNOW, Evidence.SAID),
}

BEFORE = "before"  # ends the origin of a finding that was true before we came: it is not our doing


def means(said: Said) -> tuple[State, Evidence]:
    """Return how far the control is in place and how we know."""
    return _MEANS[said]
