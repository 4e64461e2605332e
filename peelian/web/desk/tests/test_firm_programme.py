from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.adoption.actions import PlanStep, agree_plan
from peelian.adoption.models.actions import ActionKind
from peelian.assessment.factories import assessment
from peelian.engagement.actions import remind_plans, remind_steps
from peelian.engagement.factories import firm as a_firm
from peelian.engagement.models import Firm, Programme, Step
from peelian.kernel.actor import System
from peelian.web.desk.tests.test_firms import words

pytestmark = pytest.mark.django_db
CLOCK = System("clockwork")


@pytest.fixture
def desk(asha: Officer, sign_in: Callable[[Officer], Client]) -> Client:
    return sign_in(asha)


@pytest.fixture
def marlpit(asha: Officer, noon: datetime) -> Firm:
    return a_firm(by=asha, at=noon)


def day(name: str, ahead: int = 0) -> dict[str, str]:
    on = timezone.localdate() + timedelta(days=ahead)
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def begin(desk: Client, firm: Firm) -> list[Step]:
    desk.post(
        f"/desk/firms/{firm.pk}/programme/begin/",
        {"code": "six-months", "champion": "Dawn Hale"} | day("starts_on"),
    )
    return list(Step.objects.order_by("position"))


def do(desk: Client, step: Step, what: str, **typed: str) -> str:
    return words(desk.post(f"/desk/firms/steps/{step.pk}/", {"do": what} | typed, follow=True))


def test_a_programme_is_begun_from_those_that_are_written(desk: Client, marlpit: Firm) -> None:
    page = words(desk.get(f"/desk/firms/{marlpit.pk}/programme/begin/"))
    assert "Six months to the basics, in 13 steps" in page
    begin(desk, marlpit)
    page = words(desk.get(f"/desk/firms/{marlpit.pk}/programme/"))
    assert "Dawn Hale keeps it going at the firm." in page
    assert "Choose who keeps this going" in page
    assert "Six months to the basics , since" in words(desk.get(f"/desk/firms/{marlpit.pk}/"))


def test_steps_are_done_moved_dropped_and_added(desk: Client, marlpit: Firm) -> None:
    first, second, third, *_ = begin(desk, marlpit)
    assert "Done. " in do(desk, first, "done", **day("on"), note="All nine.")
    assert "Fill in “Why is it not done?”" in do(desk, second, "drop", why="")
    assert "Dropped, with your reason." in do(desk, second, "drop", why="They have it.")
    moved = do(desk, third, "move", **day("due_on", 300))
    assert "Moved." in moved
    add = {"title": "Show the apprentices", "who": "Tom"} | day("due_on", 30)
    page = words(desk.post(f"/desk/firms/{marlpit.pk}/programme/steps/new/", add, follow=True))
    assert "Show the apprentices" in page
    assert "All nine." in page
    assert "It is done" not in words(desk.get(f"/desk/firms/steps/{first.pk}/"))


def test_it_is_a_calendar_file_with_a_reminder_before_each_step(desk: Client, marlpit: Firm) -> None:
    steps = begin(desk, marlpit)
    answered = desk.get(f"/desk/firms/{marlpit.pk}/programme/programme.ics")
    text = answered.content.decode().replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == len(steps)
    assert "TRIGGER" in text
    assert f"UID:{steps[0].label}@peelian" in text
    assert answered["Content-Type"].startswith("text/calendar")


def test_it_ends_with_a_reason_and_stays_to_be_read(desk: Client, marlpit: Firm) -> None:
    end = f"/desk/firms/{marlpit.pk}/programme/end/"
    assert desk.post(end, {"why": "They stop."}).status_code == 404
    begin(desk, marlpit)
    page = words(desk.post(end, {"why": "They reached it."}, follow=True))
    assert "No programme runs." in page
    assert "They reached it." in page
    assert Programme.objects.get().ended_on


def test_a_step_that_comes_near_stands_on_today_and_leads_to_its_page(desk: Client, marlpit: Firm) -> None:
    first = begin(desk, marlpit)[0]
    remind_steps(by=CLOCK, at=timezone.now())
    page = desk.get("/desk/").content.decode()
    assert f'href="/desk/firms/steps/{first.pk}/"' in page


def test_a_step_of_a_plan_stands_on_today_and_leads_to_the_plan(desk: Client, asha: Officer, noon: datetime) -> None:
    one, today = assessment(by=asha, at=noon), timezone.localdate()
    step = PlanStep(
        control="backups",
        kind=ActionKind.DO,
        owner="Dawn",
        due_on=today,
        minutes=60,
        pounds=0,
        why="First.",
        remind_on=today,
    )
    agree_plan(about=one.firm.about, steps=[step], origin=one.label, by=asha, at=noon)
    remind_plans(by=CLOCK, at=timezone.now())
    assert f'href="/desk/assessments/{one.pk}/plan/"' in desk.get("/desk/").content.decode()
