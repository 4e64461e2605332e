"""Vulnerability, referrals, investigations and disclosure, as officers use the pages."""

import io
from collections.abc import Callable
from datetime import datetime

import openpyxl
import pytest
from django.test import Client

from peelian.accounts.models import Officer, Unit
from peelian.accounts.rules.roles import Role
from peelian.intake import actions
from peelian.intake.actions import Referred
from peelian.intake.factories import report
from peelian.intake.models import Referral, Report
from peelian.intake.rules.referrals import Consent
from peelian.parties.actions import Investigating
from peelian.parties.models import InvestigationFlag
from peelian.parties.rules.kinds import Stop
from peelian.records.models import LogEntry

pytestmark = pytest.mark.django_db

SignIn = Callable[[Officer], Client]
TODAY = {"on_day": "4", "on_month": "6", "on_year": "2026"}


@pytest.fixture
def okafor(make_officer, northmarsh: Unit) -> Officer:
    return make_officer("Ngozi Okafor", northmarsh, Role.INVESTIGATOR)


@pytest.fixture
def hers(northmarsh: Unit, asha: Officer, noon: datetime) -> Report:
    return actions.claim(report=report(unit=northmarsh, at=noon), by=asha, at=noon)


@pytest.fixture
def stopped(hers: Report, okafor: Officer, asha: Officer, noon: datetime) -> InvestigationFlag:
    flag = Investigating(officer=okafor, crime_reference="45260000123", stops=[Stop.CONTACT], why="He may warn others.")
    return actions.flag_investigation(report=hers, flag=flag, by=asha, at=noon)


@pytest.fixture
def referral(hers: Report, asha: Officer, noon: datetime) -> Referral:
    wanted = Referred(service="victim-support", why="She asked.", consent=Consent.GIVEN, facts=("name",))
    return actions.refer(report=hers, referred=wanted, by=asha, at=noon)


def read(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_record_says_that_nobody_has_judged_vulnerability_until_somebody_has(hers, asha, sign_in: SignIn):
    client = sign_in(asha)
    assert "Nobody has judged it yet" in read(client, f"/desk/victims/{hers.pk}/")
    told = {"judgement": "highly vulnerable", "signs": ["lives_alone"], "why": "She said so.", "told": "I am alone."}
    client.post(f"/desk/victims/{hers.pk}/vulnerability/", told)
    page = read(client, f"/desk/victims/{hers.pk}/")
    assert "Highly vulnerable" in page
    assert "I am alone." in page


def test_a_referral_is_written_sent_and_handed_back_into_today(hers, asha, sign_in: SignIn):
    client = sign_in(asha)
    written = {"why": "She asked.", "consent": "given", "facts": ["name"], "words": "After 6pm."}
    client.post(f"/desk/victims/{hers.pk}/referrals/victim-support/", written)
    made = Referral.objects.get()
    assert "Referral to Victim Support from Northmarsh Cyber Protect" in read(client, f"/desk/referrals/{made.pk}/")
    client.post(f"/desk/referrals/{made.pk}/sent/", TODAY | {"words": "By their web form."})
    client.post(f"/desk/referrals/{made.pk}/handed-back/", TODAY | {"words": "Outside our area."})
    assert "Handed back by Victim Support: decide what now" in read(client, "/desk/")
    assert "Rosalind Pickering" in read(client, "/desk/referrals/?tab=handed-back")


def test_a_referral_prints_as_a_tagged_pdf(referral, asha, sign_in: SignIn):
    pdf = sign_in(asha).get(f"/desk/referrals/{referral.pk}/letter.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert b"/MarkInfo" in pdf.content


@pytest.mark.parametrize(
    "page",
    ["", "reports/", "sent/", "referrals/", "disclosure/", "call/", "advice/", "outcome/", "follow-up/", "reaching/",
     "mailbox/", "warnings/new/", "vulnerability/", "referrals/victim-support/", "investigation/"],
)  # fmt: skip
def test_every_page_of_a_record_says_who_is_investigating(page, hers, stopped, asha, sign_in: SignIn):
    assert "Ngozi Okafor is investigating 45260000123" in read(sign_in(asha), f"/desk/victims/{hers.pk}/{page}")


def test_the_first_thing_to_do_is_to_ring_the_officer_in_the_case(hers, stopped, asha, sign_in: SignIn):
    page = read(sign_in(asha), f"/desk/victims/{hers.pk}/")
    assert "Ring Ngozi Okafor first</a>" in page
    assert "Record a call" not in page
    assert "Send advice" not in page


def test_the_queue_says_who_is_not_to_be_rung(hers, stopped, asha, noon, sign_in: SignIn):
    actions.hand_back(report=hers, by=asha, at=noon)
    page = read(sign_in(asha), "/desk/victims/")
    assert "Do not ring" in page
    assert "Ngozi Okafor is investigating" in page


def test_a_call_saved_from_a_page_that_was_open_before_the_flag_is_refused(hers, stopped, asha, sign_in: SignIn):
    told = {"danger": "no", "reached": "spoke to them", "service": "they have not"}
    answer = sign_in(asha).post(f"/desk/victims/{hers.pk}/call/", told)
    assert answer.status_code == 409
    assert "ring them first" in answer.content.decode()
    assert not hers.attempts.exists()


def test_advice_read_before_the_flag_was_set_does_not_go(hers, stopped, asha, sign_in: SignIn):
    choice = {"channel": "letter", "audience": "adult", "controls": ["two-step-email"], "send": "yes"}
    answer = sign_in(asha).post(f"/desk/victims/{hers.pk}/advice/", choice)
    assert answer.status_code == 409
    assert not hers.advice.exists()


def test_a_flag_is_set_for_an_officer_found_by_address(hers, okafor, asha, sign_in: SignIn):
    said = {"officer": okafor.email.upper(), "crime_reference": "4526", "stops": ["contact"], "why": "It is live."}
    sign_in(asha).post(f"/desk/victims/{hers.pk}/investigation/", said)
    assert InvestigationFlag.objects.get().officer == okafor.label
    page = sign_in(asha).post(f"/desk/victims/{hers.pk}/investigation/", said | {"officer": "no@where.example"})
    assert "Nobody with this address has an account here" in page.content.decode()


def test_an_investigator_sees_the_cases_they_hold_and_nothing_else(hers, stopped, okafor, sign_in: SignIn):
    client = sign_in(okafor)
    assert client.get("/desk/").headers["Location"] == "/desk/cases/"
    assert "Rosalind Pickering" in read(client, "/desk/cases/")
    for page in (f"/desk/victims/{hers.pk}/", "/desk/victims/", "/desk/search/?q=pickering", "/desk/results/",
                 "/desk/library/", "/desk/referrals/", "/desk/disclosures/"):  # fmt: skip
        assert client.get(page).status_code == 403


def test_nobody_opens_a_case_that_they_do_not_hold(stopped, asha, ben, sign_in: SignIn):
    for other in (asha, ben):
        assert sign_in(other).get(f"/desk/cases/{stopped.pk}/").status_code == 404
        assert sign_in(other).post(f"/desk/cases/{stopped.pk}/release/", {"why": "Done."}).status_code == 404
    assert InvestigationFlag.objects.standing().exists()


def test_the_officer_in_the_case_releases_it_and_contact_goes_on(hers, stopped, okafor, asha, sign_in: SignIn):
    sign_in(okafor).post(f"/desk/cases/{stopped.pk}/release/", {"why": "Charged."})
    page = read(sign_in(asha), f"/desk/victims/{hers.pk}/")
    assert "Record a call" in page
    assert "Charged." in page


def test_the_officer_in_the_case_changes_what_is_stopped(stopped, okafor, sign_in: SignIn):
    sign_in(okafor).post(f"/desk/cases/{stopped.pk}/", {"stops": ["publicity"]})
    stopped.refresh_from_db()
    assert stopped.stops == ["publicity"]


def test_the_log_of_a_record_is_made_for_somebody_and_that_is_in_the_register(hers, asha, ben, sign_in: SignIn):
    wanted = {"to": "DS Okafor, Hampshire", "why": "CPIA request", "ending": "xlsx"}
    made = sign_in(asha).post(f"/desk/victims/{hers.pk}/disclosure/", wanted)
    sheet = openpyxl.load_workbook(io.BytesIO(made.content)).active
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert cells[0] == "OFFICIAL-SENSITIVE"
    assert "For DS Okafor, Hampshire. CPIA request" in cells
    assert "Locked out after entering a code that a delivery firm asked for." in cells
    assert "DS Okafor, Hampshire" in read(sign_in(ben), "/desk/disclosures/")


def test_the_log_as_a_pdf_is_tagged(hers, asha, sign_in: SignIn):
    wanted = {"to": "DS Okafor", "why": "CPIA request", "ending": "pdf"}
    made = sign_in(asha).post(f"/desk/victims/{hers.pk}/disclosure/", wanted)
    assert made.content.startswith(b"%PDF")
    assert b"/MarkInfo" in made.content


def test_no_file_of_the_log_without_whom_it_is_for(hers, asha, sign_in: SignIn):
    page = sign_in(asha).post(f"/desk/victims/{hers.pk}/disclosure/", {"to": "", "why": "", "ending": "pdf"})
    assert "Whom is it for?" in page.content.decode()
    assert not LogEntry.objects.filter(operation="disclosure").exists()


def test_a_disclosure_by_telephone_is_in_the_register_and_in_its_file(hers, asha, ben, sign_in: SignIn):
    said = {"to": "Coroner’s officer", "what": "Her telephone number", "basis": "Coroners and Justice Act 2009"}
    sign_in(asha).post(f"/desk/victims/{hers.pk}/disclosure/other/", said | TODAY)
    client = sign_in(ben)
    assert "Coroner’s officer" in read(client, "/desk/disclosures/?recipient=coroner")
    assert "Coroner’s officer" not in read(client, "/desk/disclosures/?recipient=legal")
    assert "Her telephone number, on 4 June 2026" in read(client, "/desk/disclosures/export.csv")
    assert client.get("/desk/disclosures/export.xlsx").content.startswith(b"PK")
