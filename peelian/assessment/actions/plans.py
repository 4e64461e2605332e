from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from peelian.accounts.models import Officer
from peelian.adoption.actions import PlanStep, agree_plan
from peelian.adoption.models import Action
from peelian.adoption.models.actions import ActionKind
from peelian.assessment.models import Assessment
from peelian.assessment.queries.plans import Step
from peelian.assessment.queries.proposing import proposal
from peelian.kernel.refused import Refused

REMIND_BEFORE = timedelta(days=7)


@dataclass(frozen=True)
class Chosen:
    """An action that the firm takes on: its control, who does it, and by when."""

    control: str
    owner: str
    due_on: date | None


@transaction.atomic
def agree(*, assessment: Assessment, chosen: Sequence[Chosen], by: Officer, at: datetime) -> list[Action]:
    """Agree a firm's plan from what its answers propose: the chosen actions, in the order of the ranking.

    Refused: nothing chosen, nobody named, and an action that is not proposed (any more).
    """
    held = Assessment.objects.select_for_update().select_related("firm__about").get(pk=assessment.pk)
    steps = {step.control.code: step for step in proposal(held).steps}
    by_control = {one.control: one for one in chosen}
    if gone := [control for control in by_control if control not in steps]:
        raise Refused(f"The answers have changed, and this is not in the plan any more: {', '.join(sorted(gone))}.")
    if any(not one.owner.strip() for one in chosen):
        raise Refused("Say who does each thing: a first name is enough.")
    agreed = agree_plan(
        about=held.firm.about,
        steps=[_as_step(step, by_control) for step in steps.values() if step.control.code in by_control],
        origin=held.label,
        by=by,
        at=at,
    )
    held.agreed_at = at
    held.save(update_fields=["agreed_at"])
    return agreed


def _as_step(step: Step, chosen: Mapping[str, Chosen]) -> PlanStep:
    one = chosen[step.control.code]
    return PlanStep(
        control=step.control.code,
        kind=ActionKind.FIND_OUT if step.find_out else ActionKind.DO,
        owner=one.owner.strip(),
        due_on=one.due_on,
        minutes=step.minutes,
        pounds=step.pounds,
        why=step.why,
        remind_on=one.due_on - REMIND_BEFORE if one.due_on else None,
    )
