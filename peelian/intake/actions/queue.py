"""Who has a report: claimed, handed back, lost again when nothing happens."""

from dataclasses import replace
from datetime import datetime, time

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.intake.models import Attempt, Report
from peelian.intake.rules.ranking import Seen, queue_key, rank
from peelian.intake.rules.stages import Stage
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.kernel.words import shortened
from peelian.kernel.working_days import add_working_days, bank_holidays, working_days_between
from peelian.knowledge import queries as knowledge
from peelian.parties.actions import raise_flag
from peelian.parties.models import SafetyFlag
from peelian.parties.models.flags import FlagKind
from peelian.records.actions import log
from peelian.records.rules.operations import Operation
from peelian.tasks.actions import Need, finish_tasks, raise_task

CALL = "call"
AT_A_TIME = 1000
CLOSE_OF_DAY = time(23, 59)


@transaction.atomic
def claim(*, report: Report, by: Officer, at: datetime) -> Report:
    """Take a report that nobody has; it is theirs until the claim runs out or contact ends.

    Refused when somebody else has it. Two who press at once: one gets it.
    """
    if not _take(report.pk, by, at):
        report.refresh_from_db()
        if report.owner_id == by.pk and report.stage == Stage.CLAIMED:
            return report
        who = report.owner.name if report.owner else "Somebody else"
        raise Refused(f"{who} has this report already.")
    return _claimed(report, by, at)


@transaction.atomic
def claim_next(*, by: Officer, at: datetime) -> Report | None:
    """Take the most pressing report that nobody has, or return None when there is none left.

    Officers who press at the same moment get different reports: each skips what another is taking.
    """
    queue = Report.objects.visible_to(by).unclaimed().in_order()
    report = queue.select_for_update(skip_locked=True, of=("self",)).first()
    if report is None or not _take(report.pk, by, at):
        return None
    return _claimed(report, by, at)


@transaction.atomic
def hand_back(*, report: Report, by: Officer, at: datetime) -> None:
    """Give a claimed report back to the queue."""
    mine = Report.objects.filter(pk=report.pk, stage=Stage.CLAIMED.value, owner=by)
    if not mine.update(stage=Stage.NEW.value, owner=None, claimed_until=None):
        raise Refused("You can only hand back a report that is yours.")
    finish_tasks(subject=report.label, kinds=(CALL,), by=by, at=at)
    log(operation=Operation.ALTERATION, subject=report.label, by=by, at=at, detail="handed back")


@transaction.atomic
def release_expired(*, by: Actor, at: datetime) -> int:
    """Put reports whose claim ran out without an attempt by whoever has it back in the queue; return how many.

    What an earlier officer tried before handing it back does not keep a claim alive.
    """
    tried = Attempt.objects.filter(report=OuterRef("pk"), by_name=OuterRef("owner__name"))
    expired = Report.objects.filter(~Exists(tried), stage=Stage.CLAIMED.value, claimed_until__lt=at)
    reports = list(expired.select_for_update(skip_locked=True, of=("self",)))
    for report in reports:
        finish_tasks(subject=report.label, kinds=(CALL,), by=by, at=at)
        log(operation=Operation.ALTERATION, subject=report.label, by=by, at=at, detail="claim ran out")
    keys = [report.pk for report in reports]
    return Report.objects.filter(pk__in=keys).update(stage=Stage.NEW.value, owner=None, claimed_until=None)


def rank_again(*, by: Actor, at: datetime) -> int:
    """Rank the reports that nobody has by today's waiting and weights; return how many moved.

    Some at a time, each in a transaction of its own, so that a long queue takes little memory and holds nobody up.
    """
    moved, last = 0, 0
    while ranked := _rank_some(after=last, at=at):
        last, count = ranked
        moved += count
    return moved


@transaction.atomic
def _rank_some(*, after: int, at: datetime) -> tuple[int, int] | None:
    """Rank the next reports by key; return the last key and how many moved, or None when there are no more."""
    weights = knowledge.library().harm_weights
    waiting = Report.objects.unclaimed().filter(pk__gt=after).defer("narrative").order_by("pk")
    reports = list(waiting.select_for_update(skip_locked=True)[:AT_A_TIME])
    if not reports:
        return None
    moved = []
    for report in reports:
        ranked = rank(_seen(report, at), weights)
        if ranked.priority != report.priority:
            report.priority, report.reasons = ranked.priority, list(ranked.reasons)
            report.weights_version = weights.version
            report.queue_key = queue_key(ranked.priority, report.due_on.toordinal())
            moved.append(report)
    Report.objects.bulk_update(moved, ["priority", "reasons", "weights_version", "queue_key"])
    return reports[-1].pk, len(moved)


@transaction.atomic
def warn(*, report: Report, kind: FlagKind, reason: str, by: Actor, at: datetime) -> SafetyFlag:
    """Raise a warning on a report's victim. Danger to life also puts the report first, should it go back."""
    flag = raise_flag(about=report.about, kind=kind, reason=reason, by=by, at=at)
    if kind is FlagKind.DANGER_TO_LIFE and not report.danger:
        seen = replace(_seen(report, at), danger=f"{kind.value}: {shortened(reason.strip().rstrip('.'), 120)}.")
        ranked = rank(seen, knowledge.library().harm_weights)
        report.danger, report.priority, report.reasons = True, ranked.priority, list(ranked.reasons)
        report.queue_key = queue_key(ranked.priority, report.due_on.toordinal())
        report.save(update_fields=["danger", "priority", "reasons", "queue_key"])
    return flag


def _take(key: int, by: Officer, at: datetime) -> int:
    days = knowledge.library().service_levels.claim_expires_working_days
    last_day = add_working_days(timezone.localdate(at), days, bank_holidays())
    until = timezone.make_aware(datetime.combine(last_day, CLOSE_OF_DAY))
    return (
        Report.objects.visible_to(by)
        .filter(pk=key, stage=Stage.NEW.value)
        .update(stage=Stage.CLAIMED.value, owner=by, claimed_until=until)
    )


def _claimed(report: Report, by: Officer, at: datetime) -> Report:
    report.refresh_from_db()
    need = Need(
        kind=CALL,
        title=f"Ring {report.speaks_to.name}",
        reason=" ".join(report.reasons) or "On the weekly list.",
        subject=report.label,
        due_on=report.due_on,
        pressing=report.priority,
    )
    raise_task(need=need, unit=by.unit, owner=by, by=by, at=at)
    log(operation=Operation.ALTERATION, subject=report.label, by=by, at=at, detail="claimed")
    return report


def _seen(report: Report, at: datetime) -> Seen:
    offence = knowledge.offence_by_code(report.offence_code)
    today = timezone.localdate(at)
    return Seen(
        danger=report.reasons[0] if report.danger else "",
        vulnerability=tuple(report.signs),
        ongoing=bool(report.ongoing),
        harm=offence.harm if offence else "unmapped",
        loss=report.loss,
        earlier=report.repeat_of_year,
        waited=max(0, working_days_between(report.reported_on or today, today, bank_holidays())),
    )
