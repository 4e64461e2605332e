"""Two times of asking the same firm: what changed, who says so, since when, and how we know.

Whether something got better and how sure we are of it are two things. The first is told by `How.BETTER` and the like,
the second by `How.SURER`, and only where the answer itself is the same; neither is ever added to the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from peelian.adoption.rules.findings import Evidence, State
from peelian.assessment.rules.scoring import HALVES, Range, range_of

_STRENGTH = (Evidence.SAID, Evidence.SEEN, Evidence.CHECKED)


class How(StrEnum):
    """What became of one answer, in the order in which a page lists them."""

    WORSE = "worse than before"
    UNKNOWN = "not known any more"
    BETTER = "better than before"
    KNOWN = "known now"
    APPLIES = "applies now"
    NOT_NEEDED = "does not apply any more"
    SURER = "the same, and we are surer"
    LESS_SURE = "the same, and we are less sure"


ORDER = tuple(How)


@dataclass(frozen=True, kw_only=True)
class Stand:
    """What one question came to; None while nobody has answered, and then by nobody and since no time."""

    state: State | None
    evidence: Evidence = Evidence.SAID
    by_name: str = ""
    since: datetime | None = None


@dataclass(frozen=True)
class Change:
    """One question that came to something else, or to the same with other evidence."""

    control: str
    how: How
    before: Stand
    now: Stand


@dataclass(frozen=True)
class Compared:
    """Two assessments side by side. The ranges are over the questions that both asked, so that they compare.

    `new`, `dropped`: asked only the second time, or only the first. `same`: how many came to the same.
    """

    changes: tuple[Change, ...]
    same: int
    new: tuple[str, ...]
    dropped: tuple[str, ...]
    range_before: Range
    range_now: Range

    def count(self, *which: How) -> int:
        """Return how many changes are of one of these kinds."""
        return sum(change.how in which for change in self.changes)


def compare(before: Mapping[str, Stand], now: Mapping[str, Stand]) -> Compared:
    """Return what changed between two assessments. Of each: what every question came to, in the order of asking."""
    both = [control for control in now if control in before]
    found = []
    for control in both:
        if how := how_changed(before[control], now[control]):
            found.append(Change(control, how, before[control], now[control]))
    found.sort(key=lambda change: ORDER.index(change.how))
    return Compared(
        changes=tuple(found),
        same=len(both) - len(found),
        new=_absent(now, before),
        dropped=_absent(before, now),
        range_before=range_of(before[control].state for control in both),
        range_now=range_of(now[control].state for control in both),
    )


def how_changed(before: Stand, now: Stand) -> How | None:
    """Return what became of one answer; None when it is the same and as sure, or unknown both times."""
    was, is_now = _known(before.state), _known(now.state)
    if was is None or is_now is None:
        return _learnt(was, is_now)
    if was == is_now:
        return _surer(before.evidence, now.evidence)
    if State.NOT_APPLICABLE in (was, is_now):
        return How.NOT_NEEDED if is_now is State.NOT_APPLICABLE else How.APPLIES
    return How.BETTER if HALVES[is_now] > HALVES[was] else How.WORSE


def _known(state: State | None) -> State | None:
    return None if state is State.DONT_KNOW else state


def _learnt(was: State | None, is_now: State | None) -> How | None:
    if was == is_now:
        return None
    return How.KNOWN if was is None else How.UNKNOWN


def _surer(before: Evidence, now: Evidence) -> How | None:
    if before is now:
        return None
    return How.SURER if _STRENGTH.index(now) > _STRENGTH.index(before) else How.LESS_SURE


def _absent(these: Iterable[str], those: Mapping[str, Stand]) -> tuple[str, ...]:
    return tuple(control for control in these if control not in those)


def finding(before: Range, now: Range) -> str:
    """Return in one sentence what two ranges over the same questions say, and no more than they say."""
    moved = f"from {before.low} to {before.high} then, to {now.low} to {now.high} now"
    if (before.low, before.high) == (now.low, now.high):
        return f"Where it stands has not moved: {now.low} to {now.high} out of 100 both times"
    if now.low > before.high:
        return f"It stands higher, whatever we do not know: {moved}"
    if now.high < before.low:
        return f"It stands lower, whatever we do not know: {moved}"
    if now.low >= before.low and now.high <= before.high:
        return f"We know more, and the range is narrower: {moved}"
    if now.low >= before.low and now.high >= before.high:
        return f"Both ends of the range are higher: {moved}"
    if now.low <= before.low and now.high <= before.high:
        return f"Both ends of the range are lower: {moved}"
    return f"We know less, and the range is wider: {moved}"
