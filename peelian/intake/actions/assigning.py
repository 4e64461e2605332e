"""Work handed out by a supervisor: from the queue to an officer, and from one officer to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Case, F, Value, When

from peelian.accounts.models import Officer
from peelian.accounts.rules.roles import Duty
from peelian.intake.actions.queue import claim_ends, claimed, take
from peelian.intake.models import Report
from peelian.intake.rules.stages import Stage
from peelian.kernel.refused import Refused
from peelian.records.actions import log
from peelian.records.rules.operations import Operation
from peelian.tasks.actions import hand_tasks_over


@dataclass(frozen=True)
class Moved:
    """What was handed out, and for each report that was not, whose it is about and why."""

    done: list[Report]
    left: list[str]


@transaction.atomic
def assign(*, reports: Sequence[int], to: Officer, by: Officer, at: datetime) -> Moved:
    """Give reports that nobody has to an officer of the unit, as if that officer had claimed them.

    Two supervisors at once: each report goes to one officer, and the other supervisor is told whose it is. Refused
    when nothing is chosen, and for an officer who may not work victims here.
    """
    _must_be_able(to, by)
    moved = Moved([], [])
    for report in _chosen(reports, by):
        if take(report.pk, to, at):
            moved.done.append(claimed(report, to, by, at))
        else:
            moved.left.append(_whose(report))
    return moved


@transaction.atomic
def hand_over_reports(
    *, reports: Sequence[int], officer: Officer, to: Officer, why: str, by: Officer, at: datetime
) -> Moved:
    """Make reports that one officer has another's, with their tasks; the claim begins anew.

    Refused without a reason, when nothing is chosen, to themselves, and for officers of another unit. What has moved
    meanwhile is left where it is, and said.
    """
    _must_be_able(to, by)
    if officer.unit_id != by.unit_id:
        raise Refused(f"{officer.name} is not in your unit.")
    if officer.pk == to.pk:
        raise Refused(f"{to.name} has these reports already.")
    if not why.strip():
        raise Refused("Say why, so that both officers understand.")
    moved = Moved([], [])
    for report in _chosen(reports, by):
        if _hand(report, officer, to, at):
            hand_tasks_over(subject=report.label, owner=officer, to=to, by=by, at=at)
            detail = f"handed from {officer.name} to {to.name}: {why.strip()}"
            log(operation=Operation.ALTERATION, subject=report.label, by=by, at=at, detail=detail)
            moved.done.append(report)
        else:
            moved.left.append(_whose(report))
    return moved


def _must_be_able(to: Officer, by: Officer) -> None:
    if not by.may(Duty.ASSIGN):
        raise Refused("A supervisor hands out work.")
    if to.unit_id != by.unit_id or not to.is_active or not to.may(Duty.WORK_VICTIMS):
        raise Refused(f"{to.name} cannot work the victims of your unit.")


def _chosen(reports: Sequence[int], by: Officer) -> list[Report]:
    """Return the chosen reports that the supervisor sees, by key, so that two who choose the same wait in one order."""
    if not reports:
        raise Refused("Choose at least one report.")
    seen = Report.objects.visible_to(by).filter(pk__in=reports)
    return list(seen.select_related("about", "contact", "owner").order_by("pk"))


def _hand(report: Report, officer: Officer, to: Officer, at: datetime) -> int:
    with_them = Report.objects.visible_to(to).filter(
        pk=report.pk, owner=officer, stage__in=[Stage.CLAIMED.value, Stage.WAITING.value]
    )
    ends = Case(When(stage=Stage.CLAIMED.value, then=Value(claim_ends(at))), default=F("claimed_until"))
    return with_them.update(owner=to, claimed_until=ends)


def _whose(report: Report) -> str:
    """Return whose a report has become meanwhile, in words."""
    report.refresh_from_db()
    who = f"{report.owner.name} has it" if report.owner else "nobody has it any more"
    return f"{report.about.name}: {who}" if report.stage != Stage.CLOSED else f"{report.about.name}: contact has ended"
