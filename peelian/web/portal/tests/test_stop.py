"""Somebody with a link or a code asks us not to ask again, as the front's database role."""

import html
import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from conftest import database_role
from peelian.adoption.actions import MadeAsk, answer, ask
from peelian.adoption.models import Ask, Finding
from peelian.adoption.rules.findings import State
from peelian.kernel.actor import Bearer, System
from peelian.knowledge import queries as knowledge
from peelian.knowledge.actions import publish_library
from peelian.parties.actions import add_source_records
from peelian.parties.models import SourceRecord
from peelian.records.models import LogEntry

pytestmark = [pytest.mark.django_db, pytest.mark.urls("peelian.runtime.urls_front")]
BY = System("tests")
TWO_STEP = "two-step-email"
STOPPED = "We will not ask you again"


@pytest.fixture
def asked(db: None) -> MadeAsk:
    now: datetime = timezone.now()
    publish_library(library=knowledge.library(), by=BY, at=now)
    record = SourceRecord(kind="person", given_name="Rosalind", family_name="Pickering", origin="test")
    [rosa] = add_source_records(records=[record], by=BY, at=now)
    return ask(about=rosa, controls=[TWO_STEP], purpose="follow-up", origin="intake.Report:1", by=BY, at=now)


@pytest.fixture
def front(asked: MadeAsk) -> Iterator[Client]:
    cache.clear()
    with database_role("peelian_front"):
        yield Client()


def heading(page: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    return html.unescape(" ".join(found[1].split())) if found else ""


def link(asked: MadeAsk) -> str:
    return f"/answer/{asked.link.token}/"


def test_the_way_out_is_under_every_question_and_after_the_answers(front, asked):
    way = f'href="{link(asked)}stop/"'
    assert way in front.get(link(asked)).content.decode()
    assert way in front.post(link(asked), {TWO_STEP: "yes", "send": "yes"}).content.decode()


def test_it_is_asked_once_whether_they_mean_it_and_nothing_happens_by_looking(front, asked):
    page = front.get(f"{link(asked)}stop/").content.decode()
    assert heading(page) == "Shall we not ask you again?"
    assert "advice" in page
    assert not Ask.objects.exclude(stopped_at=None).exists()


def test_on_the_button_it_is_noted_by_the_front_itself_and_logged(asked):
    cache.clear()
    with database_role("peelian_front"):
        page = Client().post(f"{link(asked)}stop/").content.decode()
    assert heading(page) == STOPPED
    assert Ask.objects.exclude(stopped_at=None).count() == 1
    assert LogEntry.objects.filter(subject=asked.ask.label, by_label=f"link:{asked.link.link.pk}").exists()
    assert not Finding.objects.exists()


@pytest.mark.parametrize("page", ["", "stop/"])
def test_once_stopped_every_page_says_so_and_takes_no_answer(front, asked, page):
    front.post(f"{link(asked)}stop/")
    assert heading(front.get(f"{link(asked)}{page}").content.decode()) == STOPPED
    answered = front.post(link(asked), {TWO_STEP: "yes", "send": "yes"})
    assert heading(answered.content.decode()) == STOPPED


def test_somebody_who_has_answered_can_still_ask_us_to_stop(asked):
    answer(ask=asked.ask, answers={TWO_STEP: State.YES}, by=Bearer("1"), at=timezone.now())
    cache.clear()
    with database_role("peelian_front"):
        page = Client().post(f"{link(asked)}stop/").content.decode()
    assert heading(page) == STOPPED


def test_a_typed_code_stops_as_well(front, asked):
    address = front.post("/answer/", {"code": asked.link.code})["Location"]
    assert heading(front.post(f"{address}stop/").content.decode()) == STOPPED


@pytest.mark.parametrize("held", ["nonsense", "a code's link signed for something else"])
def test_nobody_stops_what_they_hold_no_link_to(front, held):
    way = "nonsense" if held == "nonsense" else f"code/{signing.dumps(1, salt='x')}"
    answered = front.post(f"/answer/{way}/stop/")
    assert answered.status_code in (302, 404)
    assert not Ask.objects.exclude(stopped_at=None).exists()


def test_a_link_that_has_closed_stops_nothing(asked):
    import time_machine

    with time_machine.travel(timezone.now() + timedelta(days=61), tick=True), database_role("peelian_front"):
        assert Client().post(f"{link(asked)}stop/").status_code == 404
