"""Where a firm stands on what somebody else's framework asks, by the answers that it gave to our own questions.

Our controls rarely are the same thing as a requirement, so three cautions are built in. A control that is a part of a
requirement never makes it met, however many parts are in place: we ask only parts, and say so. What nobody knows is
taken at its worst and at its best, and only where both come to the same do we say so. And nothing here is a verdict:
only an assessor decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from peelian.adoption.rules.findings import State

MISSING = (State.NO, State.PARTLY)
UNKNOWN = (State.DONT_KNOW, None)


class Met(StrEnum):
    """Where a firm stands on one requirement."""

    MET = "in place"
    PARTLY = "partly in place"
    NOT = "not in place"
    DONT_KNOW = "we do not know"
    NOT_APPLICABLE = "does not apply"
    NOTHING_ASKS = "nothing asks it"


class _Level(IntEnum):
    NOT, PARTLY, MET = range(3)


_AS_MET = {_Level.NOT: Met.NOT, _Level.PARTLY: Met.PARTLY, _Level.MET: Met.MET}


class Reach(StrEnum):
    """What a control is to a requirement: the same thing, all of it and more, or a part or some of it."""

    SAME = "the same"
    MORE = "more"
    PART = "a part"


@dataclass(frozen=True)
class Borne:
    """What the question of one control came to, and what that control is to the requirement."""

    state: State | None
    reach: Reach


@dataclass(frozen=True)
class Standing:
    """Where a firm stands on a requirement. `only_parts`: all that we ask of it is in place, and we ask parts of it."""

    met: Met
    only_parts: bool = False


NOBODY_ASKS = Standing(Met.NOTHING_ASKS)


def standing_on(borne: Sequence[Borne]) -> Standing:
    """Return where a firm stands on a requirement, from the controls that bear on it and that were asked about."""
    counted = [one for one in borne if one.state is not State.NOT_APPLICABLE]
    if not counted:
        return Standing(Met.NOT_APPLICABLE) if borne else NOBODY_ASKS
    worst, best = _level(counted, State.NO), _level(counted, State.YES)
    if worst is not best:
        return Standing(Met.DONT_KNOW)
    all_yes = all(one.state is State.YES for one in counted)
    return Standing(_AS_MET[worst], only_parts=worst is _Level.PARTLY and all_yes)


def standing_of_whole(parts: Iterable[Standing]) -> Standing:
    """Return where a firm stands on a requirement that we reach only through the requirements beneath it."""
    listed = [part for part in parts if part.met is not Met.NOT_APPLICABLE]
    asked = [part for part in listed if part.met is not Met.NOTHING_ASKS]
    if not asked:
        return NOBODY_ASKS if listed else Standing(Met.NOT_APPLICABLE)
    kinds = {part.met for part in listed}
    if kinds == {Met.MET} or kinds == {Met.NOT}:
        return Standing(kinds.pop())
    if kinds & {Met.MET, Met.PARTLY} and not (kinds <= {Met.MET, Met.DONT_KNOW}):
        good = {Met.MET, Met.NOTHING_ASKS}
        return Standing(Met.PARTLY, only_parts=all(part.met in good or part.only_parts for part in listed))
    return Standing(Met.DONT_KNOW) if Met.DONT_KNOW in kinds else Standing(Met.NOT)


def _level(borne: Iterable[Borne], unknown: State) -> _Level:
    """Where it stands if everything that nobody knows is taken to be `unknown`.

    "No" or "partly" to the very same thing decides, whatever its parts.
    """
    states = [(unknown if one.state in UNKNOWN else one.state, one.reach) for one in borne]
    same = [state for state, reach in states if reach is Reach.SAME]
    if State.NO in same or State.PARTLY in same:
        return _Level.NOT if State.NO in same else _Level.PARTLY
    if any(state is State.YES and reach is not Reach.PART for state, reach in states):
        return _Level.PARTLY if any(state in MISSING for state, _ in states) else _Level.MET
    return _Level.PARTLY if any(state is not State.NO for state, _ in states) else _Level.NOT


def fail_words(requirement: str, questions: str, *, sure: bool) -> str:
    """Return what we say of a gate that is shut or may be: “Likely automatic fail on A6.4 (Danzell); …”."""
    named = f"{requirement} ({questions})" if questions else requirement
    if sure:
        return f"Likely automatic fail on {named}; only an assessor decides."
    return f"Nobody knows yet whether {named} would be an automatic fail; only an assessor decides."
