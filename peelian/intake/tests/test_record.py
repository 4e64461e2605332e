"""A victim's record and its timeline, gathered over all their reports; and what pages of many reports cost."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from peelian.accounts.models import Officer, Unit
from peelian.adoption.actions import answer
from peelian.adoption.models import Ask
from peelian.adoption.rules.findings import State
from peelian.intake import actions
from peelian.intake.actions import Tried
from peelian.intake.factories import load, report
from peelian.intake.models import Report
from peelian.intake.queries import today
from peelian.intake.queries.record import record
from peelian.intake.queries.timeline import timeline
from peelian.intake.rules.outcomes import Said
from peelian.intake.rules.stages import Outcome, Reached
from peelian.kernel.actor import Bearer
from peelian.parties.actions import raise_flag
from peelian.parties.models.flags import FlagKind
from peelian.parties.rules.kinds import Channel as Way
from peelian.release.rules.channels import Channel

pytestmark = pytest.mark.django_db
AGAIN = {"Crime Reference": "NFRC2", "Date Reported": "03/06/2026"}


@pytest.fixture
def rosa(northmarsh: Unit, asha: Officer, noon: datetime) -> Report:
    return actions.claim(report=report(unit=northmarsh, at=noon), by=asha, at=noon)


def test_a_record_gathers_every_report_of_the_person_newest_first(rosa, northmarsh, asha, noon):
    second = report(unit=northmarsh, at=noon, **{name.replace(" ", "_"): word for name, word in AGAIN.items()})
    third = report(unit=northmarsh, at=noon, Crime_Reference="NFRC3", Date_Reported="")
    seen = record(rosa, asha)
    assert seen.reports == [second, rosa, third]
    assert len(seen.records) == 3
    assert (second.repeat_of_year, seen.elsewhere) == (1, 0)


def test_reports_of_another_unit_are_counted_and_nothing_more(rosa, surrey, asha, noon):
    report(unit=surrey, at=noon, Crime_Reference="NFRC2", Force="Surrey")
    seen = record(rosa, asha)
    assert (seen.reports, seen.elsewhere) == ([rosa], 1)


def test_the_newest_of_each_fact_is_shown(rosa, northmarsh, asha, noon):
    report(unit=northmarsh, at=noon + timedelta(days=1), Crime_Reference="NFRC2", Telephone="07700 900123", Email="")
    known = record(rosa, asha).known
    assert (known.telephone, known.email) == ("+447700900123", "r.pickering@postbox.example")


def test_a_mailbox_is_in_doubt_after_an_account_takeover(rosa, asha):
    assert record(rosa, asha).mailbox_in_doubt


def test_retention_counts_from_the_last_contact(rosa, asha, noon):
    assert record(rosa, asha).last_contact == date(2026, 6, 4)
    rung = noon.replace(day=9)
    actions.record_attempt(report=rosa, tried=Tried(Way.TELEPHONE, Reached.NO_ANSWER), by=asha, at=rung)
    seen = record(rosa, asha)
    assert (seen.last_contact, seen.review_on) == (date(2026, 6, 9), date(2032, 6, 9))


def test_the_warnings_of_a_firms_contact_show_on_the_firms_record(northmarsh, asha, noon):
    firm = report(unit=northmarsh, at=noon, Victim_Type="Organisation", Organisation_Name="Pike Joinery Ltd")
    raise_flag(about=firm.contact, kind=FlagKind.DO_NOT_RING, reason="Asked us.", by=asha, at=noon)
    assert [flag.kind for flag in record(firm, asha).flags] == ["Do not ring"]


def test_a_timeline_merges_everything_newest_first(rosa, northmarsh, asha, noon):
    hour = timedelta(hours=1)
    told = Tried(Way.TELEPHONE, Reached.SPOKE, note="Frightened.", minutes=75, danger="He has her keys.")
    actions.record_attempt(report=rosa, tried=told, by=asha, at=noon + hour)
    choice = {"channel": Channel.LETTER, "audience": "adult", "controls": ["two-step-email", "backups"]}
    actions.send_advice(report=rosa, **choice, by=asha, at=noon + 2 * hour)
    actions.close(report=rosa, outcome=Outcome.ADVISED, said={"two-step-email": Said.WILL}, by=asha, at=noon + 3 * hour)
    actions.ask_what_changed(report=rosa, channel=Channel.LETTER, by=asha, at=noon + 4 * hour)
    report(unit=northmarsh, at=noon + 5 * hour, Crime_Reference="NFRC2")
    assert [event.title for event in timeline(record(Report.objects.get(pk=rosa.pk), asha))] == [
        "A report was joined to this record",
        "Asked what changed",
        "Contact ended: advised",
        "Advice as a letter: Turn on 2-step verification for your e-mail",
        "Call, 1 hour 15: spoke to them",
        "Alarm: danger to life",
        "Warning raised: danger to life",
        "Report: Hacking - Social Media and Email",
        "Report: Hacking - Social Media and Email",
    ]


def test_what_was_answered_and_how_much_is_in_place_is_on_the_timeline(rosa, asha, noon):
    choice = {"channel": Channel.LETTER, "audience": "adult", "controls": ["two-step-email", "backups"]}
    actions.send_advice(report=rosa, **choice, by=asha, at=noon)
    said = {"two-step-email": Said.WILL, "backups": Said.NO}
    actions.close(report=rosa, outcome=Outcome.ADVISED, said=said, by=asha, at=noon)
    actions.ask_what_changed(report=rosa, channel=Channel.LETTER, by=asha, at=noon)
    answers = {"two-step-email": State.YES, "backups": State.NO}
    answer(ask=Ask.objects.get(), answers=answers, by=Bearer("1"), at=noon + timedelta(days=9))
    assert timeline(record(rosa, asha))[0].title == "They answered: 1 of 2 in place"
    assert record(rosa, asha).status["two-step-email"].state is State.YES


def test_today_has_danger_that_nobody_has_then_their_tasks_then_the_queue(rosa, northmarsh, asha, noon):
    rows = [
        {"Crime Reference": "NFRC2", "Surname": "Bell", "Narrative": "I want to kill myself."},
        {"Crime Reference": "NFRC3", "Surname": "Cole"},
    ]
    load(rows, unit=northmarsh, at=noon)
    listed = today.rows(asha, noon.date())
    assert [(row.kind, row.title) for row in listed] == [
        ("alarm", "Answer the alarm on Rosalind Bell"),
        ("call", "Ring Rosalind Pickering"),
        ("queue", "Claim from the 2 victims on the list"),
    ]
    assert listed[0].stop == "Suicide or self-harm"


def rows_of_a_week(number: int, first: int) -> list[dict[str, str]]:
    """Return rows of as many people, each of a name of their own."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [
        {
            "Crime Reference": f"NFRC10{n:05}", "Surname": f"Pike{letters[n // 26]}{letters[n % 26]}",
            "Email": f"p{n}@postbox.example", "Telephone": "",
        }
        for n in range(first, first + number)
    ]  # fmt: skip


def queries_of(client: Client, address: str) -> int:
    """Return how many queries a page costs once everything that is read only once has been."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def test_the_queue_search_and_today_cost_the_same_for_thirty_reports_as_for_three(northmarsh, asha, sign_in, noon):
    client = sign_in(asha)
    pages = ("/desk/victims/", "/desk/search/?q=rosalind", "/desk/")
    load(rows_of_a_week(3, 0), unit=northmarsh, at=noon, name="small.csv")
    few = {page: queries_of(client, page) for page in pages}
    load(rows_of_a_week(27, 3), unit=northmarsh, at=noon, name="large.csv")
    many = {page: queries_of(client, page) for page in pages}
    assert not [page for page in pages if many[page] > few[page]]  # a full page of hits looks for no names like it
    assert Report.objects.count() == 30


def test_a_record_costs_the_same_for_thirty_reports_as_for_three(northmarsh, asha, sign_in, noon):
    client = sign_in(asha)

    def bring(first: int, number: int) -> Report:
        again = [{"Crime Reference": f"NFRC20{n:05}"} for n in range(first, first + number)]
        load(again, unit=northmarsh, at=noon, name=f"{first}.csv")
        return Report.objects.first()

    page = f"/desk/victims/{bring(0, 3).pk}/"
    few = queries_of(client, page)
    bring(3, 27)
    assert len(record(Report.objects.first(), asha).reports) == 30
    assert queries_of(client, page) == few
