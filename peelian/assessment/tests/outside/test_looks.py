"""Looks as they are asked for, begun and ended."""

from datetime import datetime, timedelta

import pytest

from peelian.accounts.models import Officer
from peelian.assessment.actions import (
    Ended,
    ask_for_look,
    begin_look,
    end_look,
    look_after_mending,
    look_weekly,
    still_stands,
    take_leave_back,
)
from peelian.assessment.actions.looks import NEVER_BEGUN, RAN_OUT, TAKEN_BACK
from peelian.assessment.models import CheckResult, Look
from peelian.assessment.queries.looks import looks_of
from peelian.assessment.rules.outside.limits import AFTER_MENDING, EVERY, LOST
from peelian.assessment.tests.outside.looking import DMARC, LOOKER, NO_DMARC, SPF, Looks, carried_out, jobs
from peelian.engagement.models import Firm
from peelian.kernel.refused import Refused
from peelian.parties.factories import authorisation
from peelian.parties.models import Authorisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("half_an_hour")]


def test_nobody_is_looked_at_without_leave(firm: Firm, asha: Officer, noon: datetime) -> None:
    with pytest.raises(Refused, match="leave"):
        ask_for_look(firm=firm, by=asha, at=noon)
    assert not Look.objects.exists()
    assert jobs() == []


@pytest.mark.parametrize("after", [timedelta(days=-1), timedelta(days=366)])
def test_leave_that_has_not_begun_or_has_run_out_is_none(
    firm: Firm, leave: Authorisation, asha: Officer, noon: datetime, after: timedelta
) -> None:
    with pytest.raises(Refused, match="leave"):
        ask_for_look(firm=firm, by=asha, at=noon + after)


def test_a_look_is_asked_for_with_its_job(firm: Firm, leave: Authorisation, asha: Officer, noon: datetime) -> None:
    look = ask_for_look(firm=firm, by=asha, at=noon)
    assert (look.authorisation, look.asked_by, look.due_at) == (leave, "Asha Verma", noon)
    assert [pk for pk, _ in jobs()] == [look.pk]
    with pytest.raises(Refused, match="under way"):
        ask_for_look(firm=firm, by=asha, at=noon)


def test_looks_go_by_the_newest_leave(firm: Firm, leave: Authorisation, asha: Officer, noon: datetime) -> None:
    newer = authorisation(firm.about, by=asha, at=noon + timedelta(hours=1), hosts=("www.marlpit-joinery.example",))
    assert ask_for_look(firm=firm, by=asha, at=noon + timedelta(hours=2)).authorisation == newer


def test_what_a_look_cost_is_kept(firm: Firm, leave: Authorisation, asha: Officer, noon: datetime) -> None:
    look = ask_for_look(firm=firm, by=asha, at=noon)
    carried_out(look, (SPF,), noon, queries=41, requests=4, handshakes=6)
    look.refresh_from_db()
    assert (look.queries, look.requests, look.handshakes, look.finished_at) == (41, 4, 6, noon)


def test_the_weeks_look_is_one(looked: Looks, firm: Firm, asha: Officer, noon: datetime) -> None:
    looked(DMARC, SPF)
    with pytest.raises(Refused, match="11 June 2026"):
        ask_for_look(firm=firm, by=asha, at=noon + EVERY - timedelta(seconds=1))
    ask_for_look(firm=firm, by=asha, at=noon + EVERY)


def test_whoever_has_mended_something_is_looked_at_again_three_times(
    looked: Looks, firm: Firm, asha: Officer, noon: datetime
) -> None:
    looked(NO_DMARC, SPF)
    for time in range(1, AFTER_MENDING + 1):
        looked(NO_DMARC, SPF, at=noon + timedelta(hours=time), ask=look_after_mending)
    with pytest.raises(Refused, match="4 times"):
        look_after_mending(firm=firm, by=asha, at=noon + timedelta(hours=5))
    look_after_mending(firm=firm, by=asha, at=noon + EVERY)


def test_where_nothing_is_to_be_mended_nothing_was(looked: Looks, firm: Firm, asha: Officer, noon: datetime) -> None:
    looked(DMARC, SPF)
    with pytest.raises(Refused, match="nothing that is to be mended"):
        look_after_mending(firm=firm, by=asha, at=noon + timedelta(hours=1))


def test_leave_that_is_taken_back_stops_what_waits_and_what_is_being_done(
    firm: Firm, leave: Authorisation, asha: Officer, noon: datetime
) -> None:
    look = ask_for_look(firm=firm, by=asha, at=noon)
    begun = begin_look(look=look, by=LOOKER, at=noon)
    assert begun
    assert still_stands(begun, at=noon)
    take_leave_back(authorisation=leave, withdrawn_by="Dawn Reeve", why="She wants it.", by=asha, at=noon)
    assert not still_stands(begun, at=noon)
    assert Look.objects.get().finished_at == noon
    end_look(look=begun, ended=Ended(judged=(NO_DMARC,), queries=12), by=LOOKER, at=noon)
    assert begin_look(look=look, by=LOOKER, at=noon) is None
    look.refresh_from_db()
    assert (look.stopped_why, look.queries) == (TAKEN_BACK, 12)
    assert not CheckResult.objects.exists()
    with pytest.raises(Refused):
        ask_for_look(firm=firm, by=asha, at=noon + timedelta(hours=1))


def test_a_look_whose_leave_ran_out_meanwhile_keeps_nothing(
    firm: Firm, leave: Authorisation, asha: Officer, noon: datetime
) -> None:
    look = ask_for_look(firm=firm, by=asha, at=noon)
    begun = begin_look(look=look, by=LOOKER, at=noon)
    assert begun
    Authorisation.objects.update(valid_until=noon.date())
    end_look(look=begun, ended=Ended(judged=(SPF,), queries=9), by=LOOKER, at=noon + timedelta(days=1))
    look.refresh_from_db()
    assert (look.queries, look.stopped_why) == (9, RAN_OUT)
    assert not CheckResult.objects.exists()


def test_leave_that_runs_out_before_the_second_look_stops_it(
    firm: Firm, leave: Authorisation, asha: Officer, noon: datetime
) -> None:
    Authorisation.objects.update(valid_until=noon.date())
    look = ask_for_look(firm=firm, by=asha, at=noon)
    carried_out(look, (NO_DMARC,), noon)
    second = Look.objects.get(second_to=look)
    assert begin_look(look=second, by=LOOKER, at=noon + timedelta(days=1)) is None
    second.refresh_from_db()
    assert second.stopped_why == RAN_OUT
    assert looks_of(firm).lights is None


def test_a_look_that_ended_is_not_begun_or_ended_again(looked: Looks, noon: datetime) -> None:
    look = looked(DMARC, SPF)
    assert begin_look(look=look, by=LOOKER, at=noon + timedelta(hours=1)) is None
    end_look(look=look, ended=Ended(judged=(NO_DMARC,), queries=9), by=LOOKER, at=noon)
    assert (Look.objects.get().finished_at, Look.objects.get().stopped_why) == (noon, "")
    assert CheckResult.objects.count() == 2
    assert Look.objects.get().queries == 0


def test_a_look_whose_worker_died_is_begun_again(
    firm: Firm, leave: Authorisation, asha: Officer, noon: datetime
) -> None:
    look = ask_for_look(firm=firm, by=asha, at=noon)
    assert begin_look(look=look, by=LOOKER, at=noon)
    assert begin_look(look=look, by=LOOKER, at=noon)


def test_a_look_that_was_lost_does_not_stand_in_the_way(
    firm: Firm, leave: Authorisation, asha: Officer, noon: datetime
) -> None:
    lost = ask_for_look(firm=firm, by=asha, at=noon)
    with pytest.raises(Refused, match="under way"):
        ask_for_look(firm=firm, by=asha, at=noon + LOST)
    ask_for_look(firm=firm, by=asha, at=noon + EVERY)
    lost.refresh_from_db()
    assert lost.stopped_why == NEVER_BEGUN


def test_firms_are_looked_at_weekly_while_their_leave_stands(looked: Looks, firm: Firm, noon: datetime) -> None:
    looked(NO_DMARC, SPF)
    assert look_weekly(by=LOOKER, at=noon + EVERY - timedelta(seconds=1)) == 0
    assert look_weekly(by=LOOKER, at=noon + EVERY) == 1
    assert look_weekly(by=LOOKER, at=noon + EVERY) == 0
    assert Look.objects.filter(second_to=None).count() == 2


@pytest.mark.parametrize("differs", ["withdrawn", "over", "closed", "never looked at"])
def test_no_other_firm_is_looked_at_weekly(
    looked: Looks, firm: Firm, leave: Authorisation, asha: Officer, noon: datetime, differs: str
) -> None:
    if differs != "never looked at":
        looked(DMARC, SPF)
    if differs == "withdrawn":
        take_leave_back(authorisation=leave, withdrawn_by="Dawn", why="She asked.", by=asha, at=noon)
    if differs == "closed":
        Firm.objects.update(closed_at=noon, closed_why="done")
    assert look_weekly(by=LOOKER, at=noon + (timedelta(days=400) if differs == "over" else EVERY)) == 0
