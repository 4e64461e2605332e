"""A step of a plan is changed: who, by when, and what the firm wrote beside it."""

from datetime import date, datetime

import pytest

from peelian.accounts.models import Officer
from peelian.adoption.actions import PlanStep, Told, agree_plan, change_step, finish_action
from peelian.adoption.models import Action
from peelian.adoption.models.actions import ActionKind
from peelian.engagement.factories import firm as a_firm
from peelian.kernel.refused import Refused
from peelian.records.models import LogEntry

pytestmark = pytest.mark.django_db
TOLD = Told(owner=" Nia ", due_on=date(2026, 7, 3), note=" on the red disk ", remind_on=date(2026, 6, 26))


@pytest.fixture
def step(asha: Officer, noon: datetime) -> Action:
    about = a_firm(by=asha, at=noon).about
    agreed = PlanStep(
        control="backups",
        kind=ActionKind.DO,
        owner="Dawn",
        due_on=date(2026, 6, 30),
        minutes=60,
        pounds=60,
        why="First because it is.",
        remind_on=date(2026, 6, 23),
    )
    (action,) = agree_plan(about=about, steps=[agreed], origin="assessment.Assessment:1", by=asha, at=noon)
    Action.objects.filter(pk=action.pk).update(reminded_at=noon)
    return Action.objects.get(pk=action.pk)


def test_it_keeps_what_was_said_and_reminds_anew(step: Action, asha: Officer, noon: datetime) -> None:
    change_step(action=step, told=TOLD, by=asha, at=noon)
    step.refresh_from_db()
    assert (step.owner, step.due_on, step.note) == ("Nia", date(2026, 7, 3), "on the red disk")
    assert (step.remind_on, step.reminded_at) == (date(2026, 6, 26), None)
    assert LogEntry.objects.filter(subject=step.about.label, detail="step of the plan: backups").exists()


def test_somebody_who_was_reminded_of_the_same_day_is_not_reminded_twice(
    step: Action, asha: Officer, noon: datetime
) -> None:
    told = Told(owner="Nia", due_on=step.due_on, note="", remind_on=step.remind_on)
    assert change_step(action=step, told=told, by=asha, at=noon).reminded_at == noon


def test_of_one_that_is_done_only_the_note_changes(step: Action, asha: Officer, noon: datetime) -> None:
    finish_action(action=step, by=asha, at=noon)
    change_step(action=step, told=TOLD, by=asha, at=noon)
    step.refresh_from_db()
    assert (step.owner, step.due_on, step.note) == ("Dawn", date(2026, 6, 30), "on the red disk")


def test_nobody_is_no_answer(step: Action, asha: Officer, noon: datetime) -> None:
    with pytest.raises(Refused, match="Say who does it"):
        change_step(action=step, told=Told(owner=" ", due_on=None, note=""), by=asha, at=noon)
