"""Programmes: begun from what is written down, step by step to their end, with one reminder before each step."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import CharField, Exists, F, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.engagement.gateways.programmes import programmes
from peelian.engagement.models import Firm, Programme, Step
from peelian.engagement.rules.programmes import dated, last_reminded, refuse_before
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.kernel.words import day
from peelian.kernel.working_days import bank_holidays
from peelian.records.actions import log
from peelian.records.rules.operations import Operation
from peelian.tasks.actions import Need, finish_tasks, raise_task
from peelian.tasks.models import Task

REMINDER = "step"
AT_ONCE = 200  # steps that one run reminds of


@dataclass(frozen=True, kw_only=True)
class NewStep:
    """A step that is added to a programme: what, by whom, by when."""

    title: str
    who: str
    due_on: date


@transaction.atomic
def begin_programme(*, firm: Firm, code: str, champion: str, starts_on: date, by: Officer, at: datetime) -> Programme:
    """Begin a programme that is written down, its steps on working days.

    Refused: nobody named; a firm that is closed; another programme runs.
    """
    if not champion.strip():
        raise Refused("Say who at the firm keeps it going.")
    if not Firm.objects.select_for_update().open().filter(pk=firm.pk).exists():
        raise Refused("This firm is closed. Take it up again first.")
    written = programmes()[code]
    try:
        with transaction.atomic():
            begun = Programme.objects.create(
                firm=firm, title=written.title, champion=champion.strip(), starts_on=starts_on, made_by=by.name
            )
    except IntegrityError as running:
        raise Refused("A programme runs already. End it before you begin another.") from running
    steps = dated(written, starts_on=starts_on, champion=champion.strip(), holidays=bank_holidays())
    Step.objects.bulk_create(
        [
            Step(programme=begun, position=place, title=step.title, who=step.who, due_on=step.due_on)
            for place, step in enumerate(steps, start=1)
        ]
    )
    Firm.objects.filter(pk=firm.pk).update(champion=champion.strip())
    log(operation=Operation.COLLECTION, subject=begun.label, by=by, at=at, detail=f"begun: {code}")
    return begun


@transaction.atomic
def add_step(*, programme: Programme, new: NewStep, by: Officer, at: datetime) -> Step:
    """Add a step, after those there are. Refused: no words; before the beginning; a programme that has ended."""
    if not new.title.strip() or not new.who.strip():
        raise Refused("Say what is to be done, and who does it.")
    refuse_before(new.due_on, programme.starts_on)
    held = Programme.objects.select_for_update().running().filter(pk=programme.pk).first()
    if held is None:
        raise Refused("This programme has ended.")
    last = held.steps.order_by("-position").first()
    step = Step.objects.create(
        programme=held,
        position=last.position + 1 if last else 1,
        title=new.title.strip(),
        who=new.who.strip(),
        due_on=new.due_on,
    )
    _log(step, "step added", by, at)
    return step


@transaction.atomic
def step_done(*, step: Step, on: date, note: str, by: Officer, at: datetime) -> None:
    """Note that a step is done. Refused: a day that has not come; one that is done or dropped."""
    if on > timezone.localdate(at):
        raise Refused("That day has not come yet.")
    _end(step, {"done_on": on, "note": note.strip()[:300]})
    _settle(step, "step done", by, at)


@transaction.atomic
def drop_step(*, step: Step, why: str, by: Officer, at: datetime) -> None:
    """Take a step out of a programme, with the reason. Refused: no reason; one that is done or dropped."""
    if not why.strip():
        raise Refused("Say why it is not done.")
    _end(step, {"dropped_on": timezone.localdate(at), "note": why.strip()[:300]})
    _settle(step, "step dropped", by, at)


@transaction.atomic
def move_step(*, step: Step, due_on: date, by: Officer, at: datetime) -> None:
    """Put a step on another day; somebody is reminded before that one. Refused: before the programme begins."""
    refuse_before(due_on, step.programme.starts_on)
    _end(step, {"due_on": due_on})
    _settle(step, f"step moved to {day(due_on)}", by, at)


@transaction.atomic
def end_programme(*, programme: Programme, why: str, by: Officer, at: datetime) -> None:
    """End a programme, with the reason. Steps still open stay as they are, and nobody is reminded of them."""
    if not why.strip():
        raise Refused("Say how it ends: they reached it, or why they stop.")
    ended = {"ended_on": timezone.localdate(at), "ended_why": why.strip()[:200]}
    if not Programme.objects.running().filter(pk=programme.pk).update(**ended):
        raise Refused("Somebody has ended this programme already.")
    for step in programme.steps.all():
        finish_tasks(subject=step.label, kinds=(REMINDER,), by=by, at=at)
    log(operation=Operation.ALTERATION, subject=programme.label, by=by, at=at, detail="ended")


@transaction.atomic
def remind_steps(*, by: Actor, at: datetime) -> int:
    """Remind the officers who look after firms of the steps that are due soon, once for each day that one is due on.

    Return how many were reminded of; some are left for the next run when there are more than AT_ONCE.
    """
    soon = last_reminded(timezone.localdate(at))
    told = Task.objects.filter(kind=REMINDER, subject=OuterRef("label_of"), due_on=OuterRef("due_on"))
    steps = (
        Step.objects.filter(done_on=None, dropped_on=None, due_on__lte=soon, programme__ended_on=None)
        .filter(programme__firm__closed_at=None)
        .exclude(programme__firm__officer=None)
        .annotate(label_of=Concat(Value("engagement.Step:"), Cast(F("pk"), CharField())))
        .exclude(Exists(told))
        .select_related("programme__firm__about", "programme__firm__unit", "programme__firm__officer")
    )
    listed = list(steps.order_by("due_on", "pk")[:AT_ONCE])
    for step in listed:
        firm = step.programme.firm
        raise_task(need=_need(step, firm), unit=firm.unit, owner=firm.officer, by=by, at=at)
    return len(listed)


def _need(step: Step, firm: Firm) -> Need:
    return Need(
        kind=REMINDER,
        title=f"{firm.about.name}: {step.title}",
        reason=f"A step of “{step.programme.title}”, for {step.who}.",
        subject=step.label,
        due_on=step.due_on,
        due_reason="the day they agreed to",
    )


def _end(step: Step, said: dict[str, object]) -> None:
    open_one = Step.objects.filter(pk=step.pk, done_on=None, dropped_on=None, programme__ended_on=None)
    if not open_one.update(**said):
        raise Refused("This step is done or dropped already, or its programme has ended.")


def _settle(step: Step, detail: str, by: Officer, at: datetime) -> None:
    finish_tasks(subject=step.label, kinds=(REMINDER,), by=by, at=at)
    _log(step, detail, by, at)


def _log(step: Step, detail: str, by: Officer, at: datetime) -> None:
    log(operation=Operation.ALTERATION, subject=step.programme.label, by=by, at=at, detail=detail)
