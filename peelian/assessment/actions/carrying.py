from collections import defaultdict
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from peelian.accounts.models import Officer
from peelian.assessment.actions.answers import take_answers
from peelian.assessment.models import Assessment
from peelian.assessment.queries.carrying import from_before
from peelian.assessment.rules.answers import Given, Said
from peelian.kernel.refused import Refused

CARRIED = UUID("5d9f4d3c-7a0e-4c55-9b52-0f6f1c0b8a11")  # the space of names in which keys of kept answers are made


@transaction.atomic
def carry_over(*, assessment: Assessment, by: Officer, at: datetime) -> int:
    """Keep the answers of the firm's last finished assessment that mean the same. Return how many were kept.

    Each stays with who gave it, when, and how we knew. Done twice, it counts once. Refused: a finished assessment,
    and one with nothing to keep.
    """
    held = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if held.concluded_at:
        raise Refused("This assessment is finished already.")
    found = from_before(held)
    if found is None or not found.answers:
        raise Refused("There is no earlier answer that means the same and is not given again already.")
    by_whom: dict[str, list[Said]] = defaultdict(list)
    for answer in found.answers.values():
        by_whom[answer.by_name].append(_said(held, answer))
    return sum(take_answers(assessment=held, said=said, who=who, by=by, at=at) for who, said in by_whom.items())


def _said(assessment: Assessment, answer: Given) -> Said:
    return Said(
        key=uuid5(CARRIED, f"{assessment.pk} {answer.key}"),
        control=answer.control,
        state=answer.state,
        evidence=answer.evidence,
        given_at=answer.given_at,
        note=answer.note,
    )
