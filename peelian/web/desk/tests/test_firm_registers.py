"""An action register on the desk: downloaded, filled in, shown with what it would change, and carried out."""

import html
import io
import re
from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from peelian.accounts.models import Officer
from peelian.adoption.models import Action, Finding
from peelian.adoption.rules.findings import State
from peelian.assessment.actions import Chosen, agree
from peelian.assessment.factories import answer, assessment
from peelian.assessment.models import Assessment

pytestmark = pytest.mark.django_db
SignIn = Callable[[Officer], Client]


@pytest.fixture
def marlpit(asha: Officer, noon: datetime) -> Assessment:
    one = assessment(by=asha, at=noon)
    answer(one, {"backups": State.NO, "two-step-email": State.NO}, by=asha, at=noon)
    chosen = [Chosen("backups", "Dawn", date(2026, 6, 30)), Chosen("two-step-email", "Kofi", None)]
    agree(assessment=one, chosen=chosen, by=asha, at=noon)
    return one


@pytest.fixture
def desk(asha: Officer, sign_in: SignIn) -> Client:
    return sign_in(asha)


def address(one: Assessment, page: str = "") -> str:
    return f"/desk/assessments/{one.pk}/papers/{page}"


def words(answered) -> str:
    assert answered.status_code == 200, answered.status_code
    return said_by(answered)


def said_by(page) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.content.decode())).split())


def filled(desk: Client, one: Assessment, **cells: object) -> SimpleUploadedFile:
    """The register as it was downloaded, with some cells filled in: C6="Nia"."""
    book = openpyxl.load_workbook(io.BytesIO(desk.get(address(one, "register.xlsx")).content))
    for place, value in cells.items():
        book.active[place] = value
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("register.xlsx", out.getvalue())


def row_of(desk: Client, one: Assessment, code: str) -> int:
    sheet = openpyxl.load_workbook(io.BytesIO(desk.get(address(one, "register.xlsx")).content)).active
    return next(cell.row for cell in sheet["A"] if cell.value == code)


def sheet_of(page) -> str:
    return re.search(r'name="sheet" value="([^"]+)"', page.content.decode())[1]


def test_a_register_that_was_filled_in_is_shown_and_then_carried_out(desk: Client, marlpit: Assessment) -> None:
    backups, mfa = row_of(desk, marlpit, "backups"), row_of(desk, marlpit, "two-step-email")
    cells = {f"C{backups}": "Nia", f"D{backups}": date(2026, 7, 20), f"F{backups}": "on the red disk"}
    cells |= {f"E{mfa}": "done"}
    shown = desk.post(address(marlpit, "register/"), {"register": filled(desk, marlpit, **cells)})
    assert "2 actions would change" in words(shown)
    assert "Nia does it, not Dawn. By 20 July 2026. Note: on the red disk" in words(shown)
    assert Action.objects.get(control="backups").owner == "Dawn"
    answered = desk.post(address(marlpit, "register/"), {"sheet": sheet_of(shown)})
    assert answered.status_code == 302
    changed = Action.objects.get(control="backups")
    assert (changed.owner, changed.due_on, changed.note) == ("Nia", date(2026, 7, 20), "on the red disk")
    assert changed.remind_on == date(2026, 7, 13)
    done = Action.objects.get(control="two-step-email")
    assert (done.progress, done.ended_by) == ("done", "Asha Verma")
    assert Finding.objects.get(control="two-step-email", origin=done.label).state == State.YES
    again = desk.post(address(marlpit, "register/"), {"register": filled(desk, marlpit)})
    assert "It changes nothing" in words(again)


def test_a_step_taken_out_in_the_register_is_dropped(desk: Client, marlpit: Assessment) -> None:
    row = row_of(desk, marlpit, "backups")
    shown = desk.post(address(marlpit, "register/"), {"register": filled(desk, marlpit, **{f"E{row}": "taken out"})})
    desk.post(address(marlpit, "register/"), {"sheet": sheet_of(shown)})
    assert Action.objects.get(control="backups").progress == "dropped"


def test_mistakes_name_row_and_column_and_nothing_is_changed(desk: Client, marlpit: Assessment) -> None:
    row = row_of(desk, marlpit, "backups")
    cells = {f"D{row}": "soon"}
    page = desk.post(address(marlpit, "register/"), {"register": filled(desk, marlpit, **cells)})
    assert f"In row {row}, column D “soon” is not a date" in words(page)
    assert 'name="sheet"' not in page.content.decode()


def test_what_is_no_register_is_refused_beside_the_field(desk: Client, marlpit: Assessment) -> None:
    page = desk.post(address(marlpit, "register/"), {"register": SimpleUploadedFile("x.xlsx", b"%PDF-1.7")})
    assert "This is a PDF, not a table" in words(page)


def test_rows_cannot_be_changed_between_looking_and_saying_yes(desk: Client, marlpit: Assessment) -> None:
    row = row_of(desk, marlpit, "backups")
    shown = desk.post(address(marlpit, "register/"), {"register": filled(desk, marlpit, **{f"C{row}": "Nia"})})
    page = desk.post(address(marlpit, "register/"), {"sheet": sheet_of(shown)[:-3] + "abc"})
    assert page.status_code == 409
    assert Action.objects.get(control="backups").owner == "Dawn"


def test_what_changed_meanwhile_is_not_overwritten(desk: Client, marlpit: Assessment) -> None:
    row = row_of(desk, marlpit, "backups")
    shown = desk.post(address(marlpit, "register/"), {"register": filled(desk, marlpit, **{f"C{row}": "Nia"})})
    Action.objects.filter(control="backups").update(owner="Sam")
    page = desk.post(address(marlpit, "register/"), {"sheet": sheet_of(shown)})
    assert page.status_code == 409
    assert "was changed here too" in said_by(page)
    assert Action.objects.get(control="backups").owner == "Sam"
