from datetime import date, datetime, timedelta

import pytest

from peelian.accounts.models import Officer
from peelian.engagement import actions
from peelian.engagement.actions import NewStep, begin_programme, remind_steps
from peelian.engagement.jobs import steps as steps_job
from peelian.engagement.models import Firm, Programme, Step
from peelian.engagement.tests.conftest import Race
from peelian.kernel.actor import System
from peelian.kernel.refused import Refused
from peelian.tasks.models import Task

BY = System("tests")
TODAY = date(2026, 6, 4)


def begin(firm: Firm, by: Officer, at: datetime, champion: str = " Dawn Hale ") -> Programme:
    return begin_programme(firm=firm, code="six-months", champion=champion, starts_on=TODAY, by=by, at=at)


@pytest.fixture
def begun(marlpit: Firm, asha: Officer, noon: datetime) -> Programme:
    return begin(marlpit, asha, noon)


def due(begun: Programme) -> list[Step]:
    return list(begun.steps.order_by("due_on", "pk"))


@pytest.mark.django_db
def test_it_begins_with_its_steps_and_a_champion_and_runs_alone(
    begun: Programme, asha: Officer, noon: datetime
) -> None:
    assert due(begun)[0].due_on == TODAY
    assert {step.who for step in begun.steps.all()} == {"Dawn Hale", "your officer"}
    assert Firm.objects.get().champion == "Dawn Hale"
    with pytest.raises(Refused, match="runs already"):
        begin(begun.firm, asha, noon)


@pytest.mark.django_db
def test_it_begins_with_somebody_at_the_firm_and_at_a_firm_that_is_helped(
    marlpit: Firm, asha: Officer, noon: datetime
) -> None:
    with pytest.raises(Refused, match="keeps it going"):
        begin(marlpit, asha, noon, champion=" ")
    actions.close_firm(firm=marlpit, why="They moved.", by=asha, at=noon)
    with pytest.raises(Refused, match="is closed"):
        begin(marlpit, asha, noon)


@pytest.mark.django_db
def test_a_firm_is_not_closed_while_its_programme_runs(begun: Programme, asha: Officer, noon: datetime) -> None:
    with pytest.raises(Refused, match="End its programme first"):
        actions.close_firm(firm=begun.firm, why="They moved.", by=asha, at=noon)


@pytest.mark.django_db
def test_a_step_ends_once(begun: Programme, asha: Officer, noon: datetime) -> None:
    first, second, third = due(begun)[:3]
    with pytest.raises(Refused, match="has not come"):
        actions.step_done(step=first, on=TODAY + timedelta(days=1), note="", by=asha, at=noon)
    with pytest.raises(Refused, match="Say why"):
        actions.drop_step(step=second, why=" ", by=asha, at=noon)
    with pytest.raises(Refused, match="before the programme begins"):
        actions.move_step(step=third, due_on=TODAY - timedelta(days=1), by=asha, at=noon)
    actions.step_done(step=first, on=TODAY, note="All of them.", by=asha, at=noon)
    actions.drop_step(step=second, why="They have it.", by=asha, at=noon)
    actions.move_step(step=third, due_on=TODAY + timedelta(days=40), by=asha, at=noon)
    for step in (first, second):
        with pytest.raises(Refused, match="done or dropped already"):
            actions.step_done(step=step, on=TODAY, note="", by=asha, at=noon)
    third.refresh_from_db()
    assert third.due_on == TODAY + timedelta(days=40)


@pytest.mark.django_db
def test_a_step_is_added_after_the_others_while_it_runs(begun: Programme, asha: Officer, noon: datetime) -> None:
    last = begun.steps.order_by("-position")[0]
    new = NewStep(title="Show the apprentices", who="Tom", due_on=TODAY)
    added = actions.add_step(programme=begun, new=new, by=asha, at=noon)
    assert added.position == last.position + 1
    with pytest.raises(Refused, match="what is to be done"):
        actions.add_step(programme=begun, new=NewStep(title=" ", who="Tom", due_on=TODAY), by=asha, at=noon)
    actions.end_programme(programme=begun, why="They reached it.", by=asha, at=noon)
    with pytest.raises(Refused, match="has ended"):
        actions.add_step(programme=begun, new=new, by=asha, at=noon)
    with pytest.raises(Refused, match="ended this programme already"):
        actions.end_programme(programme=begun, why="Again.", by=asha, at=noon)
    with pytest.raises(Refused, match="its programme has ended"):
        actions.step_done(step=added, on=TODAY, note="", by=asha, at=noon)


@pytest.mark.django_db
def test_whoever_looks_after_the_firm_is_reminded_of_each_step_once(
    begun: Programme, asha: Officer, noon: datetime
) -> None:
    assert remind_steps(by=BY, at=noon) == 2
    assert remind_steps(by=BY, at=noon + timedelta(hours=1)) == 0
    assert set(Task.objects.values_list("owner", "due_on")) == {(asha.pk, TODAY), (asha.pk, TODAY + timedelta(days=7))}
    assert remind_steps(by=BY, at=noon + timedelta(days=7)) == 1


@pytest.mark.django_db
def test_a_reminder_goes_when_its_step_ends_and_comes_again_for_another_day(
    begun: Programme, asha: Officer, noon: datetime
) -> None:
    first, second = due(begun)[:2]
    remind_steps(by=BY, at=noon)
    actions.step_done(step=first, on=TODAY, note="", by=asha, at=noon)
    actions.move_step(step=second, due_on=TODAY + timedelta(days=5), by=asha, at=noon)
    assert not Task.objects.open().exists()
    assert remind_steps(by=BY, at=noon) == 1
    assert Task.objects.open().get().subject == second.label
    actions.end_programme(programme=begun, why="They stop.", by=asha, at=noon)
    assert not Task.objects.open().exists()
    assert remind_steps(by=BY, at=noon + timedelta(days=90)) == 0


@pytest.mark.django_db
def test_reminders_go_along_to_whoever_looks_after_the_firm_next(
    begun: Programme, asha: Officer, ben: Officer, noon: datetime
) -> None:
    remind_steps(by=BY, at=noon)
    firm = Firm.objects.select_related("officer").get()
    actions.look_after(firm=firm, officer=ben, champion="Dawn Hale", by=asha, at=noon)
    assert set(Task.objects.open().values_list("owner", flat=True)) == {ben.pk}
    firm = Firm.objects.select_related("officer").get()
    actions.look_after(firm=firm, officer=None, champion="Dawn Hale", by=asha, at=noon)
    assert not Task.objects.open().exists()


@pytest.mark.django_db
def test_the_job_reminds_of_all_some_at_a_time(begun: Programme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("peelian.engagement.actions.programmes.AT_ONCE", 1)
    steps_job(timestamp=0)
    assert Task.objects.count() == begun.steps.count()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_begin_a_programme_at_once_one_does(
    marlpit: Firm, asha: Officer, ben: Officer, noon: datetime, race: Race
) -> None:
    said = race(*(lambda who=who: begin(marlpit, who, noon) for who in (asha, ben)))
    assert said == ["done", "A programme runs already. End it before you begin another."]
    assert Programme.objects.get().steps.count() == Step.objects.count()
