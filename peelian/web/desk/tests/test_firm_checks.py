from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.assessment.actions import Ended, ask_for_look, begin_look, end_look
from peelian.assessment.models import Look
from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside.judged import Judged
from peelian.engagement.factories import firm as a_firm
from peelian.engagement.models import Firm
from peelian.parties.factories import DOMAIN, authorisation

pytestmark = pytest.mark.django_db
NO_DMARC = Judged("dmarc", DOMAIN, Outcome.FIX, "none")
NEIGHBOURLY = Judged("caa", DOMAIN, Outcome.GOOD, "set", '0 issue "<b>x</b>"')


@pytest.fixture
def firm(asha: Officer) -> Firm:
    return a_firm(by=asha, at=timezone.now())


@pytest.fixture
def client(asha: Officer, sign_in) -> Client:
    return sign_in(asha)


def page(client: Client, firm: Firm) -> str:
    return client.get(f"/desk/firms/{firm.pk}/checks/").content.decode()


def carried_out(look: Look, *found: Judged, at: datetime) -> None:
    begun = begin_look(look=look, by=firm_officer(look), at=at)
    assert begun
    end_look(look=begun, ended=Ended(judged=found, queries=30), by=firm_officer(look), at=at)


def firm_officer(look: Look) -> Officer:
    return look.firm.officer


def looked(firm: Firm, *found: Judged) -> None:
    at = timezone.now()
    look = ask_for_look(firm=firm, by=firm.officer, at=at)
    carried_out(look, *found, at=at)
    for second in Look.objects.filter(second_to=look):
        carried_out(second, *found, at=at)


def test_without_leave_it_offers_to_write_leave_down_and_no_look(client: Client, firm: Firm) -> None:
    words = page(client, firm)
    assert "Write down leave" in words
    assert "Look now" not in words
    assert client.post(f"/desk/firms/{firm.pk}/checks/look/").status_code == 409
    assert not Look.objects.exists()


def test_with_leave_it_looks_and_says_so(client: Client, firm: Firm, asha: Officer) -> None:
    authorisation(firm.about, by=asha, at=timezone.now())
    assert "Look now" in page(client, firm)
    client.post(f"/desk/firms/{firm.pk}/checks/look/")
    assert Look.objects.get().asked_by == asha.name
    words = page(client, firm)
    assert "We are looking" in words
    assert "Look now" not in words


def test_it_says_how_the_lights_stand_what_to_do_first_and_who_mends_what(
    client: Client, firm: Firm, asha: Officer
) -> None:
    authorisation(firm.about, by=asha, at=timezone.now())
    looked(firm, NO_DMARC, NEIGHBOURLY)
    words = page(client, firm)
    assert "Can someone pretend to be you by" in words
    assert "Do this first" in words
    assert "For whoever looks after your domain name" in words
    assert f"{DOMAIN} has no DMARC record" in words
    assert "They have mended something" in words
    assert "30 questions" in words


def test_what_somebody_wrote_into_a_record_is_only_text_on_the_page(client: Client, firm: Firm, asha: Officer) -> None:
    authorisation(firm.about, by=asha, at=timezone.now())
    looked(firm, Judged("caa", DOMAIN, Outcome.IMPROVE, "no-issuer", "<script>alert(1)</script>"))
    assert "<script>alert" not in page(client, firm)
    assert "&lt;script&gt;alert(1)" in page(client, firm)


def test_they_have_mended_something_looks_again_within_the_week(client: Client, firm: Firm, asha: Officer) -> None:
    authorisation(firm.about, by=asha, at=timezone.now())
    looked(firm, NO_DMARC)
    assert client.post(f"/desk/firms/{firm.pk}/checks/look/").status_code == 409
    assert client.post(f"/desk/firms/{firm.pk}/checks/look/", {"mended": "yes"}).status_code == 302
    assert Look.objects.filter(second_to=None).count() == 2
