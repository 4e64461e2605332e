from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from peelian.adoption.rules.findings import State
from peelian.assessment.models import Answer, Assessment
from peelian.assessment.rules.answers import Said
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.knowledge import queries as knowledge
from peelian.records.actions import log
from peelian.records.rules.operations import Operation

MOST_SEEN = 20  # answers to one question that another can name: more than that is no device of ours


@transaction.atomic
def take_answers(*, assessment: Assessment, said: Sequence[Said], who: str, by: Actor, at: datetime) -> int:
    """Keep answers to questions of an assessment; those that came before are kept once. Return how many were new.

    One that arrives after the assessment is finished is kept too, for it may have been given before. Refused: a
    question that is not asked; "not applicable" without its reason. A clock that is ahead is set to `at`.
    """
    asked = {question.control for question in knowledge.questionnaire(assessment.questionnaire).questions}
    for one in said:
        if one.control not in asked:
            raise Refused(f"This assessment does not ask about “{one.control}”.")
        if one.state is State.NOT_APPLICABLE and not one.note.strip():
            raise Refused("Say in a few words why it does not apply.")
    before = Answer.objects.filter(key__in=[one.key for one in said]).count()
    Answer.objects.bulk_create(
        [
            Answer(
                assessment=assessment,
                key=one.key,
                control_id=one.control,
                control_version=knowledge.control(one.control).version,
                state=one.state.value,
                evidence=one.evidence.value,
                note=one.note.strip()[:300],
                saw=list(one.saw[:MOST_SEEN]),
                by_name=who,
                given_at=min(one.given_at, at),
                noted_at=at,
            )
            for one in said
        ],
        ignore_conflicts=True,
    )
    new = len(said) - before
    if new:
        log(operation=Operation.COLLECTION, subject=assessment.label, by=by, at=at, detail=f"{new} answers of {who}")
    return new
