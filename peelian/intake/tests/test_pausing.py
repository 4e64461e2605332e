"""A clock that is stopped, runs again by itself or by hand, and what of the report moves meanwhile."""

from datetime import date, datetime, timedelta

import pytest

from peelian.accounts.models import Officer, Unit
from peelian.intake import actions
from peelian.intake.actions import Stopped
from peelian.intake.factories import report
from peelian.intake.models import Pause, Report
from peelian.intake.queries import queue
from peelian.intake.queries.queue import Tab
from peelian.intake.rules.pausing import PauseReason
from peelian.intake.rules.stages import Outcome
from peelian.kernel.refused import Refused
from peelian.kernel.working_days import bank_holidays, working_days_between
from peelian.tasks.models import Task

pytestmark = pytest.mark.django_db
FRIDAY_WEEK = date(2026, 6, 12)
SIX_LATER = Stopped(PauseReason.AWAY, FRIDAY_WEEK, "back on the Friday")  # six working days after noon


@pytest.fixture
def hers(northmarsh: Unit, asha: Officer, noon: datetime) -> Report:
    """A report that Asha has, due on 9 June."""
    return actions.claim(report=report(unit=northmarsh, at=noon), by=asha, at=noon)


def again(one: Report) -> Report:
    return Report.objects.get(pk=one.pk)


def moved(before: date, after: date) -> int:
    return working_days_between(before, after, bank_holidays())


def test_the_due_day_and_the_claim_move_by_the_working_days_paused(hers, asha, noon):
    due, ends = hers.due_on, hers.claimed_until.date()
    actions.stop_clock(report=hers, stop=SIX_LATER, by=asha, at=noon)
    assert moved(due, again(hers).due_on) == moved(ends, again(hers).claimed_until.date()) == 6


def test_it_waits_with_its_reason_and_nobody_is_told_to_ring(hers, asha, noon):
    actions.stop_clock(report=hers, stop=SIX_LATER, by=asha, at=noon)
    [waiting] = queue.page(asha, Tab.WAITING, after="", today=noon.date()).reports
    pause = queue.pauses_of([waiting])[waiting.pk]
    assert (pause.why, pause.until, pause.by_name) == ("they are away", FRIDAY_WEEK, "Asha Verma")
    assert not Task.objects.open().exists()


def test_the_claim_does_not_run_out_while_the_clock_stands(hers, asha, noon):
    actions.stop_clock(report=hers, stop=SIX_LATER, by=asha, at=noon)
    assert actions.release_expired(by=asha, at=noon + timedelta(days=200)) == 0


def test_it_runs_again_on_its_day_with_a_task_and_not_before(hers, asha, noon):
    actions.stop_clock(report=hers, stop=SIX_LATER, by=asha, at=noon)
    assert actions.end_pauses(by=asha, at=noon + timedelta(days=7)) == 0
    assert actions.end_pauses(by=asha, at=noon + timedelta(days=8)) == 1
    assert actions.end_pauses(by=asha, at=noon + timedelta(days=8)) == 0
    task = Task.objects.open().get()
    assert (again(hers).stage, task.owner, task.due_on) == ("claimed", asha, again(hers).due_on)
    assert task.reason.startswith("The clock runs again: they are away until now.")


def test_a_job_that_comes_late_does_not_give_more_time(hers, asha, noon):
    actions.stop_clock(report=hers, stop=SIX_LATER, by=asha, at=noon)
    promised = again(hers).due_on
    actions.end_pauses(by=asha, at=noon + timedelta(days=20))
    assert again(hers).due_on == promised


def test_started_early_only_the_days_that_passed_count(hers, asha, noon):
    due = hers.due_on
    actions.stop_clock(report=hers, stop=SIX_LATER, by=asha, at=noon)
    actions.start_clock(report=hers, by=asha, at=noon + timedelta(days=1))
    assert (moved(due, again(hers).due_on), again(hers).stage) == (1, "claimed")
    assert Pause.objects.get().ended_by == "Asha Verma"
    assert Task.objects.open().get().title == "Ring Rosalind Pickering"


def test_started_on_the_same_day_nothing_has_moved(hers, asha, noon):
    before = (hers.due_on, hers.claimed_until, hers.queue_key)
    actions.stop_clock(report=hers, stop=SIX_LATER, by=asha, at=noon)
    actions.start_clock(report=hers, by=asha, at=noon)
    assert (again(hers).due_on, again(hers).claimed_until, again(hers).queue_key) == before


def test_it_can_be_stopped_again_and_both_are_kept(hers, asha, noon):
    for _ in range(2):
        actions.stop_clock(report=hers, stop=SIX_LATER, by=asha, at=noon)
        actions.start_clock(report=hers, by=asha, at=noon)
    assert hers.pauses.count() == 2


@pytest.mark.parametrize(
    ("until", "words"),
    [(date(2026, 6, 4), "after today"), (date(2026, 6, 3), "after today"), (date(2027, 6, 4), "60 working days")],
)
def test_a_day_that_makes_no_sense_is_refused(hers, asha, noon, until, words):
    with pytest.raises(Refused, match=words):
        actions.stop_clock(report=hers, stop=Stopped(PauseReason.ASKED, until), by=asha, at=noon)


def test_a_clock_that_stands_is_not_stopped_and_one_that_runs_is_not_started(hers, asha, noon):
    with pytest.raises(Refused, match="runs already"):
        actions.start_clock(report=hers, by=asha, at=noon)
    actions.stop_clock(report=hers, stop=SIX_LATER, by=asha, at=noon)
    with pytest.raises(Refused, match="stands already"):
        actions.stop_clock(report=hers, stop=SIX_LATER, by=asha, at=noon)


def test_only_whoever_has_the_report_stops_its_clock(hers, ben, northmarsh, noon):
    with pytest.raises(Refused, match="Asha Verma has this report"):
        actions.stop_clock(report=hers, stop=SIX_LATER, by=ben, at=noon)
    unclaimed = report(unit=northmarsh, at=noon, Crime_Reference="NFRC26000009", Surname="Bell")
    with pytest.raises(Refused, match="Claim this report first"):
        actions.stop_clock(report=unclaimed, stop=SIX_LATER, by=ben, at=noon)


def test_ending_contact_ends_the_pause(hers, asha, noon):
    actions.stop_clock(report=hers, stop=SIX_LATER, by=asha, at=noon)
    actions.close(report=hers, outcome=Outcome.DECLINED, said={}, by=asha, at=noon)
    assert not Pause.objects.open().exists()
    assert actions.end_pauses(by=asha, at=noon + timedelta(days=30)) == 0
    assert again(hers).stage == "closed"
