"""The answers of the assessment before this one, and which of them still answer what is asked now."""

from collections.abc import Mapping
from dataclasses import dataclass

from peelian.assessment.models import Answer, Assessment
from peelian.assessment.queries.assessments import position, questions_of
from peelian.assessment.rules.answers import Given, Standing
from peelian.assessment.rules.carrying import Carrying, Earlier, carry
from peelian.knowledge import queries as knowledge


@dataclass(frozen=True)
class FromBefore:
    """The assessment before, what becomes of its answers, and the answer that is kept for each control."""

    earlier: Assessment
    carrying: Carrying
    answers: Mapping[str, Given]


def from_before(assessment: Assessment) -> FromBefore | None:
    """Return what an assessment can take over from the firm's last finished one; None when there is none.

    What has been answered already is left as it is.
    """
    finished = Assessment.objects.concluded().filter(firm=assessment.firm_id, started_at__lt=assessment.started_at)
    earlier = finished.order_by("-started_at", "-id").first()
    if earlier is None:
        return None
    stands = position(earlier)
    versions = dict(Answer.objects.filter(assessment=earlier).values_list("key", "control_version"))
    answered = set(assessment.answers.values_list("control_id", flat=True))
    before = {
        control: Earlier(one.state, all(_still(answer, versions[answer.key]) for answer in one.answers))
        for control, one in stands.answers.items()
    }
    asked = [one.control for one in questions_of(assessment) if one.control not in answered]
    listed = carry(before, asked)
    gone = tuple(control for control in listed.gone if control not in answered)
    carrying = Carrying(listed.kept, listed.again, gone)
    return FromBefore(earlier, carrying, {control: _best(stands.answers[control]) for control in carrying.kept})


def _still(answer: Given, version: int) -> bool:
    return knowledge.still_answers(answer.control, given=version)


def _best(standing: Standing) -> Given:
    """The answer with the best evidence, of those that agree."""
    return next(one for one in reversed(standing.answers) if one.evidence is standing.evidence)
