"""What an officer does for a victim: tries, speaks, and says how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import DateTimeField, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.adoption.actions import Noted, agree_action, note_findings
from peelian.adoption.models import Ask
from peelian.intake.actions.queue import CALL, warn
from peelian.intake.models import Attempt, Report
from peelian.intake.queries.follow_up import asked_about
from peelian.intake.rules.outcomes import BEFORE, Said, means
from peelian.intake.rules.stages import Outcome, Reached, Stage
from peelian.kernel.actor import Actor
from peelian.kernel.labels import key_of
from peelian.kernel.refused import Refused
from peelian.kernel.working_days import add_working_days, bank_holidays
from peelian.knowledge import queries as knowledge
from peelian.parties.models.flags import FlagKind
from peelian.parties.rules.kinds import Channel
from peelian.records.actions import log
from peelian.records.rules.operations import Operation
from peelian.tasks.actions import Need, finish_tasks, raise_task

TRY_AGAIN_AFTER = 1  # working days between attempts that did not reach anybody: our judgement
FOLLOW_UP = "follow-up"
LOOK_BACK = timedelta(days=7)  # longer than the worker is ever stopped


@dataclass(frozen=True)
class Tried:
    """One try at contact, as an officer tells it. `minutes`: how long it took, if known; `danger`: why, or ""."""

    channel: Channel
    reached: Reached
    note: str = ""
    minutes: int | None = None
    danger: str = ""


@transaction.atomic
def record_attempt(*, report: Report, tried: Tried, by: Officer, at: datetime) -> Attempt:
    """Record a try at contact. The first stops the clock of the first attempt.

    Refused unless the report is the officer's, and when contact has ended.
    """
    must_be_theirs(report, by)
    attempt = note_attempt(report=report, tried=tried, by=by, at=at)
    _next_call(report, tried, by, at)
    return attempt


@transaction.atomic
def note_attempt(*, report: Report, tried: Tried, by: Actor, at: datetime) -> Attempt:
    """Write an attempt down, and the time of the first one on the report."""
    attempt = Attempt.objects.create(
        report=report,
        channel=tried.channel.value,
        reached=tried.reached.value,
        minutes=tried.minutes,
        note=tried.note,
        at=at,
        by_name=by.name,
    )
    if tried.danger:
        warn(report=report, kind=FlagKind.DANGER_TO_LIFE, reason=tried.danger, by=by, at=at)
    first = Coalesce("first_attempt_at", Value(at, output_field=DateTimeField()))
    Report.objects.filter(pk=report.pk).update(first_attempt_at=first)
    detail = f"{tried.channel.value}: {tried.reached.value}"
    log(operation=Operation.COLLECTION, subject=report.label, by=by, at=at, detail=detail)
    return attempt


@transaction.atomic
def close(*, report: Report, outcome: Outcome, said: Mapping[str, Said], by: Officer, at: datetime) -> Report:
    """Record how contact ended and what they say of each control we advised, as findings.

    Somebody who was advised is asked later what they did, so their report waits; every other one is closed, and so
    is one where all was in place before. Refused when contact has ended already.
    """
    must_be_theirs(report, by)
    if report.closed_at:
        raise Refused("How contact ended is on the record already.")
    _note_what_they_say(report, said, by, at)
    waits = outcome is Outcome.ADVISED and bool(asked_about(report))
    Report.objects.filter(pk=report.pk).update(
        stage=(Stage.WAITING if waits else Stage.CLOSED).value, outcome=outcome.value, closed_at=at
    )
    finish_tasks(subject=report.label, kinds=(CALL,), by=by, at=at)
    log(operation=Operation.ALTERATION, subject=report.label, by=by, at=at, detail=f"outcome: {outcome.value}")
    report.refresh_from_db()
    if waits:
        _ask_later(report, by, at)
    return report


@transaction.atomic
def close_answered(*, by: Actor, at: datetime) -> int:
    """Close the reports whose follow-up was answered, or whose questions have closed without an answer.

    Return how many. The front may not write reports itself.
    """
    answered = Ask.objects.sent().answered().filter(answered_at__gte=at - LOOK_BACK)
    silent = Ask.objects.sent().filter(answered_at=None, due_on__lt=at.date(), due_on__gte=(at - LOOK_BACK).date())
    origins = [*answered.values_list("origin", flat=True), *silent.values_list("origin", flat=True)]
    keys = [key for origin in origins if (key := key_of(origin, "intake.Report"))]
    waiting = Report.objects.filter(pk__in=keys, stage=Stage.WAITING.value).select_for_update(skip_locked=True)
    reports = list(waiting)
    for report in reports:
        finish_tasks(subject=report.label, kinds=(CALL, FOLLOW_UP), by=by, at=at)
        log(operation=Operation.ALTERATION, subject=report.label, by=by, at=at, detail="follow-up closed")
    return Report.objects.filter(pk__in=[report.pk for report in reports]).update(stage=Stage.CLOSED.value)


def must_be_theirs(report: Report, by: Officer) -> None:
    """Refuse unless an officer has this report and contact goes on. Holds the report until the action is done."""
    report.refresh_from_db(from_queryset=Report.objects.select_for_update())
    if report.stage not in (Stage.CLAIMED, Stage.WAITING):
        raise Refused("Claim this report first, so that two people do not ring.")
    if report.owner_id != by.pk:
        who = report.owner.name if report.owner else "Somebody else"
        raise Refused(f"{who} has this report.")


def _note_what_they_say(report: Report, said: Mapping[str, Said], by: Officer, at: datetime) -> None:
    day = timezone.localdate(at)
    for before in (True, False):
        found = [Noted(control, *means(word)) for control, word in said.items() if (word is Said.ALREADY) is before]
        origin = f"{report.label} {BEFORE}" if before else report.label
        if found:
            note_findings(about=report.about, found=found, on=day, origin=origin, by=by, at=at)
    for control, word in said.items():
        if word is Said.WILL:
            owner = report.speaks_to.name
            agree_action(
                about=report.about, control=control, owner=owner, due_on=None, origin=report.label, by=by, at=at
            )


def _next_call(report: Report, tried: Tried, by: Officer, at: datetime) -> None:
    """Move the call on: done when somebody was reached, otherwise due again."""
    if tried.reached is Reached.SPOKE:
        finish_tasks(subject=report.label, kinds=(CALL,), by=by, at=at)
        return
    again = add_working_days(timezone.localdate(at), TRY_AGAIN_AFTER, bank_holidays())
    need = Need(
        kind=CALL,
        title=f"Ring {report.speaks_to.name} again",
        reason=f"Last try: {tried.reached.value}. {' '.join(report.reasons[:2])}".strip(),
        subject=report.label,
        due_on=again,
        pressing=report.priority,
    )
    raise_task(need=need, unit=by.unit, owner=by, by=by, at=at)


def _ask_later(report: Report, by: Officer, at: datetime) -> None:
    days = knowledge.library().service_levels.follow_up_after_days
    due = add_working_days((timezone.localdate(at) + timedelta(days=days)), 0, bank_holidays())
    need = Need(
        kind=FOLLOW_UP,
        title=f"Ask {report.speaks_to.name} what changed",
        reason=f"We advised them {days} days before. Their answer is how we know whether it helped.",
        subject=report.label,
        due_on=due,
    )
    raise_task(need=need, unit=by.unit, owner=by, by=by, at=at)
