from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.assessment.actions import ask_for_look
from peelian.assessment.models import Look
from peelian.engagement.factories import firm as a_firm
from peelian.engagement.models import Firm
from peelian.parties.factories import authorisation
from peelian.parties.gateways.leave_words import leave_words
from peelian.parties.models import Authorisation
from peelian.parties.rules.firms import Access

pytestmark = pytest.mark.django_db


@pytest.fixture
def firm(asha: Officer) -> Firm:
    return a_firm(by=asha, at=timezone.now())


@pytest.fixture
def client(asha: Officer, sign_in) -> Client:
    return sign_in(asha)


def said(**differs: Any) -> dict[str, Any]:
    today = timezone.localdate()
    starts = {"day": today.day, "month": today.month, "year": today.year}
    days = {f"{name}_{part}": value for name in ("shown_on", "valid_from") for part, value in starts.items()}
    days |= {f"valid_until_{part}": value for part, value in (starts | {"day": 1, "year": today.year + 1}).items()}
    return {
        "given_by": "Dawn Hale",
        "role": "owner",
        "hosts": "Marlpit-Joinery.example\nwww.marlpit-joinery.example",
        "authority": "It is registered to me.",
        "shown_by": "showed us her page at the registrar",
        "access": [Access.DNS.value, Access.WEB.value],
        "given": "in person, on a visit",
        "evidence": "Note of the visit, folder F-112",
        "basis": "public task",
        "words_version": leave_words().version,
        **days,
        **differs,
    }


def test_leave_is_written_down_beside_the_text_that_they_were_shown(client: Client, firm: Firm) -> None:
    new = f"/desk/firms/{firm.pk}/authorisations/new/"
    assert "What we never do" in client.get(new).content.decode()
    assert client.post(new, said()).status_code == 302
    kept = Authorisation.objects.get()
    assert [host.host for host in kept.hosts.all()] == ["marlpit-joinery.example", "www.marlpit-joinery.example"]
    assert (kept.access, kept.noted_by) == ([Access.DNS.value, Access.WEB.value], "Asha Verma")
    words = client.get(f"/desk/firms/{firm.pk}/authorisations/").content.decode()
    assert "Stands until" in words


@pytest.mark.parametrize(
    ("differs", "words"),
    [
        ({"hosts": "*.marlpit-joinery.example 192.0.2.1"}, ("for all that fit a pattern", "number of a computer")),
        ({"hosts": "a.example\nA.example"}, ("“a.example” is there twice",)),
        ({"valid_until_year": "2099"}, ("12 months at most",)),
        ({"access": []}, ("Choose an answer to",)),
        ({"evidence": ""}, ("Fill in",)),
    ],
)
def test_what_cannot_be_relied_on_is_asked_again_with_the_reason(
    client: Client, firm: Firm, differs: dict[str, Any], words: tuple[str, ...]
) -> None:
    page = client.post(f"/desk/firms/{firm.pk}/authorisations/new/", said(**differs)).content.decode()
    assert all(one in page for one in words)
    assert not Authorisation.objects.exists()


def test_one_leave_shows_all_that_was_said(client: Client, firm: Firm, asha: Officer) -> None:
    one = authorisation(firm.about, by=asha, at=timezone.now())
    words = client.get(f"/desk/firms/{firm.pk}/authorisations/{one.pk}/").content.decode()
    for said in (one.authority, one.evidence, "marlpit-joinery.example", "Version 1", "Public task"):
        assert said in words


def test_leave_of_another_firm_is_not_there(client: Client, firm: Firm, asha: Officer) -> None:
    other = a_firm(by=asha, at=timezone.now(), organisation_name="Hollow Oak Books", email="", telephone="")
    one = authorisation(other.about, by=asha, at=timezone.now())
    for page in ("", "withdraw/"):
        assert client.get(f"/desk/firms/{firm.pk}/authorisations/{one.pk}/{page}").status_code == 404


def test_taking_leave_back_stops_the_look_that_waits(client: Client, firm: Firm, asha: Officer) -> None:
    one = authorisation(firm.about, by=asha, at=timezone.now())
    ask_for_look(firm=firm, by=asha, at=timezone.now())
    page = f"/desk/firms/{firm.pk}/authorisations/{one.pk}/withdraw/"
    assert one.given_by in client.get(page).content.decode()
    assert client.post(page, {"withdrawn_by": "", "why": ""}).status_code == 200
    assert client.post(page, {"withdrawn_by": "Dawn Hale", "why": "She asked us to."}).status_code == 302
    one.refresh_from_db()
    assert one.withdrawn_by == "Dawn Hale"
    assert Look.objects.get().stopped_why
    assert client.post(page, {"withdrawn_by": "Dawn Hale", "why": "Again."}).status_code == 409
