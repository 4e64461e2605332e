"""What an investigation stops on a report, and that nothing slips past a flag set at the same moment."""

from collections.abc import Collection
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from threading import Event
from time import sleep

import pytest
from django.db import connection, transaction

from peelian.accounts.actions import close_account
from peelian.accounts.models import Officer, Unit
from peelian.accounts.rules.roles import Role
from peelian.intake import actions
from peelian.intake.actions import Referred, Tried
from peelian.intake.actions.contact import must_be_theirs
from peelian.intake.actions.stopping import must_not_be_stopped
from peelian.intake.factories import load, report
from peelian.intake.models import Attempt, Report
from peelian.intake.queries.stopped import stopped_among
from peelian.intake.rules.referrals import Consent
from peelian.intake.rules.stages import Outcome, Reached
from peelian.kernel.refused import Refused
from peelian.parties.actions import Investigating, release_investigation
from peelian.parties.rules.kinds import Channel as Way
from peelian.parties.rules.kinds import Stop
from peelian.release.models import Message
from peelian.release.rules.channels import Channel

pytestmark = pytest.mark.django_db
FIRST = "two-step-email"


@pytest.fixture
def okafor(make_officer, northmarsh: Unit) -> Officer:
    return make_officer("Ngozi Okafor", northmarsh, Role.INVESTIGATOR)


@pytest.fixture
def hers(northmarsh: Unit, asha: Officer, noon: datetime) -> Report:
    return actions.claim(report=report(unit=northmarsh, at=noon), by=asha, at=noon)


def stop(one: Report, holder: Officer, by: Officer, at: datetime, stops: Collection[Stop] = (Stop.CONTACT,)):
    flag = Investigating(officer=holder, crime_reference="45260000123", stops=stops, why="He may warn the others.")
    return actions.flag_investigation(report=one, flag=flag, by=by, at=at)


def ring(one: Report, by: Officer, at: datetime, **told: str):
    return actions.record_attempt(report=one, tried=Tried(Way.TELEPHONE, Reached.SPOKE, **told), by=by, at=at)


def advise(one: Report, by: Officer, at: datetime):
    return actions.send_advice(report=one, channel=Channel.LETTER, audience="adult", controls=[FIRST], by=by, at=at)


def test_no_call_and_no_advice_while_contact_is_stopped(hers, okafor, asha, noon):
    stop(hers, okafor, asha, noon)
    for attempt in (ring, advise):
        with pytest.raises(Refused, match="Ngozi Okafor is investigating 45260000123: ring them first"):
            attempt(hers, asha, noon)
    assert not Attempt.objects.exists()
    assert not Message.objects.exists()


def test_nobody_is_asked_what_changed_while_contact_is_stopped(hers, okafor, asha, noon):
    advise(hers, asha, noon)
    actions.close(report=hers, outcome=Outcome.ADVISED, said={}, by=asha, at=noon)
    stop(hers, okafor, asha, noon)
    with pytest.raises(Refused, match="ring them first"):
        actions.ask_what_changed(report=hers, channel=Channel.LETTER, by=asha, at=noon)


def test_danger_somebody_told_us_of_is_kept_whatever_is_stopped(hers, okafor, asha, noon):
    stop(hers, okafor, asha, noon)
    ring(hers, asha, noon, note="He has her keys.", danger="He has her keys.")
    assert hers.attempts.get().note == "He has her keys."


def test_contact_goes_on_once_it_is_released(hers, okafor, asha, noon):
    flag = stop(hers, okafor, asha, noon)
    release_investigation(flag=flag, why="Charged.", by=okafor, at=noon)
    ring(hers, asha, noon)
    assert hers.attempts.count() == 1


def test_a_flag_that_stops_publicity_alone_leaves_contact_free(hers, okafor, asha, noon):
    stop(hers, okafor, asha, noon, [Stop.PUBLICITY])
    ring(hers, asha, noon)
    assert hers.attempts.count() == 1


def test_a_flag_on_one_report_covers_every_report_of_the_party(northmarsh, hers, okafor, asha, noon):
    again = report(unit=northmarsh, at=noon, Crime_Reference="NFRC26000002")
    stop(again, okafor, asha, noon)
    with pytest.raises(Refused, match="ring them first"):
        ring(hers, asha, noon)


def test_a_flag_on_the_contact_of_a_firm_stops_the_firm(northmarsh, okafor, asha, noon):
    firm = report(unit=northmarsh, at=noon, Victim_Type="Organisation", Organisation_Name="Pike Joinery Ltd")
    own = report(unit=northmarsh, at=noon, Crime_Reference="NFRC26000002")
    stop(own, okafor, asha, noon)
    claimed = actions.claim(report=firm, by=asha, at=noon)
    with pytest.raises(Refused, match="ring them first"):
        ring(claimed, asha, noon)


def test_a_list_says_whom_an_investigation_stops_in_as_many_queries_for_many_as_for_few(
    northmarsh, okafor, asha, noon, django_assert_num_queries
):
    rows = [
        {"Crime Reference": f"NFRC27{n:06}", "Surname": f"Pike{chr(97 + n)}", "Email": f"p{n}@postbox.example",
         "Telephone": f"01632 9601{n:02}", "Date of Birth": f"{n + 1:02}/03/1955"}
        for n in range(12)
    ]  # fmt: skip
    load(rows, unit=northmarsh, at=noon)
    every = list(Report.objects.order_by("pk"))
    flag = stop(every[3], okafor, asha, noon)
    for reports in (every[:4], every):
        with django_assert_num_queries(3):
            assert stopped_among(reports, Stop.CONTACT) == {every[3].pk: flag}


def test_a_referral_waits_for_release_unless_somebody_may_come_to_harm(hers, okafor, asha, noon):
    stop(hers, okafor, asha, noon, [Stop.RELEASE])
    wanted = {"why": "She asked.", "consent": Consent.GIVEN}
    with pytest.raises(Refused, match="ring them first"):
        actions.refer(report=hers, referred=Referred(service="victim-support", **wanted), by=asha, at=noon)
    actions.refer(report=hers, referred=Referred(service="safeguarding-adults", **wanted), by=asha, at=noon)


def test_a_supervisor_names_a_successor_only_when_the_officer_in_the_case_has_left(hers, okafor, asha, ben, adam, noon):
    flag = stop(hers, okafor, asha, noon)
    with pytest.raises(Refused, match="Only Ngozi Okafor"):
        actions.pass_case_on(flag=flag, to=ben, by=ben, at=noon)
    close_account(officer=okafor, by=adam, at=noon)
    with pytest.raises(Refused, match="Only Ngozi Okafor"):
        actions.pass_case_on(flag=flag, to=asha, by=asha, at=noon)
    assert actions.pass_case_on(flag=flag, to=ben, by=ben, at=noon).officer == ben.label


@pytest.mark.django_db(transaction=True)
def test_a_flag_set_while_advice_is_being_sent_waits_or_stops_it(hers, okafor, asha, noon):
    """One transaction holds the report as sending does; the flag must wait for it, and the next sending must see it."""
    held, go_on = Event(), Event()

    def sending() -> None:
        with transaction.atomic():
            must_be_theirs(hers, asha)
            must_not_be_stopped(hers, Stop.CONTACT)
            held.set()
            go_on.wait(20)
        connection.close()

    def flagging() -> None:
        held.wait(20)
        stop(Report.objects.get(pk=hers.pk), okafor, asha, noon)
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        sent, set_ = pool.submit(sending), pool.submit(flagging)
        held.wait(20)
        waited = _waits_for_a_lock(set_)
        go_on.set()
        sent.result(20)
        set_.result(20)
    assert waited, "the flag was set in the middle of a sending"
    with pytest.raises(Refused, match="ring them first"):
        advise(hers, asha, noon)


def _waits_for_a_lock(flagging: Future[None]) -> bool:
    """Return whether the flagging comes to wait for whoever holds the report, rather than going through."""
    while not flagging.done():
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
            if cursor.fetchone()[0]:
                return True
        sleep(0.02)
    return False
