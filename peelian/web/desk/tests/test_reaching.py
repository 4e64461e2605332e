"""Warnings that are read before reaching somebody, texts, and what was tried, as an officer meets them on pages."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from peelian.accounts.models import Officer, Unit
from peelian.intake import actions
from peelian.intake.actions import Tried
from peelian.intake.factories import report
from peelian.intake.models import Report
from peelian.intake.rules.stages import Reached
from peelian.parties.actions import raise_flag
from peelian.parties.models.flags import FlagKind, SafetyFlag
from peelian.parties.rules.kinds import Channel as Way
from peelian.records.models import LogEntry
from peelian.release.models import Message
from peelian.release.rules.channels import Channel

pytestmark = pytest.mark.django_db
SignIn = Callable[[Officer], Client]
TITLE = "Read this before you"


@pytest.fixture
def hers(northmarsh: Unit, asha: Officer, noon: datetime) -> Report:
    """Rosalind's report with a mobile number, claimed by Asha."""
    return actions.claim(report=report(unit=northmarsh, at=noon, Telephone="07700 900123"), by=asha, at=noon)


@pytest.fixture
def desk(asha: Officer, sign_in: SignIn) -> Client:
    return sign_in(asha)


@pytest.fixture
def warn(hers: Report, asha: Officer, noon: datetime) -> Callable[[FlagKind], SafetyFlag]:
    return lambda kind: raise_flag(about=hers.about, kind=kind, reason="He listens in.", by=asha, at=noon)


def shown(desk: Client, hers: Report, page: str) -> str:
    return desk.get(f"/desk/victims/{hers.pk}/{page}/").content.decode()


TOUCHED = {
    FlagKind.DANGER_TO_LIFE: {"call", "advice", "text"},
    FlagKind.VULNERABLE: {"call", "advice", "text"},
    FlagKind.DO_NOT_RING: {"call"},
    FlagKind.NO_VOICEMAIL: {"call"},
    FlagKind.DO_NOT_EMAIL: {"advice"},
    FlagKind.DO_NOT_WRITE: {"advice"},
    FlagKind.DO_NOT_TEXT: {"advice", "text"},
}


@pytest.mark.parametrize("kind", FlagKind)
def test_a_warning_comes_before_every_page_it_touches_and_no_other(kind, warn, desk, hers):
    warn(kind)
    pages = {page: shown(desk, hers, page) for page in ("call", "advice", "text")}
    assert {page for page, said in pages.items() if TITLE in said} == TOUCHED[kind]


def test_it_says_the_warning_its_reason_who_raised_it_and_what_to_do_instead(warn, desk, hers):
    warn(FlagKind.DO_NOT_RING)
    said = shown(desk, hers, "call")
    for words in ("Do not ring: He listens in.", "Raised by Asha Verma on 4 June 2026", "Instead: write a letter"):
        assert words in said
    assert "What came of it" not in said


def test_the_page_opens_once_the_officer_has_said_so_and_the_log_knows(warn, desk, hers, asha):
    flag = warn(FlagKind.DO_NOT_RING)
    told = {"page": "victim-call", "warnings": str(flag.pk)}
    answer = desk.post(f"/desk/victims/{hers.pk}/read/", told, follow=True)
    assert answer.request["PATH_INFO"] == f"/desk/victims/{hers.pk}/call/"
    assert "What came of it" in answer.content.decode()
    assert LogEntry.objects.filter(subject=hers.label, detail=f"warning read: {flag.pk}, do not ring").count() == 1


def test_a_page_of_any_other_name_is_not_opened_by_it(warn, desk, hers):
    answer = desk.post(f"/desk/victims/{hers.pk}/read/", {"page": "staff", "warnings": "x 1"})
    assert answer["Location"] == f"/desk/victims/{hers.pk}/"


def test_a_warning_raised_while_advice_was_being_read_comes_before_it_is_sent(warn, desk, hers):
    warn(FlagKind.VULNERABLE)
    told = {"channel": "letter", "audience": "adult", "controls": ["two-step-email"], "send": "yes"}
    assert TITLE in desk.post(f"/desk/victims/{hers.pk}/advice/", told).content.decode()
    assert not Message.objects.exists()


def test_a_call_that_was_made_is_not_lost_to_a_warning_raised_meanwhile(warn, desk, hers):
    warn(FlagKind.VULNERABLE)
    desk.post(f"/desk/victims/{hers.pk}/call/", {"danger": "no", "reached": "no answer", "service": "they have not"})
    assert hers.attempts.count() == 1


@pytest.mark.parametrize(
    ("kind", "reached", "words"),
    [
        (FlagKind.DO_NOT_RING, Reached.SPOKE, "There is a warning: do not ring."),
        (FlagKind.NO_VOICEMAIL, Reached.LEFT_MESSAGE, "There is a warning: leave no message."),
    ],
)
def test_a_call_that_a_warning_closes_is_refused_beside_the_question(warn, desk, hers, kind, reached, words):
    warn(kind)
    answer = desk.post(
        f"/desk/victims/{hers.pk}/call/", {"danger": "no", "reached": reached.value, "service": "they have not"}
    )
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not hers.attempts.exists()


def test_the_script_says_that_no_message_may_be_left(warn, desk, hers):
    flag = warn(FlagKind.NO_VOICEMAIL)
    told = {"page": "victim-call", "warnings": str(flag.pk)}
    assert "Leave no message. If a machine" in desk.post(
        f"/desk/victims/{hers.pk}/read/", told, follow=True
    ).content.decode()  # fmt: skip


def test_a_text_is_read_with_its_length_before_it_goes(notify, desk, hers):
    said = shown(desk, hers, "text")
    assert "This is Northmarsh Cyber Protect (police)." in said
    assert "143 letters, sent as 1 part" in said
    desk.post(f"/desk/victims/{hers.pk}/text/", {"notice": "advice"})
    assert Message.objects.get().channel == Channel.TEXT


def test_without_notify_a_text_cannot_be_sent_and_the_page_says_so(desk, hers):
    said = shown(desk, hers, "text")
    assert "nobody has set it up" in said
    assert "Send this text" not in said


def test_choosing_a_text_for_advice_leads_to_the_text_and_needs_no_control(notify, desk, hers):
    answer = desk.post(f"/desk/victims/{hers.pk}/advice/", {"channel": "text", "audience": "adult"})
    assert answer["Location"] == f"/desk/victims/{hers.pk}/text/"
    again = desk.post(f"/desk/victims/{hers.pk}/advice/", {"channel": "letter", "audience": "adult"})
    assert "Choose at least one thing to advise" in again.content.decode()


def test_a_follow_up_is_never_a_text(desk, hers, asha, noon):
    assert "as a letter" in desk.get(f"/desk/victims/{hers.pk}/follow-up/?channel=text").content.decode()


def test_the_record_shows_what_was_tried_and_what_to_try_next(desk, hers, asha, noon):
    actions.record_attempt(report=hers, tried=Tried(Way.TELEPHONE, Reached.NO_ANSWER), by=asha, at=noon)
    said = desk.get(f"/desk/victims/{hers.pk}/").content.decode()
    assert "Thu 4 June, noon: no answer" in said
    assert "Try an evening: nobody has yet." in said


def test_an_hour_they_prefer_is_learnt_and_tried_next(desk, hers, asha, noon):
    actions.record_attempt(report=hers, tried=Tried(Way.TELEPHONE, Reached.NO_ANSWER), by=asha, at=noon)
    desk.post(f"/desk/victims/{hers.pk}/reaching/", {"preferred_hours": "morning", "preferred_contact": "text"})
    said = desk.get(f"/desk/victims/{hers.pk}/").content.decode()
    assert "Text, in the morning" in said
    assert "Try a morning: they prefer it." in said


def test_everything_that_was_sent_is_listed(notify, desk, hers, asha, noon):
    actions.send_advice(
        report=hers, channel=Channel.LETTER, audience="adult", controls=["two-step-email"], by=asha, at=noon
    )
    desk.post(f"/desk/victims/{hers.pk}/text/", {"notice": "missed-call"})
    said = shown(desk, hers, "sent")
    assert "Text: we rang" in said
    assert "Advice from Northmarsh Cyber Protect" in said


def test_a_letter_that_waits_can_be_cancelled_with_a_reason(desk, hers, asha, noon):
    given = actions.send_advice(
        report=hers, channel=Channel.LETTER, audience="adult", controls=["two-step-email"], by=asha, at=noon
    )
    page = f"/desk/sent/{given.message_id}/"
    assert "Cancel this message" in desk.get(page).content.decode()
    said = desk.post(f"{page}cancel/", {"why": "She moved."}, follow=True).content.decode()
    assert "What was not sent" in said
    assert "She moved. (Asha Verma)" in said


def test_a_letter_is_neither_printed_nor_posted_once_a_warning_stands_against_it(warn, desk, hers, asha, noon):
    given = actions.send_advice(
        report=hers, channel=Channel.LETTER, audience="adult", controls=["two-step-email"], by=asha, at=noon
    )
    warn(FlagKind.DO_NOT_WRITE)
    page = f"/desk/sent/{given.message_id}/"
    said = desk.get(page).content.decode()
    assert "Do not post it" in said
    assert "I have posted it" not in said
    assert desk.get(f"{page}letter.pdf").status_code == 409


def test_today_leads_to_whom_our_advice_did_not_reach(desk, hers, asha):
    now: Any = timezone.now()
    given = actions.send_advice(
        report=hers, channel=Channel.LETTER, audience="adult", controls=["two-step-email"], by=asha, at=now
    )
    desk.post(f"/desk/sent/{given.message_id}/cancel/", {"why": "She moved."})
    assert "Reach Rosalind Pickering another way" in desk.get("/desk/").content.decode()
