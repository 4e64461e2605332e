from dataclasses import dataclass

from peelian.assessment.rules.outcomes import Outcome

BAD = (Outcome.FIX, Outcome.IMPROVE)


@dataclass(frozen=True)
class Judged:
    """What one check of one host came to. `reason` is a code of the texts; `shown` is the record or line seen."""

    check: str
    host: str
    outcome: Outcome
    reason: str
    shown: str = ""

    @property
    def bad(self) -> bool:
        return self.outcome in BAD


def confirmed(first: tuple[Judged, ...], second: tuple[Judged, ...]) -> tuple[Judged, ...]:
    """Return what two looks may say together: something bad only where both saw the very same.

    What one look could not tell and the other found good is good. Where one found something bad and the other
    did not see it, nothing is told: "could not tell".
    """
    again = {(judged.check, judged.host): judged for judged in second}
    return tuple(_together(judged, again.get((judged.check, judged.host))) for judged in first)


def _together(one: Judged, other: Judged | None) -> Judged:
    if other is None or (one.bad != other.bad) or (one.bad and not _same(one, other)):
        return _differ(one) if one.bad or (other is not None and other.bad) else one
    return one if other.outcome is Outcome.COULD_NOT_TELL else other


def _same(one: Judged, other: Judged) -> bool:
    return (one.outcome, one.reason) == (other.outcome, other.reason)


def _differ(judged: Judged) -> Judged:
    return Judged(judged.check, judged.host, Outcome.COULD_NOT_TELL, "looks-differ", judged.shown)
