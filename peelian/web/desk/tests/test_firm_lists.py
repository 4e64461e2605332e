import io
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from peelian.accounts.models import Officer
from peelian.engagement.factories import firm as a_firm
from peelian.engagement.models import Firm
from peelian.web.desk.tests.test_firms import words

pytestmark = pytest.mark.django_db
IMPORT = "/desk/firms/import/"
LIST = b"""Firm,Postcode,E-mail,Shoe size
Marlpit Joinery Ltd,GU14 7QT,,9
Pike Roofing,GU14,sue@pike.example,
Marlpit Joinery,,,
,GU1 1AA,,
"""


@pytest.fixture
def desk(asha: Officer, sign_in: Callable[[Officer], Client]) -> Client:
    return sign_in(asha)


@pytest.fixture
def marlpit(asha: Officer, noon: datetime) -> Firm:
    return a_firm(by=asha, at=noon)


def bring(desk: Client, data: bytes, name: str = "firms.csv") -> Any:
    return desk.post(IMPORT, {"file": SimpleUploadedFile(name, data)})


def held_by(answered: Any) -> str:
    (found,) = re.findall(r'name="held" value="([^"]+)"', answered.content.decode())
    return str(found)


def test_what_each_line_is_is_shown_before_anything_is_kept(desk: Client, marlpit: Firm) -> None:
    page = words(bring(desk, LIST))
    for said in (
        "Nothing has been kept yet. 1 new, 1 helped already, 1 unclear.",
        "Line 5, Firm: there is no name, so the line is not read.",
        "Line 3, Postcode: “GU14” is no full postcode. The firm is read without it.",
        "Not read, because no column here is called so: Shoe size.",
    ):
        assert said in page, said
    assert Firm.objects.count() == 1


def test_what_is_said_is_kept_and_the_rest_left(desk: Client, marlpit: Firm) -> None:
    held = held_by(bring(desk, LIST))
    page = words(desk.post(IMPORT, {"held": held}, follow=True))
    assert "1 firm taken on; 1 helped already. Left out: line 4." in page
    page = words(desk.post(IMPORT, {"held": held, "line-4": str(marlpit.pk)}, follow=True))
    assert "0 firms taken on; 3 helped already." in page
    assert Firm.objects.count() == 2


def test_a_workbook_is_read_too_by_its_own_row_numbers(desk: Client, marlpit: Firm) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["Firm", "Company number", "Telephone"])
    sheet.append(["Pike Roofing", 1234567, "x"])
    kept = io.BytesIO()
    book.save(kept)
    assert "Line 2, Telephone: “x” is no telephone number." in words(bring(desk, kept.getvalue(), "firms.xlsx"))


@pytest.mark.parametrize(
    ("data", "words_of_it"),
    [
        (b"", "The file is empty"),
        (b"%PDF-1.7 and so on", "This is a PDF"),
        (b"Town,Street\nFleet,High Street\n", "Is there a column “Firm”"),
        (b"Firm,Town\n" + b"Pike,Fleet\n" * 301, "The list has 301 lines. Split it: 300 at a time."),
    ],
)
def test_any_other_file_is_refused(desk: Client, data: bytes, words_of_it: str) -> None:
    assert words_of_it in words(bring(desk, data))


def test_what_a_page_did_not_hold_is_not_kept(desk: Client, marlpit: Firm) -> None:
    held = held_by(bring(desk, LIST))
    assert "Bring the list again" in words(desk.post(IMPORT, {"held": f"{held}x"}))
    assert Firm.objects.count() == 1


def test_an_empty_list_has_the_columns_and_can_be_filled_in_and_read(desk: Client) -> None:
    template = desk.get("/desk/firms/import/firms.csv").content
    assert template.decode("utf-8-sig").startswith("Firm,Trades as,Company number")
    assert "1 new" in words(bring(desk, template + b"Pike Roofing,,,,,,,,,,,\r\n"))
