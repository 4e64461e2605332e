"""Blocks for other systems: copied, marked, listed on Today, and changed by a supervisor."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from peelian.accounts.models import Officer, Unit
from peelian.intake import actions
from peelian.intake.factories import load, report
from peelian.intake.models import Keyed, PasteTemplate, Report
from peelian.intake.rules.stages import Outcome
from peelian.records.models import LogEntry

pytestmark = pytest.mark.django_db
SignIn = Callable[[Officer], Client]
CRIME = "crime-system-update"


@pytest.fixture(autouse=True)
def today(noon: datetime):
    with time_machine.travel(noon, tick=False):
        yield


def ended(made: Report, asha: Officer, noon: datetime) -> Report:
    mine = actions.claim(report=made, by=asha, at=noon)
    return actions.close(report=mine, outcome=Outcome.DECLINED, said={}, by=asha, at=noon)


@pytest.fixture
def hers(northmarsh: Unit, asha: Officer, noon: datetime) -> Report:
    return ended(report(unit=northmarsh, at=noon), asha, noon)


def page_of(client: Client, address: str) -> str:
    answered = client.get(address)
    assert answered.status_code == 200
    return answered.content.decode()


def test_every_block_can_be_copied_without_a_script_and_reading_it_is_logged(
    hers: Report, asha: Officer, sign_in: SignIn
) -> None:
    page = page_of(sign_in(asha), f"/desk/victims/{hers.pk}/keying/")
    assert page.count("<textarea") == 2
    assert page.count("readonly") == 2
    assert page.count("autofocus") == 1
    assert "Cyber Protect contact, NFRC26000001" in page
    assert LogEntry.objects.filter(subject=hers.label, detail="for other systems, to copy").exists()
    assert not LogEntry.objects.filter(operation="disclosure").exists()


def test_a_block_is_marked_with_the_text_that_was_on_the_page(hers: Report, asha: Officer, sign_in: SignIn) -> None:
    client = sign_in(asha)
    copied = re.search(r'name="copied" value="(\w+)"', page_of(client, f"/desk/victims/{hers.pk}/keying/"))
    assert copied
    client.post(f"/desk/victims/{hers.pk}/keying/{CRIME}/", {"copied": copied[1]})
    assert Keyed.objects.get().by_name == "Asha Verma"
    record = page_of(client, f"/desk/victims/{hers.pk}/")
    assert "Update on a crime" in record
    Report.objects.filter(pk=hers.pk).update(loss=5)
    assert "Changed since" in page_of(client, f"/desk/victims/{hers.pk}/")


def test_a_block_copied_before_the_record_changed_is_not_marked(hers: Report, asha: Officer, sign_in: SignIn) -> None:
    answered = sign_in(asha).post(f"/desk/victims/{hers.pk}/keying/{CRIME}/", {"copied": "stale"})
    assert answered.status_code == 409
    assert not Keyed.objects.exists()


def test_before_contact_has_ended_the_record_asks_for_no_keying(
    northmarsh: Unit, asha: Officer, noon: datetime, sign_in: SignIn
) -> None:
    open_still = actions.claim(report=report(unit=northmarsh, at=noon), by=asha, at=noon)
    assert "Other systems" not in page_of(sign_in(asha), f"/desk/victims/{open_still.pk}/")


def test_today_has_one_line_a_system_that_leads_to_its_list(hers: Report, asha: Officer, sign_in: SignIn) -> None:
    client = sign_in(asha)
    page = page_of(client, "/desk/")
    assert "1 record to key into the crime system" in page
    assert 'href="/desk/keying/?system=crime+system"' in page
    assert "Rosalind Pickering" in page_of(client, "/desk/keying/?system=crime+system")


def test_the_list_costs_the_same_for_twelve_as_for_two(
    northmarsh: Unit, asha: Officer, noon: datetime, sign_in: SignIn
) -> None:
    client, counts = sign_in(asha), []
    for start, many in ((0, 2), (2, 10)):
        rows = [
            {"Crime Reference": f"NFRC27{start + n:06}", "Surname": f"Name{chr(97 + start + n)}x", "Telephone": ""}
            for n in range(many)
        ]
        feed = load(rows, unit=northmarsh, at=noon, name=f"{start}.csv")
        for one in Report.objects.filter(row__feed=feed):
            ended(one, asha, noon)
        client.get("/desk/keying/")
        with CaptureQueriesContext(
            connection,
        ) as caught:
            client.get("/desk/keying/")
        counts.append(len(caught))
    assert counts[0] == counts[1]


def change(**differs: str) -> dict[str, str]:
    given = {"title": "For Niche", "target": "crime system", "force": "", "body": "$reference", "opened": ":0"}
    return given | differs


def test_a_supervisor_tries_words_on_a_report_and_then_saves_them(hers: Report, ben: Officer, sign_in: SignIn) -> None:
    client = sign_in(ben)
    tried = client.post(f"/desk/blocks/{CRIME}/", change(reference="NFRC26000001")).content.decode()
    assert "As it would be copied for Rosalind Pickering" in tried
    assert LogEntry.objects.filter(subject=hers.label, detail="a block tried on it").exists()
    assert not PasteTemplate.objects.exists()
    client.post(f"/desk/blocks/{CRIME}/", change(save="yes"))
    assert PasteTemplate.objects.get().body == "$reference"
    assert "Yours, version 1: Ben Okoro" in page_of(client, "/desk/blocks/")


def test_a_report_of_another_unit_is_not_there_to_try_words_on(
    northmarsh: Unit, surrey: Unit, ben: Officer, noon: datetime, sign_in: SignIn
) -> None:
    report(unit=northmarsh, at=noon, Force="Surrey")
    tried = sign_in(ben).post(f"/desk/blocks/{CRIME}/", change(reference="NFRC26000001")).content.decode()
    assert "You see no report with the reference NFRC26000001" in tried
    assert "Rosalind" not in tried


def test_a_wrong_place_is_named_and_nothing_is_saved(ben: Officer, hers: Report, sign_in: SignIn) -> None:
    page = sign_in(ben).post(f"/desk/blocks/{CRIME}/", change(body="$victm", save="yes")).content.decode()
    assert "There is no place called $victm. Did you mean $victim?" in page
    assert not PasteTemplate.objects.exists()


def test_a_new_block_may_not_take_the_name_of_another(ben: Officer, hers: Report, sign_in: SignIn) -> None:
    page = sign_in(ben).post("/desk/blocks/new/", change(title="Crime system update", save="yes")).content.decode()
    assert "There is a block called that already" in page


def test_a_block_of_ones_own_can_be_made_and_put_out_of_use(ben: Officer, hers: Report, sign_in: SignIn) -> None:
    client = sign_in(ben)
    client.post("/desk/blocks/new/", change(title="Daily log", target="other system", save="yes"))
    assert PasteTemplate.objects.get().code == "daily-log"
    client.post("/desk/blocks/daily-log/", change(title="Daily log", opened=":1", retire="yes"))
    assert "Out of use since" in page_of(client, "/desk/blocks/")
