"""A firm's plan as it goes out: to be filled in as a register, and as days in a calendar. The front may ask."""

from datetime import date

from peelian.adoption.models import Action
from peelian.adoption.models.actions import ActionKind, Progress
from peelian.assessment.models import Assessment
from peelian.assessment.queries.plans import agreed, agreed_plan
from peelian.assessment.rules.explaining import find_out_words
from peelian.documents.gateways.firm_papers.calendar import Dated
from peelian.documents.rules.register import Entry, Register, Status
from peelian.knowledge import queries as knowledge

STATUS = {Progress.AGREED: Status.TO_DO, Progress.DONE: Status.DONE, Progress.DROPPED: Status.TAKEN_OUT}


def steps_by_code(assessment: Assessment) -> dict[str, Action]:
    """Return the steps of an agreed plan by their control: of two about one control the open one, else the last."""
    found: dict[str, Action] = {}
    for action in sorted(agreed(assessment), key=lambda one: (one.progress == Progress.AGREED, one.pk)):
        found[action.control_id] = action
    return dict(sorted(found.items(), key=lambda each: (each[1].position, each[1].pk)))


def register(assessment: Assessment, day: date) -> Register:
    """Return everything that was agreed, in order, also what was taken out since."""
    entries = tuple(_entry(code, action) for code, action in steps_by_code(assessment).items())
    return Register(assessment=assessment.pk, firm=assessment.firm_name, day=day, entries=entries)


def dated(assessment: Assessment) -> list[Dated]:
    """Return each step of the agreed plan that has a day."""
    plan = agreed_plan(assessment)
    reminders = {action.pk: action.remind_on for action in agreed(assessment)}
    return [
        Dated(
            key=f"adoption.Action.{step.action}",
            what=step.title,
            on=step.due_on,
            who=step.owner,
            why=step.why,
            minutes=step.minutes,
            remind_on=reminders.get(step.action or 0),
            done=step.done,
        )
        for step in (plan.steps if plan else ())
        if step.due_on
    ]


def _entry(code: str, action: Action) -> Entry:
    control = knowledge.control(code)
    find_out = action.kind == ActionKind.FIND_OUT
    return Entry(
        code=code,
        what=find_out_words(control.question) if find_out else control.title,
        who=action.owner,
        by_when=action.due_on,
        status=STATUS[Progress(action.progress)],
        note=action.note,
        find_out=find_out,
    )
