"""Questions as a page shows them: the words, what stands, who differs, and what was said the time before."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import uuid4

from peelian.adoption.rules.findings import State
from peelian.assessment.models import Assessment
from peelian.assessment.queries.assessments import Position, position
from peelian.assessment.rules.answers import Given
from peelian.assessment.rules.posting import as_shown
from peelian.knowledge import queries as knowledge

WORDS = {
    State.YES: "Yes",
    State.PARTLY: "Partly",
    State.NO: "No",
    State.DONT_KNOW: "I don’t know",
    State.NOT_APPLICABLE: "It does not apply to us",
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One question. `heads`: the answers that stand, more than one only where people differ."""

    control: str
    question: str
    know: str
    only_if: str
    state: str
    evidence: str
    note: str
    heads: tuple[Given, ...]
    in_conflict: bool
    hidden: bool
    before: str
    key: str

    @property
    def saw(self) -> str:
        """The keys of the answers that whoever answers now has seen."""
        return " ".join(str(one.key) for one in self.heads)

    @property
    def was(self) -> str:
        """What the page shows of it, so that it is known whether it was answered again."""
        return as_shown(self.state, self.evidence, self.note) if self.state else ""

    @property
    def differing(self) -> list[str]:
        """What each person said, where they differ: “Kofi said “no””."""
        return [f"{one.by_name} said “{WORDS[one.state].lower()}”" for one in self.heads] if self.in_conflict else []


def lines(stands: Position, *, only: Collection[str] = (), before: Position | None = None) -> list[Line]:
    """Return the questions in their order; where `only` names any, those and what they hang on."""
    needed = set(only)
    for question in reversed(stands.questions):
        if question.control in needed and question.only_if:
            needed.add(question.only_if)
    return [
        _line(stands, one.control, one.only_if, before) for one in stands.questions if not only or one.control in needed
    ]


def standing_now(stands: Position, *, only: Collection[str] = ()) -> dict[str, dict[str, object]]:
    """Return for each answered question the keys that stand and who differs, as a device is told after it has sent."""
    listed = lines(stands, only=only)
    return {line.control: {"saw": line.saw, "differ": line.differing} for line in listed if line.heads}


def previous(assessment: Assessment) -> Position | None:
    """Return where the firm stood by the assessment before this one, or None."""
    earlier = Assessment.objects.concluded().filter(firm=assessment.firm_id, started_at__lt=assessment.started_at)
    last = earlier.order_by("-started_at").first()
    return position(last) if last else None


def _line(stands: Position, control: str, only_if: str, before: Position | None) -> Line:
    one = stands.answers.get(control)
    agreed = one if one and not one.in_conflict else None
    known = knowledge.control(control)
    last = before.states.get(control) if before else None
    return Line(
        control=control,
        question=known.question,
        know=known.how_you_would_know,
        only_if=only_if,
        state=agreed.state.value if agreed else "",
        evidence=one.evidence.value if one else "",
        note=agreed.answers[-1].note if agreed else "",
        heads=one.answers if one else (),
        in_conflict=bool(one and one.in_conflict),
        hidden=control in stands.hidden,
        before=WORDS[last] if last else "",
        key=str(uuid4()),
    )
