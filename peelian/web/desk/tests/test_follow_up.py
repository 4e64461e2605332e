"""Asking what changed, asking no more, and what the record says of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from peelian.accounts.models import Officer, Unit
from peelian.adoption.actions import answer
from peelian.adoption.models import Ask, DoNotAsk
from peelian.adoption.rules.findings import State
from peelian.intake import actions
from peelian.intake.factories import load, report
from peelian.intake.models import Report
from peelian.intake.rules.outcomes import Said
from peelian.intake.rules.stages import Outcome
from peelian.kernel.actor import Bearer
from peelian.release.models import Message
from peelian.release.rules.channels import Channel

pytestmark = pytest.mark.django_db
SignIn = Callable[[Officer], Client]
TWO_STEP = "two-step-email"


@pytest.fixture(autouse=True)
def today(noon: datetime):
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def hers(northmarsh: Unit, asha: Officer, noon: datetime) -> Report:
    made = report(unit=northmarsh, at=noon, NFIB_Code="NFIB3A", Telephone="07700 900418")
    mine = actions.claim(report=made, by=asha, at=noon)
    actions.send_advice(report=mine, channel=Channel.LETTER, audience="adult", controls=[TWO_STEP], by=asha, at=noon)
    return actions.close(report=mine, outcome=Outcome.ADVISED, said={TWO_STEP: Said.WILL}, by=asha, at=noon)


def page_of(client: Client, address: str) -> str:
    answered = client.get(address)
    assert answered.status_code == 200
    return " ".join(answered.content.decode().split())


def test_the_reminders_are_read_with_the_questions_and_their_days_are_said(
    hers: Report, asha: Officer, sign_in: SignIn
) -> None:
    page = page_of(sign_in(asha), f"/desk/victims/{hers.pk}/follow-up/")
    assert "What goes later, if they have not answered" in page
    assert "<b>11 June 2026</b> and <b>18 June 2026</b>" in page
    assert "A reminder: 1 question from Northmarsh Cyber Protect" in page


@pytest.mark.parametrize(("remind", "held"), [("email", 2), ("letter", 2), ("text", 2), ("no", 0)])
def test_what_is_sent_is_what_was_chosen(
    hers: Report, asha: Officer, sign_in: SignIn, remind: str, held: int, notify: Any
) -> None:
    client = sign_in(asha)
    client.post(f"/desk/victims/{hers.pk}/follow-up/", {"channel": "email", "remind": remind})
    assert Message.objects.filter(delivery="held", channel=remind).count() == held
    assert Ask.objects.get().message.channel == "email"


def test_the_record_says_what_was_asked_said_and_is_still_to_come(
    hers: Report, asha: Officer, noon: datetime, sign_in: SignIn
) -> None:
    client = sign_in(asha)
    actions.ask_what_changed(report=hers, channel=Channel.EMAIL, remind_by=Channel.EMAIL, by=asha, at=noon)
    page = page_of(client, f"/desk/victims/{hers.pk}/")
    assert "No answer yet; open until 3 August 2026. To be reminded on 11 June 2026 and 18 June 2026." in page
    answer(ask=Ask.objects.get(), answers={TWO_STEP: State.YES}, by=Bearer("1"), at=noon)
    assert "they said that 1 of 1 are in place" in page_of(client, f"/desk/victims/{hers.pk}/")


def test_an_officer_asks_no_more_with_a_reason_and_can_take_it_back(
    hers: Report, asha: Officer, sign_in: SignIn
) -> None:
    client = sign_in(asha)
    address = f"/desk/victims/{hers.pk}/follow-up/stop/"
    client.post(address, {"reason": "She told me so."})
    assert "<b>Not to be asked.</b> She told me so." in page_of(client, f"/desk/victims/{hers.pk}/")
    assert "They are not to be asked" in page_of(client, f"/desk/victims/{hers.pk}/follow-up/")
    client.post(address, {"reason": "She rang."})
    assert not DoNotAsk.objects.standing().exists()


def test_a_crime_after_our_advice_is_said_on_the_record_and_in_the_queue(
    hers: Report, northmarsh: Unit, asha: Officer, noon: datetime, sign_in: SignIn
) -> None:
    later = noon + timedelta(days=41)
    row = {"Crime Reference": "NFRC26000009", "Date Reported": f"{later:%d/%m/%Y}", "NFIB Code": "NFIB3A"}
    with time_machine.travel(later, tick=False):
        load([row | {"Telephone": "07700 900418"}], unit=northmarsh, at=later)
        again = Report.objects.get(reference="NFRC26000009")
        assert again.after_advice
        client = sign_in(asha)
        assert "Victim again after our advice." in page_of(client, "/desk/victims/")
        page = page_of(client, f"/desk/victims/{again.pk}/")
    assert "Victim again on 15 July 2026, 41 days after our advice on 4 June 2026;" in page
    assert "the advice was about the same threat." in page
