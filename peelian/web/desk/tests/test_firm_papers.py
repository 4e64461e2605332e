"""Papers of an assessment on the desk: made, logged, filled in and loaded back."""

import html
import io
import re
from collections.abc import Callable
from datetime import date, datetime

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar
from pypdf import PdfReader

from peelian.accounts.models import Officer
from peelian.adoption.models import Action
from peelian.adoption.rules.findings import State
from peelian.assessment.actions import Chosen, Words, agree, conclude, keep_logo, keep_strategy
from peelian.assessment.factories import answer, assessment
from peelian.assessment.models import Assessment, Strategy
from peelian.assessment.queries.papers import owners_plan, said_of
from peelian.assessment.queries.proposing import proposal
from peelian.documents.tests.paper_samples import picture
from peelian.parties.models import Asset
from peelian.records.models import LogEntry

pytestmark = pytest.mark.django_db
SignIn = Callable[[Officer], Client]
KINDS = ("plan", "report", "strategy", "if-something-happens")
WORDS = Words(
    about="We make staircases.",
    protects="The drawings; without them nothing is cut; Dawn\nThe order book",
    responsible="Dawn Treharne; owner; decides, and signs this",
    respond="We unplug it.\n\nWe ring Heron.",
    calls="Heron Computers, our IT; 01632 960144; first",
    signers="Dawn Treharne; owner",
    review_on=date(2027, 6, 4),
)


@pytest.fixture
def marlpit(asha: Officer, noon: datetime) -> Assessment:
    one = assessment(by=asha, at=noon, goal="cyber-essentials-3.3")
    said = {"backups": State.NO, "two-step-email": State.NO, "malware-protection": State.DONT_KNOW}
    answer(one, said, by=asha, at=noon)
    chosen = [
        Chosen("backups", "Dawn", date(2026, 6, 30)),
        Chosen("two-step-email", "Kofi", None),
        Chosen("malware-protection", "Sam", date(2026, 6, 12)),
    ]
    agree(assessment=one, chosen=chosen, by=asha, at=noon)
    one.refresh_from_db()
    return one


@pytest.fixture
def desk(asha: Officer, sign_in: SignIn) -> Client:
    return sign_in(asha)


def words(answered) -> str:
    assert answered.status_code == 200, answered.status_code
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answered.content.decode())).split())


def address(one: Assessment, page: str = "") -> str:
    return f"/desk/assessments/{one.pk}/papers/{page}"


def text(content: bytes, ending: str) -> str:
    """The words of a Word document or a PDF, without white space."""
    if ending == "pdf":
        found = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    else:
        document = docx.Document(io.BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        found = "".join([paragraph.text for paragraph in document.paragraphs] + cells)
    return re.sub(r"[\s\u200b]+", "", found)


def test_the_page_leads_to_every_paper(desk: Client, marlpit: Assessment, asha: Officer, noon: datetime) -> None:
    keep_strategy(assessment=marlpit, words=WORDS, by=asha, at=noon)
    page = desk.get(address(marlpit)).content.decode()
    for name in [f"{kind}.{ending}" for kind in KINDS for ending in ("docx", "pdf")] + ["register.xlsx", "plan.ics"]:
        assert f'href="{address(marlpit, name)}"' in page
        assert desk.get(address(marlpit, name)).status_code == 200


def test_before_there_is_anything_the_page_says_what_comes_first(desk: Client, asha: Officer, noon: datetime) -> None:
    one = assessment(by=asha, at=noon)
    page = desk.get(address(one))
    assert "Nothing to put on paper yet" in words(page)
    assert ".docx" not in page.content.decode()
    assert "Finish the assessment, or agree the plan" in desk.get(address(one, "plan.pdf")).content.decode()
    assert "No plan is agreed yet" in desk.get(address(one, "register.xlsx")).content.decode()
    assert LogEntry.objects.filter(operation="disclosure").count() == 0


def test_a_paper_of_another_name_is_not_there(desk: Client, marlpit: Assessment) -> None:
    for name in ("plan.exe", "nothing.pdf", "plan", ".pdf"):
        assert desk.get(address(marlpit, name)).status_code == 404


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_the_owners_plan_says_what_was_agreed(desk: Client, marlpit: Assessment, ending: str) -> None:
    made = desk.get(address(marlpit, f"plan.{ending}"))
    assert made.headers["Content-Disposition"] == f'attachment; filename="marlpit-joinery-plan.{ending}"'
    assert made.headers["Cache-Control"] == "no-store"
    found = text(made.content, ending)
    for said in ("MarlpitJoinery", "Threethingstodo,inorder", "Dawn", "30June2026", "AshaVermamadethisplanwithyou"):
        assert said in found
    assert "OFFICIAL" not in found


def test_making_one_is_logged_as_given_to_the_firm(desk: Client, marlpit: Assessment) -> None:
    desk.get(address(marlpit, "report.docx"))
    entry = LogEntry.objects.get(operation="disclosure")
    told = (entry.subject, entry.recipient, entry.detail, entry.by_name)
    assert told == (marlpit.label, "Marlpit Joinery", "made for the firm: report.docx", "Asha Verma")


def test_a_paper_asks_few_questions_of_the_database(desk: Client, marlpit: Assessment) -> None:
    desk.get(address(marlpit, "report.pdf"))
    with CaptureQueriesContext(
        connection,
    ) as asked_for:
        desk.get(address(marlpit, "report.pdf"))
    assert len(asked_for) <= 20


def test_the_report_has_every_question_and_no_figure_without_a_source(desk: Client, marlpit: Assessment) -> None:
    found = text(desk.get(address(marlpit, "report.pdf")).content, "pdf")
    assert found.count("Notanswered") == 12 - marlpit.answers.count()
    assert "saidbyDawnon4June2026" in found
    assert "firmsofyoursizeinayear(CyberSecurityBreachesSurvey2017)" in found
    assert "Figuresarefrom:CyberSecurityBreachesSurvey2017(DepartmentforCulture" in found
    assert "Nosourcesayswhatthesecostafirmlikeyours" in found
    assert "£4,000" not in found


def test_a_likely_fail_says_what_mends_it_and_who_decides(desk: Client, marlpit: Assessment) -> None:
    found = text(desk.get(address(marlpit, "plan.pdf")).content, "pdf")
    assert "YouwouldlikelyfailCyberEssentialsonA7.16andA7.17.Number1putsthatright.Onlyanassessordecides." in found
    assert "Firstbecausewithoutityouwouldlikelyfail" in found
    report = text(desk.get(address(marlpit, "report.docx")).content, "docx")
    place = [step.control.code for step in proposal(marlpit).steps].index("two-step-email") + 1
    assert f"A7.16andA7.17.Number{place}putsthatright" in report


def test_the_owners_page_has_no_more_than_the_budget_pays(asha: Officer, noon: datetime) -> None:
    one = assessment(by=asha, at=noon, budget=0)
    answer(one, dict.fromkeys(("backups", "two-step-email", "software-updates"), State.NO), by=asha, at=noon)
    paper = owners_plan(said_of(one, date(2026, 6, 8)))
    assert paper.things
    assert sum(thing.pounds for thing in paper.things) == 0
    assert [step.pounds for step in proposal(one).steps if step.pounds]


def test_the_strategy_is_in_the_firms_own_words(desk: Client, marlpit: Assessment) -> None:
    assert "own words" in desk.get(address(marlpit, "strategy.docx")).content.decode()
    told = {name: getattr(WORDS, name) for name in ("about", "protects", "responsible", "respond", "calls", "signers")}
    told |= {"review_on_day": "4", "review_on_month": "6", "review_on_year": "2027"}
    assert desk.post(address(marlpit, "words/"), told).status_code == 302
    found = text(desk.get(address(marlpit, "strategy.docx")).content, "docx")
    for said in (
        "Wemakestaircases.",
        "withoutthemnothingiscut",
        "Theorderbook",
        "WeringHeron.",
        "4June2027",
        "01632960144",
    ):
        assert said in found
    incident = text(desk.get(address(marlpit, "if-something-happens.pdf")).content, "pdf")
    assert "HeronComputers" in incident
    assert "03001232040" in incident


def test_what_is_known_of_the_firm_is_filled_in(desk: Client, marlpit: Assessment, noon: datetime) -> None:
    about = marlpit.firm.about
    Asset.objects.create(about=about, kind="server", name="the job files", looked_after_by="Dawn", noted_at=noon)
    page = words(desk.get(address(marlpit, "words/")))
    assert "the job files; ; Dawn" in page
    assert "If money has gone or may go, we ring our bank on 159." in page


def test_words_are_added_and_the_logo_stays(marlpit: Assessment, asha: Officer, noon: datetime) -> None:
    keep_logo(assessment=marlpit, content=picture(), by=asha, at=noon)
    keep_strategy(assessment=marlpit, words=WORDS, by=asha, at=noon)
    keep_logo(assessment=marlpit, content=picture("JPEG"), by=asha, at=noon)
    kept = list(Strategy.objects.all())
    assert [bool(one.logo) for one in kept] == [True, True, True]
    assert kept[2].protects == WORDS.protects


def test_a_logo_stands_on_the_papers_and_what_is_none_is_refused_beside_the_field(
    desk: Client, marlpit: Assessment
) -> None:
    page = desk.post(address(marlpit, "logo/"), {"logo": SimpleUploadedFile("logo.png", b"<svg/>")})
    assert "cannot read the logo" in words(page)
    assert "Choose a file" in words(desk.post(address(marlpit, "logo/"), {}))
    desk.post(address(marlpit, "logo/"), {"logo": SimpleUploadedFile("logo.png", picture())})
    assert PdfReader(io.BytesIO(desk.get(address(marlpit, "plan.pdf")).content)).pages[0].images
    assert docx.Document(io.BytesIO(desk.get(address(marlpit, "plan.docx")).content)).inline_shapes


def test_the_calendar_has_a_day_for_each_action_with_a_date(desk: Client, marlpit: Assessment) -> None:
    made = desk.get(address(marlpit, "plan.ics"))
    assert made.headers["Content-Type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(made.content).events
    assert {event["dtstart"].dt for event in events} == {date(2026, 6, 30), date(2026, 6, 12)}
    first = Action.objects.get(control="backups")
    assert f"adoption.Action.{first.pk}@peelian" in {event["uid"] for event in events}


def test_a_finished_assessment_without_a_plan_has_papers_too(desk: Client, asha: Officer, noon: datetime) -> None:
    one = assessment(by=asha, at=noon)
    answer(one, {"backups": State.NO}, by=asha, at=noon)
    conclude(assessment=one, by=asha, at=noon)
    assert "nobodyyet" in text(desk.get(address(one, "plan.docx")).content, "docx")
    assert desk.get(address(one, "plan.ics")).status_code == 409
