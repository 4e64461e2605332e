"""The clock of a report: stopped while we wait, and running again."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.intake.actions.contact import must_be_theirs
from peelian.intake.actions.queue import CALL, CLOSE_OF_DAY, raise_call
from peelian.intake.models import Pause, Report
from peelian.intake.rules.pausing import LONGEST, PauseReason, moved_due
from peelian.intake.rules.ranking import queue_key
from peelian.intake.rules.stages import Stage
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.kernel.words import day as in_words
from peelian.kernel.working_days import bank_holidays, working_days_between
from peelian.records.actions import log
from peelian.records.rules.operations import Operation
from peelian.tasks.actions import finish_tasks


@dataclass(frozen=True)
class Stopped:
    """Why a clock stops, and the day it runs again."""

    why: PauseReason
    until: date
    note: str = ""


@transaction.atomic
def stop_clock(*, report: Report, stop: Stopped, by: Officer, at: datetime) -> Pause:
    """Stop the clock of a claimed report: it waits, the claim does not run out, and the due day moves.

    Refused unless it is the officer's, when contact has ended, when the clock stands already, for a day that is not
    to come, and for longer than sixty working days at once.
    """
    must_be_theirs(report, by)
    if report.closed_at:
        raise Refused("Contact has ended, so there is no clock to stop.")
    if report.stage != Stage.CLAIMED or report.claimed_until is None:
        raise Refused("The clock of this report stands already.")
    today = timezone.localdate(at)
    if stop.until <= today:
        raise Refused("Choose a day after today for the clock to run again.")
    if working_days_between(today, stop.until, bank_holidays()) > LONGEST:
        raise Refused(f"A clock can stand for {LONGEST} working days at once. Choose an earlier day.")
    pause = Pause.objects.create(
        report=report, why=stop.why.value, note=stop.note.strip(), stopped_on=today, until=stop.until,
        due_before=report.due_on, claimed_before=report.claimed_until, at=at, by_name=by.name,
    )  # fmt: skip
    _move(report, pause, stop.until, Stage.WAITING)
    finish_tasks(subject=report.label, kinds=(CALL,), by=by, at=at)
    detail = f"clock stopped until {in_words(stop.until)}: {stop.why.value}"
    log(operation=Operation.ALTERATION, subject=report.label, by=by, at=at, detail=detail)
    return pause


@transaction.atomic
def start_clock(*, report: Report, by: Officer, at: datetime) -> Report:
    """Let the clock run again before its day. Refused unless it is the officer's, and when it runs already."""
    must_be_theirs(report, by)
    pause = report.pauses.open().first()
    if pause is None:
        raise Refused("The clock of this report runs already.")
    _end(report, pause, by, at)
    return report


@transaction.atomic
def end_pauses(*, by: Actor, at: datetime) -> int:
    """Let every clock run again whose day has come; return how many."""
    ended = Pause.objects.open().filter(until__lte=timezone.localdate(at)).order_by("report")
    keys = list(ended.values_list("report", flat=True))
    reports = Report.objects.filter(pk__in=keys).order_by("pk").select_for_update(skip_locked=True, of=("self",))
    count = 0
    for report in reports.select_related("owner", "about", "contact"):
        if pause := report.pauses.open().first():
            _end(report, pause, by, at)
            count += 1
    return count


def _end(report: Report, pause: Pause, by: Actor, at: datetime) -> None:
    Pause.objects.filter(pk=pause.pk).update(ended_at=at, ended_by=by.name)
    _move(report, pause, min(timezone.localdate(at), pause.until), Stage.CLAIMED)
    if report.owner:
        raise_call(report, report.owner, by, at, why=f"The clock runs again: {pause.why} until now.")
    log(operation=Operation.ALTERATION, subject=report.label, by=by, at=at, detail="clock runs again")


def _move(report: Report, pause: Pause, runs_again: date, stage: Stage) -> None:
    """Move the due day and the end of the claim by the working days from the stop until the clock runs again."""
    holidays = bank_holidays()
    report.due_on = moved_due(pause.due_before, pause.stopped_on, runs_again, holidays)
    claimed = moved_due(timezone.localdate(pause.claimed_before), pause.stopped_on, runs_again, holidays)
    report.claimed_until = timezone.make_aware(datetime.combine(claimed, CLOSE_OF_DAY))
    report.queue_key = queue_key(report.priority, report.due_on.toordinal())
    report.stage = stage.value
    report.save(update_fields=["due_on", "claimed_until", "queue_key", "stage"])
