"""Who has a report: claimed, handed back, lost again when nothing happens."""

from datetime import datetime, time

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.intake.models import Attempt, Report
from peelian.intake.queries.seen import seen_of
from peelian.intake.rules.ranking import queue_key, rank
from peelian.intake.rules.stages import Stage
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.kernel.words import shortened
from peelian.kernel.working_days import add_working_days, bank_holidays
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.weights import HarmWeights
from peelian.parties.actions import raise_flag
from peelian.parties.models import SafetyFlag
from peelian.parties.models.flags import FlagKind
from peelian.records.actions import log
from peelian.records.rules.operations import Operation
from peelian.tasks.actions import Need, finish_tasks, raise_task

CALL = "call"
AT_A_TIME = 1000
RANKED = ["band", "priority", "reasons", "weights_version", "queue_key"]
CLOSE_OF_DAY = time(23, 59)


@transaction.atomic
def claim(*, report: Report, by: Officer, at: datetime) -> Report:
    """Take a report that nobody has; it is theirs until the claim runs out or contact ends.

    Refused when somebody else has it. Two who press at once: one gets it.
    """
    if not take(report.pk, by, at):
        report.refresh_from_db()
        if report.owner_id == by.pk and report.stage == Stage.CLAIMED:
            return report
        who = report.owner.name if report.owner else "Somebody else"
        raise Refused(f"{who} has this report already.")
    return claimed(report, by, by, at)


@transaction.atomic
def claim_next(*, by: Officer, at: datetime) -> Report | None:
    """Take the most pressing report that nobody has, or return None when there is none left.

    Officers who press at the same moment get different reports: each skips what another is taking.
    """
    queue = Report.objects.visible_to(by).unclaimed().in_order()
    report = queue.select_for_update(skip_locked=True, of=("self",)).first()
    if report is None or not take(report.pk, by, at):
        return None
    return claimed(report, by, by, at)


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
    weights = knowledge.harm_weights()
    waiting = Report.objects.unclaimed().filter(pk__gt=after).select_related("about")
    waiting = waiting.defer("narrative", "about__search")
    reports = list(waiting.order_by("pk").select_for_update(skip_locked=True, of=("self",))[:AT_A_TIME])
    if not reports:
        return None
    moved = []
    for report in reports:
        if rank_in_place(report, weights, at):
            moved.append(report)
    Report.objects.bulk_update(moved, RANKED)
    return reports[-1].pk, len(moved)


@transaction.atomic
def rank_one(*, report: Report, by: Actor, at: datetime) -> None:
    """Rank one report again by today's weights, after something that the ranking sees has changed."""
    rank_in_place(report, knowledge.harm_weights(), at)
    report.save(update_fields=RANKED)


@transaction.atomic
def warn(*, report: Report, kind: FlagKind, reason: str, by: Actor, at: datetime) -> SafetyFlag:
    """Raise a warning on a report's victim. Danger to life also puts the report first, should it go back."""
    flag = raise_flag(about=report.about, kind=kind, reason=reason, by=by, at=at)
    if kind is FlagKind.DANGER_TO_LIFE and not report.danger:
        report.danger = True
        report.reasons = [f"{kind.value}: {shortened(reason.strip().rstrip('.'), 120)}."]
        rank_in_place(report, knowledge.harm_weights(), at)
        report.save(update_fields=["danger", *RANKED])
    return flag


def take(key: int, owner: Officer, at: datetime) -> int:
    """Make a report that nobody has an officer's, unless somebody was quicker; return how many it was: 1 or 0."""
    return (
        Report.objects.visible_to(owner)
        .filter(pk=key, stage=Stage.NEW.value)
        .update(stage=Stage.CLAIMED.value, owner=owner, claimed_until=claim_ends(at))
    )


def claim_ends(at: datetime) -> datetime:
    """Return when a claim made at a time runs out."""
    days = knowledge.library().service_levels.claim_expires_working_days
    last_day = add_working_days(timezone.localdate(at), days, bank_holidays())
    return timezone.make_aware(datetime.combine(last_day, CLOSE_OF_DAY))


def claimed(report: Report, owner: Officer, by: Actor, at: datetime) -> Report:
    """Write down that a report has become an officer's, by their own hand or another's, with the task to ring."""
    report.refresh_from_db()
    raise_call(report, owner, by, at)
    detail = "claimed" if by.label == owner.label else f"assigned to {owner.name}"
    log(operation=Operation.ALTERATION, subject=report.label, by=by, at=at, detail=detail)
    return report


def raise_call(report: Report, owner: Officer, by: Actor, at: datetime, why: str = "") -> None:
    """Raise the task to ring a report's victim, due when first contact is."""
    need = Need(
        kind=CALL,
        title=f"Ring {report.speaks_to.name}",
        reason=" ".join([why, *report.reasons]).strip() or "On the weekly list.",
        subject=report.label,
        due_on=report.due_on,
        pressing=report.priority,
    )
    raise_task(need=need, unit=owner.unit, owner=owner, by=by, at=at)


def rank_in_place(report: Report, weights: HarmWeights, at: datetime) -> bool:
    """Set a report's place by some weights, without saving it; return whether it moved."""
    ranked = rank(seen_of(report, at), weights)
    moved = (ranked.priority, ranked.band) != (report.priority, report.band)
    report.band, report.priority = ranked.band.value, ranked.priority
    report.reasons, report.weights_version = list(ranked.reasons), weights.version
    report.queue_key = queue_key(ranked.priority, report.due_on.toordinal())
    return moved
