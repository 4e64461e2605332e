"""Whether an answer that was given to an earlier version of a question still answers the one in use."""

from dataclasses import dataclass

from peelian.knowledge.rules.sources import Authored


@dataclass(frozen=True, kw_only=True)
class SameMeaning(Authored):
    """Answers to a control's question mean the same from version `since` to `until`, and why we say so."""

    control: str
    since: int
    until: int


def means_the_same(declared: SameMeaning | None, *, given: int, now: int) -> bool:
    """Return whether an answer to version `given` of a question answers version `now`.

    The same version does. Another does only where both lie in what is declared; what nobody declared is asked again.
    """
    if given == now:
        return True
    return declared is not None and all(declared.since <= version <= declared.until for version in (given, now))
