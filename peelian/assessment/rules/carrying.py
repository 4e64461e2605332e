"""What becomes of a firm's earlier answers when it is asked by a new questionnaire or a new version of one.

An answer is kept where its question means the same. Everything else is listed with why it is asked again, so that
nothing is dropped in silence and nothing is taken for an answer that is none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from peelian.adoption.rules.findings import State


class Why(StrEnum):
    """Why a question is asked again."""

    CHANGED = "the question means something else now"
    UNKNOWN = "nobody knew, or people differed"
    NEW = "it was not asked before"


@dataclass(frozen=True)
class Earlier:
    """An earlier answer: what it came to, and whether its question still means the same."""

    state: State | None
    means_the_same: bool


@dataclass(frozen=True)
class Carrying:
    """The controls whose answers are kept, those asked again with why, and those not asked about any more."""

    kept: tuple[str, ...]
    again: tuple[tuple[str, Why], ...]
    gone: tuple[str, ...]


def carry(before: Mapping[str, Earlier], asked: Iterable[str]) -> Carrying:
    """Return what becomes of earlier answers. `asked`: the controls of the new questionnaire, in its order."""
    order = list(asked)
    reasons = {control: _why(before.get(control)) for control in order}
    return Carrying(
        kept=tuple(control for control, why in reasons.items() if why is None),
        again=tuple((control, why) for control, why in reasons.items() if why is not None),
        gone=tuple(control for control in before if control not in reasons),
    )


def _why(earlier: Earlier | None) -> Why | None:
    if earlier is None:
        return Why.NEW
    if not earlier.means_the_same:
        return Why.CHANGED
    return Why.UNKNOWN if earlier.state in (None, State.DONT_KNOW) else None
