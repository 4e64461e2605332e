from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from peelian.adoption.actions import Told, change_step, drop_action, finish_action
from peelian.adoption.models import Action
from peelian.assessment.actions.plans import REMIND_BEFORE
from peelian.assessment.models import Assessment
from peelian.assessment.queries.register import register, steps_by_code
from peelian.documents.rules.register import Changed, Compared, Line, Status, compared
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.records.actions import log
from peelian.records.rules.operations import Operation

MISTAKES = "There are mistakes in the register, so nothing was changed."


def hand_out(*, assessment: Assessment, what: str, by: Actor, at: datetime) -> None:
    """Log that a paper was made for the firm. `what` names it: “strategy.docx”."""
    detail = f"made for the firm: {what}"
    log(
        operation=Operation.DISCLOSURE,
        subject=assessment.label,
        by=by,
        at=at,
        detail=detail,
        recipient=assessment.firm_name,
    )


@transaction.atomic
def take_register(*, assessment: Assessment, lines: Sequence[Line], by: Actor, at: datetime) -> Compared:
    """Change a plan to what a register that was filled in says, and return what was changed.

    It is compared with what stands now, whatever was shown before. Refused: any mistake, and then nothing changes.
    """
    Assessment.objects.select_for_update().get(pk=assessment.pk)
    said = compared(register(assessment, timezone.localdate(at)), lines)
    if said.faults:
        raise Refused(f"{MISTAKES} {said.faults[0]}")
    steps = steps_by_code(assessment)
    for change in said.changes:
        _carry_out(steps[change.after.code], change, by, at)
    return said


def _carry_out(action: Action, change: Changed, by: Actor, at: datetime) -> None:
    after = change.after
    told = Told(owner=after.who, due_on=after.by_when, note=after.note, remind_on=_reminder(action, after.by_when))
    change_step(action=action, told=told, by=by, at=at)
    if change.before.status is after.status:
        return
    if after.status is Status.DONE:
        finish_action(action=action, by=by, at=at)
    else:
        drop_action(action=action, by=by, at=at)


def _reminder(action: Action, due_on: date | None) -> date | None:
    """When somebody is reminded: as it was where the day did not move, else as long before it as is usual."""
    if due_on == action.due_on:
        return action.remind_on
    return due_on - REMIND_BEFORE if due_on else None
