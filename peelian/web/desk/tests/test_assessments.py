"""An officer begins an assessment, asks, gives links, agrees the plan and finishes."""

import html
import json
import re
from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from peelian.accounts.models import Officer
from peelian.adoption.models import Action, Finding
from peelian.adoption.rules.findings import State
from peelian.assessment.actions import begin, conclude
from peelian.assessment.factories import answer, assessment
from peelian.assessment.models import Answer, Assessment, Part
from peelian.engagement.factories import firm as a_firm
from peelian.kernel.refused import Refused

pytestmark = pytest.mark.django_db
SignIn = Callable[[Officer], Client]


@pytest.fixture
def marlpit(asha: Officer, noon: datetime) -> Assessment:
    return assessment(by=asha, at=noon, goal="cyber-essentials-3.3")


@pytest.fixture
def desk(asha: Officer, sign_in: SignIn) -> Client:
    return sign_in(asha)


def words(answered) -> str:
    assert answered.status_code == 200, answered.status_code
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answered.content.decode())).split())


def address(one: Assessment, page: str = "") -> str:
    return f"/desk/assessments/{one.pk}/{page}"


def test_an_assessment_begins_from_what_the_officer_says(desk: Client, asha: Officer, noon: datetime) -> None:
    firm = a_firm(by=asha, at=noon)
    told = {"questionnaire": "ten-minutes", "headcount": "9", "budget": "500", "goal": "cyber-essentials-3.3"}
    answered = desk.post(f"/desk/firms/{firm.pk}/assessments/", told)
    one = Assessment.objects.get()
    assert answered.url == address(one)
    assert (one.headcount, one.budget, one.firm_name, one.officer_name) == (9, 500, "Marlpit Joinery", "Asha Verma")


def test_two_are_never_open_at_once(desk: Client, marlpit: Assessment) -> None:
    page = desk.post(f"/desk/firms/{marlpit.firm_id}/assessments/", {"questionnaire": "ten-minutes"})
    assert "an assessment that is not finished" in page.content.decode()
    assert Assessment.objects.count() == 1


def test_the_officer_asks_and_says_how_we_know(desk: Client, marlpit: Assessment) -> None:
    assert "12 questions for Marlpit Joinery" in words(desk.get(address(marlpit, "questions/")))
    told = {"key-backups": str(uuid4()), "state-backups": "yes", "evidence-backups": "seen", "note-backups": "A disk."}
    desk.post(address(marlpit, "questions/"), told)
    kept = Answer.objects.get()
    assert (kept.state, kept.evidence, kept.note, kept.by_name) == ("yes", "seen", "A disk.", "Asha Verma")


def test_a_device_that_was_offline_sends_what_it_kept(desk: Client, marlpit: Assessment) -> None:
    one = {"key": str(uuid4()), "control": "backups", "state": "no", "given_at": "2026-06-04T09:32:00Z"}
    for _ in range(2):
        told = desk.post(address(marlpit, "answers/"), json.dumps({"answers": [one]}), content_type="application/json")
    assert told.json() == {"stands": {"backups": {"saw": one["key"], "differ": []}}}
    assert Answer.objects.count() == 1


def test_a_link_is_shown_once_and_can_be_stopped(desk: Client, marlpit: Assessment) -> None:
    page = desk.post(address(marlpit, "link/"), {"who": "Dawn"}).content.decode()
    assert "/assessment/" in page
    assert "<svg" in page
    part = Part.objects.get()
    assert "Stop this link of Dawn" in words(desk.get(address(marlpit)))
    desk.post(address(marlpit, f"link/{part.pk}/close/"))
    assert "every question Closed" in words(desk.get(address(marlpit)))


def test_two_who_differ_are_shown_and_stop_the_end(
    desk: Client, marlpit: Assessment, asha: Officer, noon: datetime
) -> None:
    answer(marlpit, {"backups": State.NO}, by=asha, at=noon, who="Dawn")
    answer(marlpit, {"backups": State.YES}, by=asha, at=noon, who="Kofi")
    assert "Two people answered differently On 1 question" in words(desk.get(address(marlpit)))
    assert "Dawn said “no”. Kofi said “yes”. Both are kept" in words(desk.get(address(marlpit, "questions/")))
    desk.post(address(marlpit, "finish/"))
    assert not Finding.objects.exists()


def test_the_end_makes_findings_of_what_was_answered_and_no_more(
    marlpit: Assessment, asha: Officer, noon: datetime
) -> None:
    answer(marlpit, {"backups": State.NO, "software-updates": State.DONT_KNOW}, by=asha, at=noon)
    conclude(assessment=marlpit, by=asha, at=noon)
    found = Finding.objects.filter(origin=marlpit.label)
    assert dict(found.values_list("control_id", "state")) == {"backups": "no", "software-updates": "don't know"}
    with pytest.raises(Refused, match="finished already"):
        conclude(assessment=marlpit, by=asha, at=noon)


def test_the_next_assessment_says_what_was_said_the_time_before(
    desk: Client, marlpit: Assessment, asha: Officer, noon: datetime
) -> None:
    answer(marlpit, {"backups": State.NO}, by=asha, at=noon)
    conclude(assessment=marlpit, by=asha, at=noon)
    later = assessment(by=asha, at=noon.replace(month=9), firm=marlpit.firm)
    assert "Last time: no" in words(desk.get(address(later, "questions/")))


def test_the_plan_is_agreed_with_names_and_days(
    desk: Client, marlpit: Assessment, asha: Officer, noon: datetime
) -> None:
    answer(marlpit, {"backups": State.NO, "software-updates": State.NO}, by=asha, at=noon)
    page = words(desk.get(address(marlpit, "plan/")))
    assert "You would likely fail Cyber Essentials on A6.4" in page
    assert "Only an assessor decides" in page
    told = {"take-software-updates": "on", "owner-software-updates": "Sam", "due-software-updates_day": "30"}
    told |= {"due-software-updates_month": "6", "due-software-updates_year": "2026"}
    desk.post(address(marlpit, "plan/"), told)
    action = Action.objects.get()
    assert (action.control_id, action.owner, str(action.due_on), action.position) == (
        "software-updates", "Sam", "2026-06-30", 1,
    )  # fmt: skip
    assert action.why.startswith("First because without it you would likely fail Cyber Essentials on A6.4")
    assert "What was agreed" in words(desk.get(address(marlpit, "plan/")))


def test_a_thing_that_is_taken_on_wants_a_name(desk: Client, marlpit: Assessment) -> None:
    page = words(desk.post(address(marlpit, "plan/"), {"take-backups": "on"}))
    assert "Say who does it" in page
    assert not Action.objects.exists()


def test_a_step_is_done_or_taken_out(desk: Client, marlpit: Assessment, asha: Officer, noon: datetime) -> None:
    answer(marlpit, {"backups": State.NO, "software-updates": State.NO}, by=asha, at=noon)
    told = {f"{name}-{code}": value for code in ("backups", "software-updates") for name, value in TAKEN.items()}
    desk.post(address(marlpit, "plan/"), told)
    done, dropped = Action.objects.order_by("control_id")
    desk.post(address(marlpit, f"plan/{done.pk}/"))
    desk.post(address(marlpit, f"plan/{dropped.pk}/"), {"drop": "yes"})
    assert set(Action.objects.values_list("control_id", "progress")) == {
        ("backups", "done"), ("software-updates", "dropped"),
    }  # fmt: skip
    assert Finding.objects.get().control_id == "backups"


TAKEN = {"take": "on", "owner": "Dawn"}


def test_nobody_of_another_unit_finds_it(charlie: Officer, sign_in: SignIn, marlpit: Assessment) -> None:
    client = sign_in(charlie)
    for page in ("", "questions/", "plan/", "link/"):
        assert client.get(address(marlpit, page)).status_code == 404


def test_pages_ask_as_much_of_many_answers_as_of_few(
    desk: Client, marlpit: Assessment, asha: Officer, noon: datetime
) -> None:
    def asked(page: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.get(address(marlpit, page))
        return len(queries)

    few = {page: asked(page) for page in ("", "questions/", "plan/")}
    for state in (State.NO, State.YES):
        answer(marlpit, dict.fromkeys(["backups", "software-updates", "two-step-email"], state), by=asha, at=noon)
    assert {page: asked(page) for page in few} == few


def test_a_firm_that_is_assessed_again_starts_afresh(marlpit: Assessment, asha: Officer, noon: datetime) -> None:
    from peelian.assessment.actions import Beginning

    with pytest.raises(Refused):
        begin(firm=marlpit.firm, beginning=Beginning(questionnaire="ten-minutes"), by=asha, at=noon)
