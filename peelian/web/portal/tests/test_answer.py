"""Somebody with a link or a code answers, as the front's database role."""

import html
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from conftest import database_role
from peelian.adoption.actions import MadeAsk, ask, withdraw
from peelian.adoption.models import Ask, Finding
from peelian.kernel.actor import System
from peelian.knowledge import queries as knowledge
from peelian.knowledge.actions import publish_library
from peelian.parties.actions import add_source_records
from peelian.parties.models import SourceRecord
from peelian.records.models import LogEntry
from peelian.web.portal.answer import TRIES

pytestmark = [pytest.mark.django_db, pytest.mark.urls("peelian.runtime.urls_front")]
BY = System("tests")
FIRST, SECOND = "two-step-email", "strong-email-password"
Browser = Callable[..., str]


@pytest.fixture
def asked(db: None) -> MadeAsk:
    """Two questions to Rosalind, asked now."""
    now = timezone.now()
    publish_library(library=knowledge.library(), by=BY, at=now)
    record = SourceRecord(kind="person", given_name="Rosalind", family_name="Pickering", origin="test")
    [rosa] = add_source_records(records=[record], by=BY, at=now)
    return ask(about=rosa, controls=[FIRST, SECOND], purpose="follow-up", origin="intake.Report:1", by=BY, at=now)


@pytest.fixture
def front(asked: MadeAsk) -> Iterator[Client]:
    """A browser without a cookie, served as the front's role."""
    cache.clear()
    with database_role("peelian_front"):
        yield Client()


def link(asked: MadeAsk) -> str:
    return f"/answer/{asked.link.token}/"


def heading(page: str) -> str:
    found = re.search(r"<(h1|legend)[^>]*>(.*?)</\1>", page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[2]).split()) if found else ""


def words(answer) -> str:
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def shows(page: str, code: str) -> bool:
    """Return whether a page asks about a control."""
    text = " ".join(re.sub(r"<[^>]+>", "", page).split())
    return " ".join(knowledge.control(code).follow_up.split()) in text


def test_the_front_door_and_the_page_for_codes_open_to_anybody(front):
    assert 'href="/answer/"' in words(front.get("/"))
    assert heading(words(front.get("/answer/"))) == "Your code"
    assert heading(words(front.get("/answer"))) == "Your code"


def test_a_link_opens_the_first_question_and_nothing_else(front, asked):
    page = words(front.get(link(asked)))
    assert shows(page, FIRST)
    assert not shows(page, SECOND)
    assert "Question 1 of 2" in page
    assert "Rosalind" not in page


@pytest.mark.parametrize("typed", [str, str.lower, lambda code: f" {code.replace('-', ' ')} "])
def test_a_code_opens_the_same_questions_however_it_is_typed(front, asked, typed):
    page = words(front.post("/answer/", {"code": typed(asked.link.code)}, follow=True))
    assert shows(page, FIRST)


def test_a_page_is_never_kept_by_the_browser(front, asked):
    assert "no-store" in front.get(link(asked))["Cache-Control"]


def test_one_question_follows_another_and_then_all_answers_are_checked(front, asked):
    second = words(front.post(link(asked), {"asked": FIRST, "answer": "yes"}))
    assert shows(second, SECOND)
    assert f'name="{FIRST}" value="yes"' in second
    check = words(front.post(link(asked), {FIRST: "yes", "asked": SECOND, "answer": "don't know"}))
    assert heading(check) == "Check your answers"
    assert "I don’t know" in check
    assert not Ask.objects.filter(answered_at__isnull=False).exists()


def test_going_on_without_an_answer_asks_again_and_says_so(front, asked):
    page = words(front.post(link(asked), {"asked": FIRST}))
    assert shows(page, FIRST)
    assert "Choose one. “I don’t know” is fine" in page


def test_an_answer_can_be_changed_and_the_others_are_kept(front, asked):
    page = words(front.post(link(asked), {FIRST: "yes", SECOND: "no", "change": FIRST}))
    assert shows(page, FIRST)
    assert re.search(r'value="yes"[^>]*checked', page)
    assert f'name="{SECOND}" value="no"' in page
    check = words(front.post(link(asked), {SECOND: "no", "asked": FIRST, "answer": "partly"}))
    assert heading(check) == "Check your answers"
    assert f'name="{FIRST}" value="partly"' in check


def sent(asked: MadeAsk, client: Client):
    return client.post(link(asked), {FIRST: "yes", SECOND: "don't know", "send": "yes"})


def test_sending_makes_findings_that_the_front_itself_cannot_read(asked):
    cache.clear()
    with database_role("peelian_front"):
        assert heading(words(sent(asked, Client()))) == "Thank you"
    found = {(one.control_id, one.state, one.evidence, one.about_id) for one in Finding.objects.all()}
    about = asked.ask.about_id
    assert found == {(FIRST, "yes", "said", about), (SECOND, "don't know", "said", about)}
    assert LogEntry.objects.filter(by_label=f"link:{asked.link.link.pk}").exists()


def test_answering_twice_says_so(asked):
    cache.clear()
    with database_role("peelian_front"):
        sent(asked, Client())
        assert heading(words(sent(asked, Client()))) == "You have answered already"
        assert heading(words(Client().get(link(asked)))) == "You have answered already"
    assert Finding.objects.count() == 2


@pytest.mark.parametrize(
    "posted",
    [
        {FIRST: "yes", "send": "yes"},
        {FIRST: "yes", SECOND: "nonsense", "send": "yes"},
        {FIRST: "yes", "backups": "yes", "send": "yes"},
    ],
    ids=["one left open", "nonsense", "another control"],
)
def test_what_is_sent_half_answered_goes_back_to_the_open_question(front, asked, posted):
    assert shows(words(front.post(link(asked), posted)), SECOND)


def closed(answer) -> bool:
    return answer.status_code == 404 and heading(answer.content.decode()) == "These questions have closed"


def test_an_unknown_link_says_that_it_has_closed(front):
    assert closed(front.get("/answer/nonsense/"))


def test_a_link_whose_two_months_are_over_has_closed(front, asked, time_machine_at):
    with time_machine_at(timezone.now() + timedelta(days=61)):
        assert closed(front.get(link(asked)))
        assert "We do not know that code" in words(front.post("/answer/", {"code": asked.link.code}))


def test_withdrawn_questions_have_closed(asked):
    withdraw(ask=asked.ask, by=BY, at=timezone.now())
    with database_role("peelian_front"):
        assert closed(Client().get(link(asked)))


def test_a_typed_code_opens_the_questions_for_an_hour_and_is_then_asked_again(front, asked, time_machine_at):
    address = front.post("/answer/", {"code": asked.link.code})["Location"]
    assert shows(words(front.get(address)), FIRST)
    with time_machine_at(timezone.now() + timedelta(minutes=61)):
        assert front.get(address)["Location"] == "/answer/"


@pytest.mark.parametrize(
    "signed",
    ["1", "1:x:y", signing.dumps(1, salt="another")],
    ids=["a number", "a wrong signature", "signed for something else"],
)
def test_nobody_makes_an_address_of_a_typed_code_themselves(front, signed):
    assert front.get(f"/answer/code/{signed}/")["Location"] == "/answer/"


def test_a_code_we_do_not_know_says_to_check_it(front):
    page = words(front.post("/answer/", {"code": "AAAA-2222"}))
    assert "We do not know that code, or it has closed" in page


def guesses(front: Client, number: int, address: str = "192.0.2.1") -> list[int]:
    return [front.post("/answer/", {"code": "AAAA-2222"}, REMOTE_ADDR=address).status_code for _ in range(number)]


def test_guessing_ends_after_twenty_tries_even_with_the_right_code(front, asked):
    assert guesses(front, TRIES) == [200] * TRIES
    assert front.post("/answer/", {"code": asked.link.code}, REMOTE_ADDR="192.0.2.1").status_code == 429


def test_guessing_from_one_place_leaves_others_free(front, asked):
    guesses(front, TRIES + 1)
    assert front.post("/answer/", {"code": asked.link.code}, REMOTE_ADDR="192.0.2.2").status_code == 302


@pytest.mark.parametrize(("minutes", "code"), [(6, 429), (59, 429), (61, 200)])
def test_somebody_who_guessed_too_often_waits_the_whole_hour(front, time_machine_at, minutes, code):
    guesses(front, TRIES)
    with time_machine_at(timezone.now() + timedelta(minutes=minutes)):
        assert guesses(front, 1) == [code]


def test_an_empty_code_is_no_guess(front):
    for _ in range(TRIES):
        front.post("/answer/", {"code": ""})
    assert guesses(front, 1, "127.0.0.1") == [200]


@pytest.fixture
def time_machine_at() -> Callable[[datetime], object]:
    """Move the clock of everything to a time, as `with` does."""
    import time_machine

    return lambda at: time_machine.travel(at, tick=True)
