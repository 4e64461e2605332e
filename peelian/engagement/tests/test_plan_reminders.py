from datetime import date, datetime, timedelta

import pytest

from peelian.accounts.models import Officer
from peelian.adoption.actions import PlanStep, Told, agree_plan, change_step, drop_action, finish_action
from peelian.adoption.models import Action
from peelian.adoption.models.actions import ActionKind
from peelian.engagement.actions import close_firm, look_after, remind_plans
from peelian.engagement.jobs import plans as plans_job
from peelian.engagement.models import Firm
from peelian.engagement.tests.conftest import Race
from peelian.kernel.actor import System
from peelian.tasks.models import Task

BY = System("tests")
TODAY = date(2026, 6, 4)


def step(control: str, remind_on: date | None) -> PlanStep:
    return PlanStep(
        control=control,
        kind=ActionKind.DO,
        owner="Dawn",
        due_on=TODAY + timedelta(days=7),
        minutes=60,
        pounds=0,
        why="First.",
        remind_on=remind_on,
    )


def agreed(firm: Firm, by: Officer, at: datetime) -> Action:
    steps = [step("backups", TODAY), step("two-step-email", TODAY + timedelta(days=1)), step("device-list", None)]
    return agree_plan(about=firm.about, steps=steps, origin="assessment.Assessment:1", by=by, at=at)[0]


@pytest.mark.django_db
def test_the_officer_who_looks_after_the_firm_is_reminded_once(marlpit: Firm, asha: Officer, noon: datetime) -> None:
    action = agreed(marlpit, asha, noon)
    assert remind_plans(by=BY, at=noon) == 1
    assert remind_plans(by=BY, at=noon + timedelta(hours=6)) == 0
    task = Task.objects.get()
    assert (task.owner, task.subject, task.due_on) == (asha, action.label, TODAY + timedelta(days=7))
    assert task.title.startswith("Marlpit Joinery: ")
    assert "Dawn means to do it by 11 June 2026" in task.reason


@pytest.mark.django_db
def test_a_task_goes_when_its_step_ends_or_moves(marlpit: Firm, asha: Officer, noon: datetime) -> None:
    action = agreed(marlpit, asha, noon)
    later = TODAY + timedelta(days=30)
    for change in (
        lambda: change_step(
            action=action, told=Told(owner="Dawn", due_on=later, note="", remind_on=later), by=BY, at=noon
        ),
        lambda: finish_action(action=action, by=BY, at=noon),
    ):
        remind_plans(by=BY, at=noon + timedelta(days=30))
        assert Task.objects.open().filter(subject=action.label).exists()
        change()
        assert not Task.objects.open().filter(subject=action.label).exists()


@pytest.mark.django_db
def test_nobody_is_reminded_of_a_step_that_was_dropped_or_of_a_firm_that_nobody_helps(
    marlpit: Firm, asha: Officer, noon: datetime
) -> None:
    drop_action(action=agreed(marlpit, asha, noon), by=asha, at=noon)
    assert remind_plans(by=BY, at=noon) == 0
    look_after(firm=marlpit, officer=None, champion="", by=asha, at=noon)
    assert remind_plans(by=BY, at=noon + timedelta(days=1)) == 0
    look_after(firm=Firm.objects.get(), officer=asha, champion="", by=asha, at=noon)
    close_firm(firm=marlpit, why="They moved.", by=asha, at=noon)
    assert remind_plans(by=BY, at=noon + timedelta(days=1)) == 0
    assert not Task.objects.exists()


@pytest.mark.django_db
def test_a_reminder_goes_along_to_whoever_looks_after_the_firm_next(
    marlpit: Firm, asha: Officer, ben: Officer, noon: datetime
) -> None:
    agreed(marlpit, asha, noon)
    remind_plans(by=BY, at=noon)
    look_after(firm=marlpit, officer=ben, champion="", by=asha, at=noon)
    assert Task.objects.open().get().owner == ben


@pytest.mark.django_db
def test_the_job_reminds_of_all_some_at_a_time(
    marlpit: Firm, asha: Officer, noon: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreed(marlpit, asha, noon)
    monkeypatch.setattr("peelian.engagement.actions.plan_reminders.AT_ONCE", 1)
    plans_job(timestamp=0)
    assert Task.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_runs_at_once_one_reminds(marlpit: Firm, asha: Officer, noon: datetime, race: Race) -> None:
    agreed(marlpit, asha, noon)
    race(*(lambda: remind_plans(by=BY, at=noon) for _ in range(2)))
    assert Task.objects.count() == 1
