"""Raising, moving and finishing tasks."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from peelian.accounts.models import Officer, Unit
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.tasks.models import Task


@dataclass(frozen=True)
class Need:
    """What a task says: see the columns of `Task` of the same names."""

    kind: str
    title: str
    reason: str
    subject: str
    due_on: date
    due_time: time | None = None
    due_reason: str = ""
    pressing: int = 0


@transaction.atomic
def raise_task(*, need: Need, unit: Unit, owner: Officer | None, by: Actor, at: datetime) -> Task:
    """Raise a task, or bring the open one of the same kind and subject up to date."""
    said = {
        "title": need.title[:200],
        "reason": need.reason[:300],
        "due_on": need.due_on,
        "due_time": need.due_time,
        "due_reason": need.due_reason,
        "pressing": need.pressing,
        "unit": unit,
        "owner": owner,
    }
    task, _ = Task.objects.update_or_create(
        kind=need.kind, subject=need.subject, done_at=None, defaults=said, create_defaults=said | {"made_at": at}
    )
    return task


@transaction.atomic
def finish_tasks(*, subject: str, kinds: tuple[str, ...], by: Actor, at: datetime) -> int:
    """Finish the open tasks of some kinds on a subject; return how many there were."""
    return Task.objects.open().filter(subject=subject, kind__in=kinds).update(done_at=at)


@transaction.atomic
def finish_task(*, task: Task, by: Actor, at: datetime) -> None:
    """Finish one task."""
    if not Task.objects.open().filter(pk=task.pk).update(done_at=at):
        raise Refused("This task is done already.")


@transaction.atomic
def hand_tasks_over(*, subject: str, owner: Officer, to: Officer, by: Actor, at: datetime) -> int:
    """Make an officer's open tasks on a subject another's; return how many there were."""
    return Task.objects.open().filter(subject=subject, owner=owner).update(owner=to, unit=to.unit)
