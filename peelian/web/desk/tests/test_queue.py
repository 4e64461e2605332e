"""The queue's filters and choices, the clock, and the pages of a supervisor."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from peelian.accounts.models import Officer, Unit
from peelian.intake import actions
from peelian.intake.factories import load, report
from peelian.intake.models import Batch, OfficersRanking, Pause, Report
from peelian.intake.queries import queue
from peelian.intake.tests.test_batching import finish, rows
from peelian.kernel.words import short_day
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.setting_weights import numbers
from peelian.release.models import Message

pytestmark = pytest.mark.django_db
SignIn = Callable[[Officer], Client]


@pytest.fixture
def four(northmarsh: Unit, noon: datetime) -> list[Report]:
    """Four quiet reports: one of them from Sussex, one still going on."""
    made = rows(4)
    made[1] |= {"Force": "Sussex", "Postcode": "BN1 4AA"}
    made[2] |= {"Ongoing": "Y"}
    load(made, unit=northmarsh, at=noon)
    return list(Report.objects.order_by("pk"))


def shown(page: str) -> list[str]:
    return [name for name in ("Aldous", "Bell", "Cole", "Dane") if f">Rosalind {name}</a>" in page]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Aldous", "Bell", "Cole", "Dane"]),
        ("?force=E23000033", ["Bell"]),
        ("?band=ongoing", ["Cole"]),
        ("?band=other&force=E23000030", ["Aldous", "Dane"]),
        ("?force=none", []),
        ("?force=E23000032", ["Aldous", "Bell", "Cole", "Dane"]),
        ("?band=nonsense", ["Aldous", "Bell", "Cole", "Dane"]),
    ],
    ids=["all", "a force", "a band", "both", "no force", "another unit's force", "nonsense"],
)
def test_the_queue_is_filtered_by_force_and_band(four, asha, sign_in: SignIn, query, names):
    assert shown(sign_in(asha).get(f"/desk/victims/{query}").content.decode()) == names


def test_the_latest_come_first_when_asked_and_every_page_follows(four, asha, sign_in: SignIn, monkeypatch):
    for number, one in enumerate(four):
        Report.objects.filter(pk=one.pk).update(due_on=f"2026-06-{20 - number}")
    monkeypatch.setattr(queue.page, "__kwdefaults__", queue.page.__kwdefaults__ | {"size": 2})
    first = sign_in(asha).get("/desk/victims/?late=on").content.decode()
    next_url = re.search(r'href="(\?[^"]*after=[^"]*)" rel="next"', first)
    assert shown(first) == ["Cole", "Dane"]
    assert next_url
    assert shown(sign_in(asha).get("/desk/victims/" + next_url[1].replace("&amp;", "&")).content.decode()) == [
        "Aldous", "Bell",
    ]  # fmt: skip


@pytest.mark.parametrize("tab", ["unclaimed", "waiting"])
def test_a_longer_queue_asks_no_more_queries(northmarsh, ben, noon, sign_in: SignIn, tab):
    client = sign_in(ben)
    counts = []
    for some in (rows(2), rows(12)[2:]):
        load(some, unit=northmarsh, at=noon, name=f"{len(some)}.csv")
        if tab == "waiting":
            for one in Report.objects.unclaimed():
                mine = actions.claim(report=one, by=ben, at=noon)
                stop = actions.Stopped(actions.pausing.PauseReason.AWAY, noon.date().replace(day=12))
                actions.stop_clock(report=mine, stop=stop, by=ben, at=noon)
        client.get(f"/desk/victims/?tab={tab}")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/desk/victims/?tab={tab}").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_only_whoever_hands_work_out_sees_boxes_to_tick(four, asha, ben, sign_in: SignIn):
    assert 'name="report"' not in sign_in(asha).get("/desk/victims/").content.decode()
    assert sign_in(ben).get("/desk/victims/").content.decode().count('name="report"') == 4


def test_those_ticked_are_given_to_an_officer_and_what_moved_is_said(four, asha, ben, noon, sign_in: SignIn):
    actions.claim(report=four[0], by=ben, at=noon)
    posted = {"report": [four[0].pk, four[1].pk, "x"], "to": asha.pk}
    page = sign_in(ben).post("/desk/victims/assign/", posted, follow=True).content.decode()
    assert "Asha Verma now has 1 report more." in page
    assert "Rosalind Aldous: Ben Okoro has it, so it was left where it is." in page


def test_the_workload_page_says_who_has_what_and_hands_over(four, asha, ben, noon, sign_in: SignIn):
    actions.claim(report=four[0], by=asha, at=noon)
    page = sign_in(ben).get("/desk/workload/").content.decode()
    assert "In the queue: 0 danger to life, 0 vulnerable, 1 still going on, 2 all others." in page
    address = f"/desk/workload/{asha.pk}/"
    assert "Rosalind Aldous" in sign_in(ben).get(address).content.decode()
    sign_in(ben).post(address, {"report": four[0].pk, "to": ben.pk, "why": "Leave."})
    assert Report.objects.get(pk=four[0].pk).owner == ben


def test_a_clock_is_stopped_and_said_on_the_record(northmarsh, asha, noon, sign_in: SignIn):
    hers = actions.claim(report=report(unit=northmarsh, at=noon), by=asha, at=noon)
    client = sign_in(asha)
    until = timezone.localdate() + timedelta(days=14)
    day = {"until_day": until.day, "until_month": until.month, "until_year": until.year}
    posted = {"why": "they are away", "note": "Back in a fortnight"} | day
    page = client.post(f"/desk/victims/{hers.pk}/clock/", posted, follow=True).content.decode()
    assert "The clock is stopped since" in page
    assert "because they are away" in page
    assert "Back in a fortnight" in page
    waiting = client.get("/desk/victims/?tab=waiting").content.decode()
    assert f"They are away, until {short_day(until)}." in waiting
    client.post(f"/desk/victims/{hers.pk}/clock/start/")
    assert not Pause.objects.open().exists()


def test_what_hangs_on_a_firm_is_ticked_on_its_record(northmarsh, asha, noon, sign_in: SignIn):
    firm = report(unit=northmarsh, at=noon, Victim_Type="Organisation", Organisation_Name="Harbour Lane Joinery Ltd")
    address = f"/desk/victims/{firm.pk}/firm/"
    assert "trades only on line" in sign_in(asha).get(address).content.decode()
    page = sign_in(asha).post(address, {"signs": ["cannot_trade"], "sent": "yes"}, follow=True).content.decode()
    assert "It cannot work until this is put right" in page


def points(**differ: object) -> dict[str, object]:
    now = knowledge.harm_weights()
    return {one.key: one.points for one in numbers(now)} | {"version": now.version, "why": ""} | differ


def test_weights_are_looked_at_before_they_are_saved(four, ben, sign_in: SignIn):
    page = sign_in(ben).post("/desk/weights/", points(ongoing=0, look="yes")).content.decode()
    assert "Nothing has been saved yet." in page
    assert "Kendall’s tau" in page
    assert "Save these weights" in page
    assert not knowledge.weights_history()


def test_weights_are_saved_with_who_and_why_and_one_can_go_back(four, ben, sign_in: SignIn):
    before = knowledge.harm_weights().version
    client = sign_in(ben)
    client.post("/desk/weights/", points(ongoing=260, why="Calls stop it.", save="yes"))
    page = client.post("/desk/weights/", points(ongoing=270, why="More.", save="yes"), follow=True).content.decode()
    assert knowledge.harm_weights().ongoing == 270
    assert "Ben Okoro" in page
    assert "Calls stop it." in page
    assert 'value="260"' in client.get(f"/desk/weights/?from={before + 1}").content.decode()


@pytest.mark.parametrize(
    ("differ", "words"),
    [
        ({"danger_to_life": 500, "look": "yes"}, "They cannot be saved"),
        ({"loss-100000": 1, "look": "yes"}, "must not give a bigger loss fewer points"),
        ({"ongoing": "many", "look": "yes"}, "Enter a whole number"),
        ({"ongoing": 260, "save": "yes"}, "Say why you change them"),
    ],
    ids=["danger second", "less for more", "no number", "no reason"],
)
def test_weights_that_will_not_do_say_what_is_wrong(ben, sign_in: SignIn, differ, words):
    assert words in sign_in(ben).post("/desk/weights/", points(**differ)).content.decode()
    assert not knowledge.weights_history()


def test_an_officer_puts_cases_in_order_without_seeing_ours(asha, sign_in: SignIn):
    page = sign_in(asha).get("/desk/ranking/mine/").content.decode()
    found = re.findall(r'name="case" value="(\d+)"', page)
    assert len(set(found)) == 12
    assert len(re.findall(r'name="case"', sign_in(asha).get("/desk/ranking/mine/?all=yes").content.decode())) == 50
    places = {f"place-{number}": place for place, number in enumerate(found, start=1)}
    after = sign_in(asha).post("/desk/ranking/mine/", places | {"case": found}, follow=True).content.decode()
    assert [str(number) for number in OfficersRanking.objects.get().order] == found
    assert "Too few to tell: 1 officer has" in after
    assert "Asha Verma</td>" not in after


def test_two_cases_in_one_place_are_said_beside_the_second(asha, sign_in: SignIn):
    posted = {"case": [1, 2, 3, 4, 5]} | {f"place-{number}": min(number, 4) for number in range(1, 6)}
    page = sign_in(asha).post("/desk/ranking/mine/", posted).content.decode()
    assert "Place 4 is there twice" in page
    assert not OfficersRanking.objects.exists()


def test_a_batch_is_checked_begun_printed_and_posted(four, ben, noon, sign_in: SignIn):
    client = sign_in(ben)
    keys = [one.pk for one in four]
    check = client.post("/desk/batches/check/", {"report": keys}).content.decode()
    assert "Nothing has been sent yet. 4 reports were chosen." in check
    assert "It is still going on: ring them." in check
    assert not Batch.objects.exists()
    client.post("/desk/batches/check/", {"report": keys, "channel": "letter", "why": "340 a week", "send": "yes"})
    batch = Batch.objects.get()
    assert "still to be made" in client.get(f"/desk/batches/{batch.pk}/").content.decode()
    finish(batch, noon)
    page = client.get(f"/desk/batches/{batch.pk}/").content.decode()
    assert "3 victims were written to, and 1 left out." in page
    assert client.get(f"/desk/batches/{batch.pk}/letters.pdf").content.startswith(b"%PDF")
    client.post(f"/desk/batches/{batch.pk}/posted/")
    assert set(Message.objects.values_list("delivery", flat=True)) == {"printed"}


def test_those_that_press_least_can_be_asked_for_by_number(four, ben, sign_in: SignIn):
    page = sign_in(ben).post("/desk/batches/check/", {"force": "", "most": 2}).content.decode()
    assert "2 reports were chosen." in page


def test_another_units_batch_is_not_there(four, ben, noon, surrey, make_officer, sign_in: SignIn):
    batch = actions.begin_batch(reports=[four[0].pk], channel=actions.batching.Channel.LETTER, why="x", by=ben, at=noon)
    there = make_officer("Sam Lowe", surrey, ben.role)
    for page in ("", "letters.pdf"):
        assert sign_in(there).get(f"/desk/batches/{batch.pk}/{page}").status_code == 404
