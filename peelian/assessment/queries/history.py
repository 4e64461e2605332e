"""A firm over time: its finished assessments, what changed between the last two, and where others like it stand."""

from dataclasses import dataclass

from peelian.assessment.models import Assessment
from peelian.assessment.queries.assessments import Position, position
from peelian.assessment.rules.comparing import Compared, Stand, compare
from peelian.assessment.rules.peers import Peers, Placed, peers
from peelian.assessment.rules.scoring import Confidence, Range
from peelian.engagement.models import Firm
from peelian.knowledge import queries as knowledge


@dataclass(frozen=True)
class Past:
    """One finished assessment: where the firm stood, over how many questions, and how much was seen or checked."""

    assessment: Assessment
    title: str
    stands: Position

    @property
    def range(self) -> Range:
        """Where the firm stood, out of 100."""
        return self.stands.range

    @property
    def confidence(self) -> Confidence:
        """How much of what was known somebody saw or a check showed."""
        return self.stands.confidence

    @property
    def questions(self) -> int:
        """How many questions it asks."""
        return len(self.stands.questions)


@dataclass(frozen=True)
class History:
    """The finished assessments, oldest first; what changed between the last two; the others, None when too few."""

    past: tuple[Past, ...]
    compared: Compared | None
    peers: Peers | None

    @property
    def last(self) -> Past | None:
        """The newest one."""
        return self.past[-1] if self.past else None

    @property
    def before(self) -> Past | None:
        """The one before the newest."""
        return self.past[-2] if len(self.past) > 1 else None


def history_of(firm: Firm) -> History:
    """Return a firm's finished assessments with what changed. Two queries, and two more to compare with others."""
    finished = Assessment.objects.concluded().filter(firm=firm).order_by("concluded_at", "id")
    past = tuple(_past(one) for one in finished.select_related("firm").prefetch_related("answers"))
    compared = compare(stands_of(past[-2].stands), stands_of(past[-1].stands)) if len(past) > 1 else None
    return History(past, compared, _peers(past[-1].assessment) if past else None)


def stands_of(stands: Position) -> dict[str, Stand]:
    """Return what each question came to, with who said so last and since when.

    A question that was not asked because of another was decided by whoever answered that one.
    """
    asked_by = {one.control: one.only_if for one in stands.questions}
    found = {}
    for control, state in stands.states.items():
        decides = control
        while decides in stands.hidden:
            decides = asked_by[decides]
        answer = stands.answers[decides].answers[-1] if decides in stands.answers else None
        found[control] = Stand(
            state=state,
            evidence=stands.evidence_of(control),
            by_name=answer.by_name if answer else "",
            since=answer.given_at if answer else None,
        )
    return found


def _past(assessment: Assessment) -> Past:
    return Past(assessment, knowledge.questionnaire(assessment.questionnaire).title, position(assessment))


def _peers(assessment: Assessment) -> Peers | None:
    """The newest finished assessment of every firm of the unit that was asked the same questions at the same size."""
    same = Assessment.objects.concluded().filter(
        firm__unit=assessment.firm.unit_id, questionnaire=assessment.questionnaire, size=assessment.size
    )
    newest = same.order_by("firm_id", "-concluded_at", "-id").distinct("firm_id").prefetch_related("answers")
    placed = {one.firm_id: Placed(size=one.size, section=one.section, range=position(one).range) for one in newest}
    return peers(assessment.firm_id, placed)
