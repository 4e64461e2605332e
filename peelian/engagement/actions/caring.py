"""Who looks after a firm, and the end of it."""

from datetime import datetime

from django.db import transaction

from peelian.accounts.models import Officer
from peelian.adoption.actions import PLAN_STEP
from peelian.adoption.models import Action
from peelian.engagement.actions.programmes import REMINDER
from peelian.engagement.models import Firm, Step
from peelian.kernel.refused import Refused
from peelian.records.actions import log
from peelian.records.rules.operations import Operation
from peelian.tasks.actions import finish_tasks, hand_tasks_over


@transaction.atomic
def look_after(*, firm: Firm, officer: Officer | None, champion: str, by: Officer, at: datetime) -> Firm:
    """Say who of the unit looks after a firm, and who at the firm keeps it going. Refused: somebody of another unit."""
    if officer and officer.unit_id != firm.unit_id:
        raise Refused(f"{officer.name} is not in the unit that helps this firm.")
    Firm.objects.filter(pk=firm.pk).update(officer=officer, champion=champion.strip())
    if firm.officer and firm.officer != officer:
        _hand_reminders_over(firm, firm.officer, officer, by, at)
    log(operation=Operation.ALTERATION, subject=firm.label, by=by, at=at, detail="who looks after it")
    return Firm.objects.get(pk=firm.pk)


@transaction.atomic
def close_firm(*, firm: Firm, why: str, by: Officer, at: datetime) -> None:
    """End the help to a firm, with its reason. Refused: no reason; closed already; a programme that still runs."""
    if not why.strip():
        raise Refused("Say why the help ends.")
    if firm.programmes.running().exists():
        raise Refused("End its programme first, so that nobody is reminded of steps that are not wanted.")
    if not Firm.objects.open().filter(pk=firm.pk).update(closed_at=at, closed_why=why.strip()[:200]):
        raise Refused("Somebody has closed this firm already.")
    log(operation=Operation.ALTERATION, subject=firm.label, by=by, at=at, detail="closed")


@transaction.atomic
def reopen_firm(*, firm: Firm, by: Officer, at: datetime) -> None:
    """Take up again a firm that was closed. Refused: one that is not."""
    if not Firm.objects.filter(pk=firm.pk).exclude(closed_at=None).update(closed_at=None, closed_why=""):
        raise Refused("This firm is not closed.")
    log(operation=Operation.ALTERATION, subject=firm.label, by=by, at=at, detail="taken up again")


def _hand_reminders_over(firm: Firm, was: Officer, to: Officer | None, by: Officer, at: datetime) -> None:
    steps = Step.objects.filter(programme__firm=firm, programme__ended_on=None)
    for one in (*steps, *Action.objects.open().filter(about=firm.about_id)):
        if to:
            hand_tasks_over(subject=one.label, owner=was, to=to, by=by, at=at)
        else:
            finish_tasks(subject=one.label, kinds=(REMINDER, PLAN_STEP), by=by, at=at)
