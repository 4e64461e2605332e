"""An unanswered alarm comes before every page of a victim, in the way of whoever opens one, until it is answered."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from peelian.accounts import actions as accounts
from peelian.accounts.actions import Ringing
from peelian.accounts.models import Force, Officer, Unit
from peelian.intake import actions
from peelian.intake.factories import report
from peelian.intake.models import Report

pytestmark = pytest.mark.django_db
SignIn = Callable[[Officer], Client]
PAGES = ["", "reports/", "sent/", "call/", "advice/", "outcome/", "reaching/", "warnings/new/"]
RANG = {"answer": "rang the control room", "rang_at": "00:00", "reference": "044-0406", "words": ""}


@pytest.fixture
def danger(northmarsh: Unit, asha: Officer, noon: datetime) -> Report:
    made = report(unit=northmarsh, at=noon, Narrative="He knows where I live and will kill me.")
    return actions.claim(report=made, by=asha, at=noon)


@pytest.fixture
def hers(northmarsh: Unit, asha: Officer, noon: datetime) -> Report:
    return actions.claim(report=report(unit=northmarsh, at=noon), by=asha, at=noon)


def shown(report: Report) -> str:
    return " ".join(str(key) for key in report.alarms.values_list("pk", flat=True))


@pytest.mark.parametrize("page", PAGES)
def test_it_comes_before_every_page_and_shows_what_was_found_and_whom_to_ring(
    page: str, danger: Report, asha: Officer, sign_in: SignIn
) -> None:
    answer = sign_in(asha).get(f"/desk/victims/{danger.pk}/{page}", follow=True)
    words = answer.content.decode()
    assert answer.redirect_chain[-1][0].startswith(f"/desk/victims/{danger.pk}/alarm/?next=")
    assert "“knows where I live”" in words
    assert "ring 999 and ask for Hampshire Police" in words


def test_a_colleague_is_interrupted_too(danger: Report, ben: Officer, sign_in: SignIn) -> None:
    assert "/alarm/" in sign_in(ben).get(f"/desk/victims/{danger.pk}/")["Location"]


@pytest.mark.parametrize(("page", "narrative"), [("alarm", "I want to die."), ("call", "Locked out.")])
def test_the_forces_own_numbers_are_shown(
    page: str,
    narrative: str,
    northmarsh: Unit,
    forces: dict[str, Force],
    asha: Officer,
    noon: datetime,
    sign_in: SignIn,
) -> None:
    ringing = Ringing(telephone="01632 960901", out_of_hours="Emergency duty team 01632 960902")
    accounts.set_control_room(force=forces["Hampshire"], ringing=ringing, by=asha, at=noon)
    made = report(unit=northmarsh, at=noon, Narrative=narrative)
    words = sign_in(asha).get(f"/desk/victims/{made.pk}/{page}/").content.decode()
    assert "Hampshire control room: 01632 960901" in words
    assert "Emergency duty team 01632 960902" in words


def test_once_it_is_answered_the_page_they_wanted_opens(danger: Report, asha: Officer, sign_in: SignIn) -> None:
    client, wanted = sign_in(asha), f"/desk/victims/{danger.pk}/call/"
    asked = client.get(wanted)["Location"]
    answer = client.post(asked, RANG | {"shown": shown(danger)})
    assert answer["Location"] == wanted
    assert client.get(wanted).status_code == 200


def test_an_address_outside_is_not_gone_to(danger: Report, asha: Officer, sign_in: SignIn) -> None:
    answer = sign_in(asha).post(
        f"/desk/victims/{danger.pk}/alarm/?next=//elsewhere.example/", RANG | {"shown": shown(danger)}
    )
    assert answer["Location"] == f"/desk/victims/{danger.pk}/"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "Say what you have done"),
        ({"answer": "not a danger"}, "Say why it is not a danger"),
        ({"answer": "rang the control room"}, "Say when you rang"),
        ({"answer": "rang the control room", "rang_at": "noonish"}, "Enter a time, such as 14:05"),
    ],
)
def test_half_an_answer_is_sent_back(
    told: dict[str, str], words: str, danger: Report, asha: Officer, sign_in: SignIn
) -> None:
    page = sign_in(asha).post(f"/desk/victims/{danger.pk}/alarm/", told | {"shown": shown(danger)})
    assert words in page.content.decode()
    assert danger.alarms.unanswered().exists()


def test_without_an_alarm_its_page_leads_to_the_record(hers: Report, asha: Officer, sign_in: SignIn) -> None:
    assert sign_in(asha).get(f"/desk/victims/{hers.pk}/alarm/")["Location"] == f"/desk/victims/{hers.pk}/"


def test_a_report_with_an_alarm_may_be_claimed(
    northmarsh: Unit, asha: Officer, noon: datetime, sign_in: SignIn
) -> None:
    made = report(unit=northmarsh, at=noon, Narrative="I want to die.")
    sign_in(asha).post(f"/desk/victims/{made.pk}/claim/")
    made.refresh_from_db()
    assert made.owner == asha


def test_a_call_whose_note_speaks_of_danger_interrupts_at_once(hers: Report, asha: Officer, sign_in: SignIn) -> None:
    told = {"danger": "no", "service": "they have not", "reached": "spoke to them", "note": "She wants to die."}
    answer = sign_in(asha).post(f"/desk/victims/{hers.pk}/call/", told, follow=True)
    assert "Before you go on: suicide or self-harm" in answer.content.decode()


def test_the_first_call_asks_whether_the_victim_service_has_rung_and_the_next_says_what_we_know(
    hers: Report, asha: Officer, sign_in: SignIn
) -> None:
    client, call = sign_in(asha), f"/desk/victims/{hers.pk}/call/"
    assert "Nobody has checked yet" in client.get(call).content.decode()
    told = {"danger": "no", "reached": "no answer"}
    assert "Say whether they have already been rung" in client.post(call, told).content.decode()
    assert "Say who rang, and when" in client.post(call, told | {"service": "they have"}).content.decode()
    assert not hers.attempts.exists()
    client.post(call, told | {"service": "they have", "service_words": "Victim Service, 2 June"})
    page = client.get(call).content.decode()
    assert "They have.</b> Victim Service, 2 June" in page
    assert "I know that you have been rung about this already" in page
    assert "Have you checked whether" not in page


def test_the_end_of_contact_asks_about_danger(hers: Report, asha: Officer, sign_in: SignIn) -> None:
    client, address = sign_in(asha), f"/desk/victims/{hers.pk}/outcome/"
    assert (
        "Say what the danger is"
        in client.post(address, {"outcome": "declined advice", "danger": "yes"}).content.decode()
    )
    answer = client.post(
        address, {"outcome": "declined advice", "danger": "yes", "danger_words": "He is outside."}, follow=True
    )
    assert "Before you go on: danger to life" in answer.content.decode()


def test_an_administrator_says_whom_to_ring_at_a_force(
    adam: Officer, forces: dict[str, Force], sign_in: SignIn
) -> None:
    client, force = sign_in(adam), forces["Hampshire"]
    assert "told to ring 999 or 101" in client.get("/staff/forces/").content.decode()
    address = f"/staff/forces/{force.code}/"
    assert "Enter the control room" in client.post(address, {"telephone": ""}).content.decode()
    client.post(address, {"telephone": "01632 960901", "out_of_hours": "", "note": "Ask for the inspector"})
    assert force.control_room.checked_by == "Adam Frost"
    assert "01632 960901" in client.get("/staff/forces/").content.decode()
