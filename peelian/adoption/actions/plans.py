from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from peelian.adoption.actions.findings import Noted, note_findings, versions_of
from peelian.adoption.models import Action
from peelian.adoption.models.actions import ActionKind, Progress
from peelian.adoption.rules.findings import Evidence, State
from peelian.kernel.actor import Actor, Bearer
from peelian.kernel.refused import Refused
from peelian.parties.models import SourceRecord
from peelian.records.actions import log
from peelian.records.rules.operations import Operation
from peelian.tasks.actions import finish_tasks

PLAN_STEP = "plan step"  # the task that reminds of one


@dataclass(frozen=True, kw_only=True)
class PlanStep:
    """One step of a plan in its place, as it is agreed. `minutes` of everybody, `pounds` in the first year."""

    control: str
    kind: ActionKind
    owner: str
    due_on: date | None
    minutes: int
    pounds: int
    why: str
    remind_on: date | None = None


@transaction.atomic
def agree_plan(*, about: SourceRecord, steps: Sequence[PlanStep], origin: str, by: Actor, at: datetime) -> list[Action]:
    """Agree a party's one plan, its steps in order. A step of an earlier plan that is not in it any more is dropped.

    What they said on the telephone that they would do stays, as a step where the plan has it too. Refused: a plan of
    nothing, and a control that we do not know or that is there twice.
    """
    controls = [step.control for step in steps]
    if not controls or len(set(controls)) < len(controls):
        raise Refused("A plan has at least one step, and each control once.")
    versions_of(set(controls))
    open_ones = {action.control_id: action for action in Action.objects.select_for_update().open().filter(about=about)}
    for control, action in open_ones.items():
        if action.position and control not in controls:
            _end(action, Progress.DROPPED, by, at)
    agreed = [
        _as_agreed(open_ones.get(step.control) or Action(about=about, control_id=step.control), place, step)
        for place, step in enumerate(steps, start=1)
    ]
    for action in agreed:
        action.origin, action.agreed_at, action.agreed_by = origin, at, by.name
        action.save()
    log(operation=Operation.COLLECTION, subject=about.label, by=by, at=at, detail=f"plan of {len(agreed)} steps")
    return agreed


@transaction.atomic
def finish_action(*, action: Action, by: Actor, at: datetime) -> None:
    """Note that a step is done, and that its control is in place as they say. Said twice, the first time stands.

    Refused: finding out, which is done by answering; a step that was dropped.
    """
    if action.kind == ActionKind.FIND_OUT:
        raise Refused("Answer the question instead: then it is found out.")
    if not _end(action, Progress.DONE, by, at):
        if Action.objects.filter(pk=action.pk, progress=Progress.DONE.value).exists():
            return
        raise Refused("This step is not in the plan any more.")
    note_findings(
        about=SourceRecord(pk=action.about_id),
        found=[Noted(action.control_id, State.YES, Evidence.SAID)],
        on=timezone.localdate(at),
        origin=action.label,
        by=by,
        at=at,
    )


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a firm says of a step: who does it, by when, what they wrote beside it, and when they are reminded."""

    owner: str
    due_on: date | None
    note: str
    remind_on: date | None = None


@transaction.atomic
def change_step(*, action: Action, told: Told, by: Actor, at: datetime) -> Action:
    """Change who does a step, by when, and its note. Of one that is done or dropped only the note changes.

    Refused: nobody named.
    """
    held = Action.objects.select_for_update().select_related("about").get(pk=action.pk)
    held.note = told.note.strip()
    if held.progress == Progress.AGREED:
        if not told.owner.strip():
            raise Refused("Say who does it. A first name is enough.")
        held.owner, held.due_on = told.owner.strip(), told.due_on
        if held.remind_on != told.remind_on:
            held.remind_on, held.reminded_at = told.remind_on, None
            finish_tasks(subject=held.label, kinds=(PLAN_STEP,), by=by, at=at)
    held.save(update_fields=["note", "owner", "due_on", "remind_on", "reminded_at"])
    detail = f"step of the plan: {held.control_id}"
    log(operation=Operation.ALTERATION, subject=held.about.label, by=by, at=at, detail=detail)
    return held


@transaction.atomic
def drop_action(*, action: Action, by: Actor, at: datetime) -> None:
    """Take a step out of the plan. Refused: one that is done or dropped."""
    if not _end(action, Progress.DROPPED, by, at):
        raise Refused("This step is done or dropped already.")


@transaction.atomic
def note_reminded(*, action: Action, by: Actor, at: datetime) -> bool:
    """Note that somebody is reminded of a step; return whether it is ours to do. Only one caller gets it."""
    return bool(Action.objects.to_remind(timezone.localdate(at)).filter(pk=action.pk).update(reminded_at=at))


def _as_agreed(action: Action, place: int, step: PlanStep) -> Action:
    action.position, action.kind, action.owner, action.due_on = place, step.kind.value, step.owner, step.due_on
    action.minutes, action.pounds, action.why = step.minutes, step.pounds, step.why
    if action.remind_on != step.remind_on:
        action.remind_on, action.reminded_at = step.remind_on, None
    return action


def _end(action: Action, progress: Progress, by: Actor, at: datetime) -> int:
    open_one = Action.objects.filter(pk=action.pk, progress=Progress.AGREED.value)
    if not isinstance(by, Bearer):  # the front has no to-dos; the daily job takes this one away
        finish_tasks(subject=action.label, kinds=(PLAN_STEP,), by=by, at=at)
    return open_one.update(progress=progress.value, ended_at=at, ended_by=by.name)
