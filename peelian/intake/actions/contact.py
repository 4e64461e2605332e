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
from peelian.adoption.queries import not_to_be_asked
from peelian.intake.actions.alarms import raise_alarm
from peelian.intake.actions.queue import CALL
from peelian.intake.actions.stopping import must_not_be_stopped
from peelian.intake.models import Attempt, Report
from peelian.intake.queries.advice import facts
from peelian.intake.queries.follow_up import asked_about, wave_of
from peelian.intake.queries.tries import as_tries, next_step
from peelian.intake.queries.warnings import warnings_on
from peelian.intake.rules.alarms import TOLD, ServiceRang, Where, kinds_and_words
from peelian.intake.rules.outcomes import BEFORE, Said, means
from peelian.intake.rules.stages import Outcome, Reached, Stage
from peelian.intake.rules.warnings import against_call
from peelian.kernel.actor import Actor
from peelian.kernel.labels import key_of
from peelian.kernel.refused import Refused
from peelian.kernel.working_days import add_working_days, bank_holidays
from peelian.knowledge import queries as knowledge
from peelian.parties.rules.kinds import Channel, Stop
from peelian.records.actions import log
from peelian.records.rules.operations import Operation
from peelian.tasks.actions import Need, finish_tasks, raise_task

TRY_AGAIN_AFTER = 1  # working days between attempts that did not reach anybody: our judgement
FOLLOW_UP = "follow-up"
LOOK_BACK = timedelta(days=7)  # longer than the worker is ever stopped


@dataclass(frozen=True)
class Tried:
    """One try at contact, as an officer tells it.

    `minutes`: how long it took, if known; `danger`: why, or ""; `service`: whether the Victim Service or anybody else
    had rung before, if that was asked, and in `service_words` who and when.
    """

    channel: Channel
    reached: Reached
    note: str = ""
    minutes: int | None = None
    danger: str = ""
    service: ServiceRang | None = None
    service_words: str = ""


@transaction.atomic
def record_attempt(*, report: Report, tried: Tried, by: Officer, at: datetime) -> Attempt:
    """Record a try at contact. The first stops the clock of the first attempt.

    Refused unless the report is the officer's, when contact has ended, while an investigation stops contact, and when
    a warning closes that way; what somebody told us of danger is kept whatever is stopped, and so is that they rang.
    """
    must_be_theirs(report, by)
    if not tried.danger:
        if tried.reached is not Reached.RANG_US:
            must_not_be_stopped(report, Stop.CONTACT)
        _must_not_be_warned_off(report, tried)
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
    if tried.service:
        _note_service(report, tried)
    _raise_alarm(report, tried, by, at)
    first = Coalesce("first_attempt_at", Value(at, output_field=DateTimeField()))
    Report.objects.filter(pk=report.pk).update(first_attempt_at=first)
    detail = f"{tried.channel.value}: {tried.reached.value}"
    log(operation=Operation.COLLECTION, subject=report.label, by=by, at=at, detail=detail)
    return attempt


def _note_service(report: Report, tried: Tried) -> None:
    report.service_rang, report.service_rang_words = tried.service or "", tried.service_words
    report.save(update_fields=["service_rang", "service_rang_words"])


def _raise_alarm(report: Report, tried: Tried, by: Actor, at: datetime) -> None:
    """Raise an alarm when an officer says that there is danger, or when the note of a call speaks of it."""
    kinds, words = kinds_and_words(knowledge.dangers_in(tried.note))
    if tried.danger:
        kinds, words = [TOLD, *kinds], words or [tried.danger]
    where = Where.OFFICER if tried.danger else Where.NOTE
    if kinds:
        raise_alarm(report=report, kinds=kinds, phrases=words, where=where, by=by, at=at, why=tried.danger)


@transaction.atomic
def close(
    *, report: Report, outcome: Outcome, said: Mapping[str, Said], by: Officer, at: datetime, danger: str = ""
) -> Report:
    """Record how contact ended and what they say of each control we advised, as findings.

    Somebody who was advised is asked later what they did, so their report waits; every other one is closed, and so
    is one where all was in place before. `danger`: what they said of it, or "". Refused when contact has ended already.
    """
    must_be_theirs(report, by)
    if report.closed_at:
        raise Refused("How contact ended is on the record already.")
    _note_what_they_say(report, said, by, at)
    waits = outcome is Outcome.ADVISED and bool(asked_about(report)) and not not_to_be_asked(report.people)
    Report.objects.filter(pk=report.pk).update(
        stage=(Stage.WAITING if waits else Stage.CLOSED).value, outcome=outcome.value, closed_at=at
    )
    report.pauses.open().update(ended_at=at, ended_by=by.name)
    finish_tasks(subject=report.label, kinds=(CALL,), by=by, at=at)
    log(operation=Operation.ALTERATION, subject=report.label, by=by, at=at, detail=f"outcome: {outcome.value}")
    report.refresh_from_db()
    if danger:
        raise_alarm(report=report, kinds=[TOLD], phrases=[danger], where=Where.OFFICER, by=by, at=at)
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


def _must_not_be_warned_off(report: Report, tried: Tried) -> None:
    """Refuse a call that a warning closes, on whomever it is: the victim, or whom we speak to at a firm."""
    kinds = [flag.kind for flag in warnings_on(report)]
    if tried.channel is Channel.TELEPHONE and (against := against_call(tried.reached, kinds)):
        raise Refused(against)


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
    if tried.reached.is_reached:
        finish_tasks(subject=report.label, kinds=(CALL,), by=by, at=at)
        return
    again = add_working_days(timezone.localdate(at), TRY_AGAIN_AFTER, bank_holidays())
    step = next_step(as_tries(report.attempts.all()), known=facts(report), warnings=warnings_on(report))
    title = f"Write to {report.speaks_to.name}" if step and step.by_letter else f"Ring {report.speaks_to.name} again"
    words = [f"Last try: {tried.reached.value}.", *([step.words] if step else []), *report.reasons[:2]]
    need = Need(
        kind=CALL,
        title=title,
        reason=" ".join(words),
        subject=report.label,
        due_on=again,
        pressing=report.priority,
    )
    raise_task(need=need, unit=by.unit, owner=by, by=by, at=at)


def _ask_later(report: Report, by: Officer, at: datetime) -> None:
    wave = wave_of(report, 1)
    if wave is None:
        return
    due = add_working_days(timezone.localdate(at) + timedelta(days=wave.after_days), 0, bank_holidays())
    need = Need(
        kind=FOLLOW_UP,
        title=f"Ask {report.speaks_to.name} what changed",
        reason=f"We advised them {wave.after_days} days before. Their answer is how we know whether it helped.",
        subject=report.label,
        due_on=due,
    )
    raise_task(need=need, unit=by.unit, owner=by, by=by, at=at)
