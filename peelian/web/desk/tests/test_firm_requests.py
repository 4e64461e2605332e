from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from peelian.accounts.models import Officer
from peelian.engagement.factories import firm as a_firm
from peelian.engagement.models import Firm, Request
from peelian.records.models import LogEntry
from peelian.web.desk.tests.test_firms import words

pytestmark = pytest.mark.django_db
ASKED = {
    "organisation": "Hollow Oak Traders",
    "asked_by": "Len Birch",
    "contact": "len@hollow-oak.example",
    "wanted": "a talk",
    "people": "25",
    "postcode": "GU14 6AA",
    "travel": "55",
}
NEW = "/desk/firms/requests/new/"


@pytest.fixture
def desk(asha: Officer, sign_in: Callable[[Officer], Client]) -> Client:
    return sign_in(asha)


def noted(desk: Client, **differs: str) -> Request:
    desk.post(NEW, ASKED | differs)
    return Request.objects.latest("pk")


def page_of(one: Request) -> str:
    return f"/desk/firms/requests/{one.pk}/"


def test_a_request_is_written_down_and_its_mistakes_are_told(desk: Client) -> None:
    page = words(desk.post(NEW, ASKED | {"organisation": "", "postcode": "GU14"}))
    assert "Fill in “Which organisation?”" in page
    assert "Enter a full postcode" in page
    one = noted(desk)
    assert (one.people, one.travel_minutes, one.postcode) == (25, 55, "GU14 6AA")
    assert "Suggested: visit them." in words(desk.get(page_of(one)))
    assert LogEntry.objects.filter(subject=one.label, detail="request").exists()


def test_those_that_wait_come_in_the_order_in_which_they_press(desk: Client) -> None:
    noted(desk)
    noted(desk, organisation="Pike Roofing", at_risk="attacked last week", postcode="GU1 1AA")
    page = words(desk.get("/desk/firms/requests/"))
    assert "Waiting for a decision (2)" in page
    assert page.index("Pike Roofing") < page.index("Hollow Oak")
    assert "attacked last week" in page


def test_it_is_weighed_again_and_decided(desk: Client) -> None:
    one = noted(desk)
    weighed = {"audience": "owners of shops", "people": "5", "at_risk": "", "travel": "55"}
    page = words(desk.post(page_of(one), weighed, follow=True))
    assert "Suggested: a session for several together. There would be 5 people" in page
    assert "Fill in “Why?”" in words(desk.post(page_of(one), {"decision": "visit them", "why": ""}))
    page = words(desk.post(page_of(one), {"decision": "visit them", "why": "They are next door."}, follow=True))
    assert "They are next door. Asha Verma" in page
    assert desk.post(page_of(one), {"decision": "say no", "why": "No time."}).status_code == 409
    assert "Decided: visit them" in words(desk.get(page_of(one)))


def test_it_is_put_on_the_record_of_a_firm_of_that_name(desk: Client, asha: Officer, noon: datetime) -> None:
    firm = a_firm(by=asha, at=noon, organisation_name="Hollow Oak Traders Ltd")
    one = noted(desk)
    assert "Your unit helps Hollow Oak Traders Ltd , GU14 7QT." in words(desk.get(page_of(one)))
    page = words(desk.post(f"{page_of(one)}firm/", {"firm": str(firm.pk)}, follow=True))
    assert "It is on the record of Hollow Oak Traders Ltd." in page
    assert "Waits for a decision" in words(desk.get(f"/desk/firms/{firm.pk}/"))
    assert desk.post(f"{page_of(one)}firm/", {"firm": "x"}).status_code == 404


def test_it_is_written_down_on_the_record_of_a_firm(desk: Client, asha: Officer, noon: datetime) -> None:
    firm = a_firm(by=asha, at=noon)
    assert "It goes on the record of Marlpit Joinery." in words(desk.get(f"{NEW}?firm={firm.pk}"))
    desk.post(f"{NEW}?firm={firm.pk}", ASKED)
    assert Request.objects.get().firm == firm


def test_whoever_asks_is_taken_on_as_a_firm(desk: Client, asha: Officer) -> None:
    one = noted(desk)
    form: Any = desk.get(f"/desk/firms/new/?asked={one.pk}").context["form"]
    begun = form.initial
    assert (begun["name"], begun["email"], begun["asked"]) == ("Hollow Oak Traders", "len@hollow-oak.example", one.pk)
    desk.post("/desk/firms/new/", {"name": "Hollow Oak Traders", "asked": str(one.pk)})
    firm = Firm.objects.get()
    assert list(firm.requests.all()) == [one]


def test_whoever_asks_is_found_among_the_firms_before_another_is_made(
    desk: Client, asha: Officer, noon: datetime
) -> None:
    firm = a_firm(by=asha, at=noon, organisation_name="Hollow Oak Traders")
    one = noted(desk)
    answered = desk.post("/desk/firms/new/", {"name": "Hollow Oak Traders", "asked": str(one.pk)})
    assert "It is this one" in words(answered)
    assert f'action="{page_of(one)}firm/"' in answered.content.decode()
    assert f'value="{firm.pk}"' in answered.content.decode()
    assert Firm.objects.count() == 1
