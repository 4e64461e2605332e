"""Slips for an audience: made, printed, answered by anybody, and counted without pointing at anybody."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from peelian.accounts.models import Officer
from peelian.adoption.actions import Audience, answer, ask_audience
from peelian.adoption.models import Ask, Sheet
from peelian.adoption.rules.findings import State
from peelian.kernel.actor import Bearer
from peelian.knowledge import queries as knowledge
from peelian.knowledge.actions import publish_library

pytestmark = pytest.mark.django_db
SignIn = Callable[[Officer], Client]


@pytest.fixture
def sheet(asha: Officer, noon: datetime) -> Sheet:
    publish_library(library=knowledge.library(), by=asha, at=noon)
    return ask_audience(audience=Audience("Tea afternoon", 30, ["backups"]), by=asha, at=noon)


def say(states: list[State], noon: datetime) -> None:
    for ask, state in zip(Ask.objects.filter(answered_at=None).order_by("pk"), states, strict=False):
        answer(ask=ask, answers={"backups": state}, by=Bearer(str(ask.link_id)), at=noon)


def page_of(client: Client, address: str) -> str:
    answered = client.get(address)
    assert answered.status_code == 200
    return " ".join(answered.content.decode().split())


def test_an_officer_makes_slips_and_prints_one_a_person(asha: Officer, noon: datetime, sign_in: SignIn) -> None:
    publish_library(library=knowledge.library(), by=asha, at=noon)
    client = sign_in(asha)
    client.post("/desk/audiences/new/", {"name": "Tea afternoon", "people": "7", "controls": ["backups"]})
    made = Sheet.objects.get()
    page = page_of(client, f"/desk/audiences/{made.pk}/slips/")
    assert all(code in page for code in made.codes)
    assert page.count('class="slip"') == 7
    pdf = client.get(f"/desk/audiences/{made.pk}/slips.pdf").content
    assert pdf.startswith(b"%PDF")
    assert b"/MarkInfo" in pdf


def test_a_sheet_for_more_people_than_fit_says_so(asha: Officer, noon: datetime, sign_in: SignIn) -> None:
    publish_library(library=knowledge.library(), by=asha, at=noon)
    told = {"name": "Tea afternoon", "people": "900", "controls": ["backups"]}
    assert "less than or equal to 300" in sign_in(asha).post("/desk/audiences/new/", told).content.decode()


def test_under_five_answers_nothing_is_shown(asha: Officer, sheet: Sheet, noon: datetime, sign_in: SignIn) -> None:
    say([State.YES] * 4, noon)
    page = page_of(sign_in(asha), f"/desk/audiences/{sheet.pk}/")
    assert "Fewer than 5 of 30 have answered" in page
    assert "Fewer than 5 have answered, so nothing is shown." in page
    assert "100%" not in page


def test_answers_are_counted_with_n_and_interval(asha: Officer, sheet: Sheet, noon: datetime, sign_in: SignIn) -> None:
    say([State.YES] * 8 + [State.NO] * 6, noon)
    page = page_of(sign_in(asha), f"/desk/audiences/{sheet.pk}/")
    assert "14 of 30 have answered" in page
    assert "8 of 14 say it is in place, wholly or partly: 57%, between 33 and 79." in page


def test_a_count_under_five_is_hidden_with_what_would_give_it_away(
    asha: Officer, sheet: Sheet, noon: datetime, sign_in: SignIn
) -> None:
    say([State.YES] * 8 + [State.NO] * 2, noon)
    page = page_of(sign_in(asha), f"/desk/audiences/{sheet.pk}/")
    assert page.count("not shown</td>") == 2
    assert "Some counts are too small to show a share." in page
    assert "80%" not in page


def test_another_units_sheet_is_not_there(charlie: Officer, sheet: Sheet, sign_in: SignIn) -> None:
    client = sign_in(charlie)
    for page in ("", "slips/", "slips.pdf"):
        assert client.get(f"/desk/audiences/{sheet.pk}/{page}").status_code == 404
    assert "Tea afternoon" not in page_of(client, "/desk/audiences/")
