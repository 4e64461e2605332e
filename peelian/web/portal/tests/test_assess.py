"""Somebody at a firm answers by a link and sees the plan, as the front's database role."""

import html
import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client

from conftest import database_role
from peelian.accounts.actions import MadeLink
from peelian.accounts.models import Officer
from peelian.adoption.models import Action, Finding
from peelian.adoption.rules.findings import State
from peelian.assessment.actions import Chosen, agree, conclude, give_part
from peelian.assessment.factories import answer, assessment
from peelian.assessment.models import Answer, Assessment, Part
from peelian.assessment.queries.assessments import position

pytestmark = [pytest.mark.django_db, pytest.mark.urls("peelian.runtime.urls_front")]
Page = Callable[[Client, str], str]


@pytest.fixture
def marlpit(asha: Officer, noon: datetime) -> Assessment:
    return assessment(by=asha, at=noon)


@pytest.fixture
def dawn(marlpit: Assessment, asha: Officer, now: datetime) -> MadeLink:
    return give_part(assessment=marlpit, who="Dawn", controls=[], by=asha, at=now)


@pytest.fixture
def now() -> datetime:
    from django.utils import timezone

    return timezone.now()


@pytest.fixture
def front(dawn: MadeLink) -> Iterator[Client]:
    with database_role("peelian_front"):
        yield Client()


def words(answered) -> str:
    assert answered.status_code == 200, answered.status_code
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answered.content.decode())).split())


def home(dawn: MadeLink) -> str:
    return f"/assessment/{dawn.token}/"


def device(control: str, state: str, *saw: str, note: str = "") -> dict[str, object]:
    return {"key": str(uuid4()), "control": control, "state": state, "note": note, "saw": list(saw)}


def send(front: Client, dawn: MadeLink, *answers: dict[str, object]):
    return front.post(f"{home(dawn)}answers/", json.dumps({"answers": answers}), content_type="application/json")


def test_the_questions_are_on_one_page_in_plain_words(front: Client, dawn: MadeLink) -> None:
    page = words(front.get(home(dawn)))
    assert "Dawn, 12 questions" in page
    assert "Is 2-step verification on for your e-mail?" in page
    assert "How would I know?" in page


def test_a_form_without_scripts_keeps_what_was_answered(front: Client, dawn: MadeLink, marlpit: Assessment) -> None:
    keys = {name: str(uuid4()) for name in ("backups", "software-updates")}
    posted = {f"key-{control}": key for control, key in keys.items()}
    posted |= {"state-backups": "no", "state-software-updates": "yes"}
    for _ in range(2):  # sent twice, as an impatient thumb does
        assert front.post(home(dawn), posted | {"finish": "yes"}).url == f"{home(dawn)}plan/"
    assert position(marlpit).said == {"backups": State.NO, "software-updates": State.YES}
    assert Answer.objects.count() == 2
    assert Answer.objects.first().by_name == "Dawn"


def test_an_answer_that_a_device_sends_again_counts_once(front: Client, dawn: MadeLink) -> None:
    one = device("backups", "no")
    for _ in range(3):
        assert send(front, dawn, one).status_code == 200
    assert Answer.objects.count() == 1


def test_two_devices_that_did_not_see_each_other_are_told_so(front: Client, dawn: MadeLink) -> None:
    first, second = device("backups", "no"), device("backups", "yes")
    send(front, dawn, first)
    told = send(front, dawn, second).json()["stands"]["backups"]
    assert told["differ"] == ["Dawn said “no”", "Dawn said “yes”"]
    assert set(told["saw"].split()) == {first["key"], second["key"]}
    page = words(front.get(home(dawn)))
    assert "Both are kept. Which is right?" in page
    settled = send(front, dawn, device("backups", "no", *told["saw"].split())).json()["stands"]["backups"]
    assert settled["differ"] == []


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"answers": 3}', b'{"answers": [{"key": "x"}]}', b"\xff"])
def test_what_no_page_of_ours_sends_is_refused_in_words(front: Client, dawn: MadeLink, body: bytes) -> None:
    answered = front.post(f"{home(dawn)}answers/", body, content_type="application/json")
    assert answered.status_code == 400
    assert "did not arrive whole" in answered.json()["refused"]


def test_not_applicable_wants_its_reason(front: Client, dawn: MadeLink) -> None:
    assert "why it does not apply" in send(front, dawn, device("backups", "not applicable")).json()["refused"]
    assert send(front, dawn, device("backups", "not applicable", note="No computers.")).status_code == 200


def test_the_plan_so_far_is_there_and_says_that_it_is_not_agreed(front: Client, dawn: MadeLink) -> None:
    send(front, dawn, device("backups", "no"), device("two-step-email", "don't know"))
    page = words(front.get(f"{home(dawn)}plan/"))
    assert "things to do, in order" in page
    assert "Asha Verma goes through it with you before it is your plan" in page


def test_a_step_that_is_done_is_a_finding_and_stays_done(
    marlpit: Assessment, dawn: MadeLink, asha: Officer, noon: datetime
) -> None:
    answer(marlpit, {"backups": State.NO, "software-updates": State.YES}, by=asha, at=noon)
    agree(assessment=marlpit, chosen=[Chosen("backups", "Dawn", None)], by=asha, at=noon)
    action = Action.objects.get()
    with database_role("peelian_front"):
        client = Client()
        for _ in range(2):
            assert client.post(f"{home(dawn)}plan/{action.pk}/done/").status_code == 302
        page = words(client.get(f"{home(dawn)}plan/"))
    assert "1 of 1" in page
    found = Finding.objects.get(origin=action.label)
    assert (found.control_id, found.state, found.evidence, found.about_id) == (
        "backups",
        "yes",
        "said",
        action.about_id,
    )


def test_a_victims_action_is_not_there_for_the_front(
    marlpit: Assessment, dawn: MadeLink, asha: Officer, noon: datetime
) -> None:
    from peelian.adoption.actions import agree_action

    told = {"about": marlpit.firm.about, "control": "backups", "owner": "Rosalind Pickering", "due_on": None}
    theirs = agree_action(**told, origin="intake.Report:1", by=asha, at=noon)
    with database_role("peelian_front"):
        assert not Action.objects.exists()
        assert not Action.objects.filter(pk=theirs.pk).update(progress="done")
        assert Client().post(f"{home(dawn)}plan/{theirs.pk}/done/").status_code == 404


def test_a_link_that_was_stopped_opens_nothing(front: Client, dawn: MadeLink) -> None:
    assert "The link is closed" in words(front.post(f"{home(dawn)}stop/"))
    for page in ("", "plan/", "kept/", "stop/"):
        assert front.get(f"{home(dawn)}{page}").status_code == 404
    assert Part.objects.get().closed_at


def test_it_says_who_can_see_it_and_until_when(front: Client, dawn: MadeLink, marlpit: Assessment) -> None:
    page = words(front.get(f"{home(dawn)}kept/"))
    assert "4 June 2028" in page
    assert "The officers of Northmarsh Cyber Protect, and nobody else" in page


def test_an_answer_that_comes_after_the_end_is_kept(
    marlpit: Assessment, dawn: MadeLink, asha: Officer, noon: datetime
) -> None:
    answer(marlpit, {"backups": State.NO}, by=asha, at=noon)
    conclude(assessment=marlpit, by=asha, at=noon)
    with database_role("peelian_front"):
        assert send(Client(), dawn, device("software-updates", "yes")).status_code == 200
    assert Answer.objects.count() == 2


def test_a_link_for_some_questions_shows_those(marlpit: Assessment, asha: Officer, now: datetime) -> None:
    kofi = give_part(assessment=marlpit, who="Kofi", controls=["backups"], by=asha, at=now)
    with database_role("peelian_front"):
        assert "Kofi, 1 question" in words(Client().get(home(kofi)))
