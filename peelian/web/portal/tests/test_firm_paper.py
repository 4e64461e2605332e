"""Papers that somebody at a firm takes from their own plan, made with the front's database role."""

import io
from collections.abc import Iterator
from datetime import date, datetime

import docx
import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from pypdf import PdfReader

from conftest import database_role
from peelian.accounts.actions import MadeLink
from peelian.accounts.models import Officer
from peelian.adoption.rules.findings import State
from peelian.assessment.actions import Chosen, Words, agree, give_part, keep_logo, keep_strategy
from peelian.assessment.factories import answer, assessment
from peelian.assessment.models import Assessment
from peelian.documents.tests.paper_samples import picture
from peelian.records.models import LogEntry

pytestmark = [pytest.mark.django_db, pytest.mark.urls("peelian.runtime.urls_front")]
WORDS = Words(
    about="", protects="The drawings", responsible="Dawn; owner", respond="", calls="", signers="",
    review_on=date(2027, 6, 4),
)  # fmt: skip


@pytest.fixture
def marlpit(asha: Officer, noon: datetime) -> Assessment:
    one = assessment(by=asha, at=noon)
    answer(one, {"backups": State.NO}, by=asha, at=noon)
    return one


@pytest.fixture
def dawn(marlpit: Assessment, asha: Officer) -> MadeLink:
    return give_part(assessment=marlpit, who="Dawn", controls=[], by=asha, at=timezone.now())


@pytest.fixture
def agreed(marlpit: Assessment, asha: Officer, noon: datetime) -> Assessment:
    agree(assessment=marlpit, chosen=[Chosen("backups", "Dawn", date(2026, 6, 30))], by=asha, at=noon)
    keep_logo(assessment=marlpit, content=picture(), by=asha, at=noon)
    return marlpit


@pytest.fixture
def front(dawn: MadeLink) -> Iterator[Client]:
    with database_role("peelian_front"):
        yield Client()


def address(dawn: MadeLink, name: str) -> str:
    return f"/assessment/{dawn.token}/papers/{name}"


def test_the_plan_on_one_page_has_their_logo(agreed: Assessment, dawn: MadeLink, front: Client) -> None:
    made = front.get(address(dawn, "plan.pdf"))
    assert "no-store" in made.headers["Cache-Control"]
    page = PdfReader(io.BytesIO(made.content)).pages[0]
    assert "30 June 2026" in page.extract_text()
    assert page.images


def test_the_days_go_into_their_calendar(agreed: Assessment, dawn: MadeLink, front: Client) -> None:
    (event,) = Calendar.from_ical(front.get(address(dawn, "plan.ics")).content).events
    assert event["dtstart"].dt == date(2026, 6, 30)


def test_the_strategy_is_there_once_it_has_their_words(
    agreed: Assessment, dawn: MadeLink, asha: Officer, noon: datetime
) -> None:
    page = f"/assessment/{dawn.token}/plan/"
    with database_role("peelian_front"):
        assert "strategy.docx" not in Client().get(page).content.decode()
    keep_strategy(assessment=agreed, words=WORDS, by=asha, at=noon)
    with database_role("peelian_front"):
        assert "strategy.docx" in Client().get(page).content.decode()
        made = docx.Document(io.BytesIO(Client().get(address(dawn, "strategy.docx")).content))
    assert made.tables[0].cell(1, 0).text == "The drawings"


def test_taking_one_is_logged_without_naming_more_than_the_link(
    agreed: Assessment, dawn: MadeLink, front: Client
) -> None:
    front.get(address(dawn, "plan.pdf"))
    with database_role("peelian_owner"):
        entry = LogEntry.objects.get(operation="disclosure")
    assert (entry.recipient, entry.detail) == ("Marlpit Joinery", "made for the firm: plan.pdf")
    assert entry.by_label == f"link:{dawn.link.pk}"


@pytest.mark.parametrize("name", ["report.pdf", "register.xlsx", "plan.docx", "plan.exe"])
def test_other_papers_are_not_given_by_a_link(agreed: Assessment, dawn: MadeLink, front: Client, name: str) -> None:
    assert front.get(address(dawn, name)).status_code == 404


def test_before_a_plan_is_agreed_there_is_none(dawn: MadeLink, front: Client) -> None:
    assert front.get(address(dawn, "plan.pdf")).status_code == 404
    assert "plan.pdf" not in front.get(f"/assessment/{dawn.token}/plan/").content.decode()


def test_a_link_that_is_none_opens_none(agreed: Assessment, front: Client) -> None:
    assert front.get("/assessment/nonsense/papers/plan.pdf").status_code == 404
