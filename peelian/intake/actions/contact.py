"""What an officer does for a victim: tries, speaks, advises, and says how it ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import DateTimeField, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.intake.actions.queue import CALL
from peelian.intake.models import Advice, Attempt, Report
from peelian.intake.rules.stages import Outcome, Reached, Stage
from peelian.kernel.refused import Refused
from peelian.kernel.working_days import add_working_days, bank_holidays
from peelian.parties.rules.kinds import Channel
from peelian.records.actions import log
from peelian.records.rules.operations import Operation
from peelian.release.models import Message
from peelian.tasks.actions import Need, finish_tasks, raise_task

TRY_AGAIN_AFTER = 1  # working days between attempts that did not reach anybody: our judgement


@dataclass(frozen=True)
class Tried:
    """One try at contact, as an officer tells it. `minutes` is how long it took, if known."""

    channel: Channel
    reached: Reached
    note: str = ""
    minutes: int | None = None


@transaction.atomic
def record_attempt(*, report: Report, tried: Tried, by: Officer, at: datetime) -> Attempt:
    """Record a try at contact. The first stops the clock of the first attempt.

    Refused unless the report is the officer's, and when contact has ended.
    """
    _must_be_theirs(report, by)
    attempt = Attempt.objects.create(
        report=report,
        channel=tried.channel.value,
        reached=tried.reached.value,
        minutes=tried.minutes,
        note=tried.note,
        at=at,
        by_name=by.name,
    )
    first = Coalesce("first_attempt_at", Value(at, output_field=DateTimeField()))
    Report.objects.filter(pk=report.pk).update(first_attempt_at=first)
    _next_call(report, tried, by, at)
    log(
        operation=Operation.COLLECTION,
        subject=report.label,
        by=by,
        at=at,
        detail=f"{tried.channel.value}: {tried.reached.value}",
    )
    return attempt


@transaction.atomic
def advise(
    *, report: Report, message: Message, audience: str, controls: Sequence[str], by: Officer, at: datetime
) -> Advice:
    """Record the advice whose exact copy is in `message`."""
    given = Advice.objects.create(
        report=report, message=message, audience=audience, controls=list(controls), given_at=at, given_by=by.name
    )
    first = Coalesce("advised_at", Value(at, output_field=DateTimeField()))
    Report.objects.filter(pk=report.pk).update(advised_at=first)
    return given


@transaction.atomic
def close(*, report: Report, outcome: Outcome, waiting: bool, by: Officer, at: datetime) -> Report:
    """Record how contact ended. With `waiting`, questions are out and the report waits for their answer."""
    _must_be_theirs(report, by)
    stage = Stage.WAITING if waiting else Stage.CLOSED
    Report.objects.filter(pk=report.pk).update(stage=stage.value, outcome=outcome.value, closed_at=at)
    finish_tasks(subject=report.label, kinds=(CALL,), by=by, at=at)
    log(operation=Operation.ALTERATION, subject=report.label, by=by, at=at, detail=f"outcome: {outcome.value}")
    report.refresh_from_db()
    return report


def _must_be_theirs(report: Report, by: Officer) -> None:
    report.refresh_from_db()
    if report.stage not in (Stage.CLAIMED, Stage.WAITING):
        raise Refused("Claim this report first, so that two people do not ring.")
    if report.owner_id != by.pk:
        who = report.owner.name if report.owner else "Somebody else"
        raise Refused(f"{who} has this report.")


def _next_call(report: Report, tried: Tried, by: Officer, at: datetime) -> None:
    """Move the call on: done when somebody was reached, otherwise due again."""
    if tried.reached in (Reached.SPOKE, Reached.SENT):
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
