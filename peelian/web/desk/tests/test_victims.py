"""The queue and one victim's record, as an officer uses them."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from peelian.accounts.models import Officer, Unit
from peelian.adoption.models import Ask, Finding
from peelian.intake import actions
from peelian.intake.factories import load, report
from peelian.intake.models import Report
from peelian.parties.models import SafetyFlag
from peelian.records.models import LogEntry
from peelian.release.models import Message

pytestmark = pytest.mark.django_db

SignIn = Callable[[Officer], Client]


@pytest.fixture
def rosalind(northmarsh: Unit, noon: datetime) -> Report:
    return report(unit=northmarsh, at=noon)


@pytest.fixture
def hers(rosalind: Report, asha: Officer, noon: datetime) -> Report:
    """Rosalind's report, claimed by Asha."""
    return actions.claim(report=rosalind, by=asha, at=noon)


def test_the_queue_shows_who_is_next_and_why(rosalind: Report, asha: Officer, sign_in: SignIn) -> None:
    page = sign_in(asha).get("/desk/victims/").content.decode()
    assert "Rosalind Pickering" in page
    assert "It is still going on." in page


def test_claim_and_open_next_opens_the_most_pressing(
    northmarsh: Unit, asha: Officer, noon: datetime, sign_in: SignIn
) -> None:
    load(
        [
            {"Crime Reference": "NFRC1000001", "Ongoing": "N"},
            {"Crime Reference": "NFRC1000002", "Surname": "Pike", "Narrative": "I want to kill myself."},
        ],
        unit=northmarsh,
        at=noon,
    )
    page = sign_in(asha).post("/desk/victims/next/", follow=True).content.decode()
    assert "Before you go on: suicide or self-harm" in page
    assert "Rosalind Pike" in page
    assert Report.objects.get(owner=asha).reference == "NFRC1000002"


def test_reading_a_record_is_logged(rosalind: Report, asha: Officer, sign_in: SignIn) -> None:
    sign_in(asha).get(f"/desk/victims/{rosalind.pk}/")
    entry = LogEntry.objects.get(operation="consultation")
    assert (entry.subject, entry.by_name) == (rosalind.label, "Asha Verma")


@pytest.mark.parametrize("page", ["", "reports/", "sent/", "call/", "advice/", "outcome/", "follow-up/", "mailbox/"])
def test_another_units_record_is_not_found(page: str, rosalind: Report, charlie: Officer, sign_in: SignIn) -> None:
    assert sign_in(charlie).get(f"/desk/victims/{rosalind.pk}/{page}").status_code == 404


def test_a_search_hit_on_another_units_record_says_only_whom_to_ring(
    northmarsh: Unit, surrey: Unit, asha: Officer, noon: datetime, sign_in: SignIn
) -> None:
    report(unit=northmarsh, at=noon, Force="Surrey", Surname="Quillfeather")
    page = sign_in(asha).get("/desk/search/?q=quillfeather").content.decode()
    assert "Held by Surrey Cyber Protect; ring" in page
    assert "Rosalind" not in page


def test_a_call_is_kept_and_danger_raises_a_warning(hers: Report, asha: Officer, sign_in: SignIn) -> None:
    told = {"danger": "yes", "reached": "spoke to them", "note": "He has her keys.", "minutes": "14"}
    told |= {"service": "they have not"}
    sign_in(asha).post(f"/desk/victims/{hers.pk}/call/", told)
    assert hers.attempts.get().minutes == 14
    assert SafetyFlag.objects.get().reason == "He has her keys."


def test_a_taken_over_mailbox_is_never_written_to(hers: Report, asha: Officer, sign_in: SignIn) -> None:
    choice = {"channel": "email", "audience": "older_person", "controls": ["two-step-email"], "send": "yes"}
    answer = sign_in(asha).post(f"/desk/victims/{hers.pk}/advice/", choice)
    assert answer.status_code == 409
    assert "Somebody else may be reading this mailbox" in answer.content.decode()
    assert not Message.objects.exists()


def test_it_may_be_written_to_once_an_officer_confirms_it_is_theirs(
    hers: Report, asha: Officer, sign_in: SignIn
) -> None:
    client = sign_in(asha)
    client.post(f"/desk/victims/{hers.pk}/mailbox/", {"how": "She read out a word that I had sent there."})
    choice = {"channel": "email", "audience": "older_person", "controls": ["two-step-email"], "send": "yes"}
    client.post(f"/desk/victims/{hers.pk}/advice/", choice)
    message = Message.objects.get()
    assert message.recipient == "r.pickering@postbox.example"
    assert "second lock" in message.body


def test_a_letter_is_a_tagged_pdf_of_the_exact_copy(hers: Report, asha: Officer, sign_in: SignIn) -> None:
    client = sign_in(asha)
    choice = {"channel": "letter", "audience": "adult", "controls": ["two-step-email"], "send": "yes"}
    client.post(f"/desk/victims/{hers.pk}/advice/", choice)
    pdf = client.get(f"/desk/sent/{Message.objects.get().pk}/letter.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert b"/MarkInfo" in pdf.content


def test_an_outcome_becomes_findings_and_the_questions_follow(hers: Report, asha: Officer, sign_in: SignIn) -> None:
    client = sign_in(asha)
    choice = {"channel": "letter", "audience": "adult", "controls": ["two-step-email", "strong-email-password"]}
    client.post(f"/desk/victims/{hers.pk}/advice/", choice | {"send": "yes"})
    ended = {
        "danger": "no",
        "outcome": "advised",
        "two-step-email": "says they will",
        "strong-email-password": "had it before",
    }
    client.post(f"/desk/victims/{hers.pk}/outcome/", ended)
    client.post(f"/desk/victims/{hers.pk}/follow-up/", {"channel": "letter"})
    assert {f.control_id: f.state for f in Finding.objects.all()} == {
        "two-step-email": "no",
        "strong-email-password": "yes",
    }
    assert [item.control_id for item in Ask.objects.get().items.all()] == ["two-step-email"]


def test_an_outcome_without_words_for_each_control_is_sent_back(hers: Report, asha: Officer, sign_in: SignIn) -> None:
    client = sign_in(asha)
    choice = {"channel": "letter", "audience": "adult", "controls": ["two-step-email"], "send": "yes"}
    client.post(f"/desk/victims/{hers.pk}/advice/", choice)
    page = client.post(f"/desk/victims/{hers.pk}/outcome/", {"danger": "no", "outcome": "advised"}).content.decode()
    assert "Say how it stands" in page
    assert not Finding.objects.exists()


def test_what_an_officer_learns_stands_beside_what_came(hers: Report, asha: Officer, sign_in: SignIn) -> None:
    client = sign_in(asha)
    client.post(f"/desk/victims/{hers.pk}/reaching/", {"telephone": "01632 960999"})
    assert "01632 960999" in client.get(f"/desk/victims/{hers.pk}/").content.decode()
    hers.about.refresh_from_db()
    assert hers.about.telephone == "+441632960418"


def test_a_senior_officer_does_not_read_victims(rosalind: Report, dana: Officer, sign_in: SignIn) -> None:
    assert sign_in(dana).get("/desk/victims/").status_code == 403


def test_today_says_what_needs_an_officer_first(hers: Report, asha: Officer, sign_in: SignIn) -> None:
    page = sign_in(asha).get("/desk/").content.decode()
    assert "Ring Rosalind Pickering" in page
