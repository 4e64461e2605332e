"""What an audience said of one control, as counts that point at nobody."""

from collections.abc import Mapping
from dataclasses import dataclass

from peelian.adoption.rules.findings import State
from peelian.evaluation.rules.figures import share_words
from peelian.evaluation.rules.intervals import wilson
from peelian.evaluation.rules.suppression import SMALLEST_SHOWN, shown

WORDS = {
    State.YES: "Yes",
    State.PARTLY: "Partly",
    State.NO: "Not yet",
    State.DONT_KNOW: "Don’t know",
    State.NOT_APPLICABLE: "Not for them",
}
IN_PLACE, NOT_YET = "in place", "not yet"


@dataclass(frozen=True, kw_only=True)
class Answers:
    """One question's answers. `rows`: how many gave each answer, in words; the share is None where it is hidden."""

    control: str
    question: str
    n: int
    rows: tuple[tuple[str, str], ...]
    share: float | None
    low: float | None
    high: float | None
    finding: str

    @property
    def key(self) -> str:
        """A name for the picture on a page."""
        return f"answers-{self.control}"


def answers_to(control: str, question: str, counts: Mapping[State, int]) -> Answers:
    """Return what may be said of one question. Under five answers nothing is; a small count hides what betrays it.

    The share is of those for whom it applies and who know: yes or partly, out of these and “not yet”.
    """
    n = sum(counts.values())
    if n < SMALLEST_SHOWN:
        words = f"Fewer than {SMALLEST_SHOWN} have answered, so nothing is shown."
        return Answers(control=control, question=question, n=n, rows=(), share=None, low=None, high=None, finding=words)
    each = shown({state: counts.get(state, 0) for state in WORDS})
    rows = tuple((WORDS[state], "not shown" if each[state] is None else f"{each[state]:,}") for state in WORDS)
    done, open_still = counts.get(State.YES, 0) + counts.get(State.PARTLY, 0), counts.get(State.NO, 0)
    whole = done + open_still
    hidden = None in shown({IN_PLACE: done, NOT_YET: open_still, "other": n - whole}).values()
    if hidden or not whole:
        return Answers(
            control=control, question=question, n=n, rows=rows, share=None, low=None, high=None,
            finding=f"{n:,} have answered. Some counts are too small to show a share.",
        )  # fmt: skip
    chance = wilson(done, whole)
    finding = f"{done:,} of {whole:,} say it is in place, wholly or partly: {share_words(done / whole, chance)}"
    return Answers(
        control=control, question=question, n=n, rows=rows,
        share=done / whole, low=chance.low, high=chance.high, finding=finding,
    )  # fmt: skip


def answered_words(answered: int, people: int) -> str:
    """Return how many have answered, as the title of the page: a few are not counted out."""
    if not answered:
        return "Nobody has answered yet"
    if answered < SMALLEST_SHOWN:
        return f"Fewer than {SMALLEST_SHOWN} of {people:,} have answered"
    return f"{answered:,} of {people:,} have answered"
