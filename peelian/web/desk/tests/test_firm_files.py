"""A whole firm goes out as a file and comes in."""

import html
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from peelian.accounts.models import Officer
from peelian.assessment.actions import import_firm
from peelian.assessment.factories import assessment
from peelian.assessment.queries.firm_export import rows_of
from peelian.assessment.rules.firm_files import write
from peelian.assessment.tests.firm_files import HEAD
from peelian.engagement.models import Firm

pytestmark = pytest.mark.django_db
SignIn = Callable[[Officer], Client]
EXPORT = {"to": "Surrey Protect", "why": "It moved there."}
IMPORT = "/desk/firms/import-file/"


@pytest.fixture
def marlpit(asha: Officer, noon: datetime) -> Firm:
    return assessment(by=asha, at=noon).firm


@pytest.fixture
def desk(asha: Officer, sign_in: SignIn) -> Client:
    return sign_in(asha)


@pytest.fixture
def their_desk(charlie: Officer, sign_in: SignIn) -> Client:
    return sign_in(charlie)


def words(answered: Any) -> str:
    assert answered.status_code == 200, answered.status_code
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answered.content.decode())).split())


def held_by(answered: Any) -> str:
    (found,) = re.findall(r'name="held" value="([^"]+)"', answered.content.decode())
    return str(found)


def bring(desk: Client, data: bytes) -> Any:
    return desk.post(IMPORT, {"file": SimpleUploadedFile("marlpit.jsonl", data)})


def test_the_page_says_what_the_file_holds_and_gives_it_for_somebody(desk: Client, marlpit: Firm) -> None:
    page = words(desk.get(f"/desk/firms/{marlpit.pk}/export/"))
    assert "1 firm 1 assessment" in page
    answered = desk.post(f"/desk/firms/{marlpit.pk}/export/", EXPORT)
    assert "marlpit-joinery" in answered["Content-Disposition"]
    assert answered.content.splitlines()[0].startswith(b'{"peelian": "whole firm", "format": 1')


def test_it_is_not_given_for_nobody(desk: Client, marlpit: Firm) -> None:
    answered = desk.post(f"/desk/firms/{marlpit.pk}/export/", {"to": "", "why": ""})
    assert "Mistake:" in words(answered)


def test_what_is_brought_is_shown_before_it_is_kept(
    desk: Client, their_desk: Client, marlpit: Firm, charlie: Officer
) -> None:
    data = desk.post(f"/desk/firms/{marlpit.pk}/export/", EXPORT).content
    checked = bring(their_desk, data)
    assert "Nothing has been kept yet. Asha Verma of" in words(checked)
    assert Firm.objects.count() == 1
    answered = their_desk.post(IMPORT, {"held": held_by(checked)})
    there = Firm.objects.visible_to(charlie).get()
    assert answered.url == f"/desk/firms/{there.pk}/"
    assert [row.values for row in rows_of(there)] == [row.values for row in rows_of(marlpit)]


def test_what_is_wrong_is_told_by_its_line_and_nothing_is_kept(their_desk: Client, desk: Client, marlpit: Firm) -> None:
    data = desk.post(f"/desk/firms/{marlpit.pk}/export/", EXPORT).content
    page = words(bring(their_desk, data.replace(b'"ten-minutes"', b'"no-minutes"')))
    assert "Nothing was kept: 1 thing in the file is wrong" in page
    assert "Line 3: There is no questionnaire “no-minutes” here." in page
    assert Firm.objects.count() == 1


def test_a_firm_like_it_that_the_unit_helps_already_is_shown(desk: Client, marlpit: Firm) -> None:
    page = words(bring(desk, write(HEAD, rows_of(marlpit))))
    assert "Your unit helps a firm like this already Marlpit Joinery" in page


def test_what_a_page_did_not_hold_is_not_kept(their_desk: Client, desk: Client, marlpit: Firm) -> None:
    data = desk.post(f"/desk/firms/{marlpit.pk}/export/", EXPORT).content
    held = held_by(bring(their_desk, data))
    assert "Bring the file again" in words(their_desk.post(IMPORT, {"held": f"{held}x"}))
    assert Firm.objects.count() == 1


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"a list;of;columns\n"])
def test_any_other_file_is_refused(desk: Client, data: bytes) -> None:
    page = words(bring(desk, data))
    assert "is empty" in page or "Line 1:" in page


def test_a_firm_can_come_back(marlpit: Firm, asha: Officer, charlie: Officer, noon: datetime) -> None:
    there = import_firm(data=write(HEAD, rows_of(marlpit)), by=charlie, at=noon)
    back = import_firm(data=write(HEAD, rows_of(there)), by=asha, at=noon)
    assert [row.values for row in rows_of(back)] == [row.values for row in rows_of(marlpit)]
