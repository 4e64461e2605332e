"""Reminders of the steps of firms' plans, for whoever looks after the firm."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from peelian.adoption.actions import PLAN_STEP, note_reminded
from peelian.adoption.models import Action
from peelian.engagement.models import Firm
from peelian.engagement.rules.plans import plan_reminder
from peelian.kernel.actor import Actor
from peelian.knowledge import queries as knowledge
from peelian.tasks.actions import Need, finish_tasks, raise_task

AT_ONCE = 200  # steps that one run reminds of
ENDED_WITHIN = timedelta(days=3)  # a run that is missed on a weekend is made good


@transaction.atomic
def remind_plans(*, by: Actor, at: datetime) -> int:
    """Raise a task for each step of a plan whose day to remind has come, once; return how many steps were looked at.

    It is for the officer who looks after the firm. A firm that is closed, or that nobody looks after, waits.
    """
    for done in Action.objects.filter(ended_at__gte=at - ENDED_WITHIN):  # by the firm itself, on its own link
        finish_tasks(subject=done.label, kinds=(PLAN_STEP,), by=by, at=at)
    looked_after = Firm.objects.open().exclude(officer=None).select_related("about", "unit", "officer")
    due = Action.objects.to_remind(timezone.localdate(at)).filter(
        Exists(looked_after.filter(about=OuterRef("about"))), control__in=knowledge.library().controls
    )
    listed = list(due.order_by("remind_on", "pk")[:AT_ONCE])
    firms = {firm.about_id: firm for firm in looked_after.filter(about__in=[one.about_id for one in listed])}
    for action in listed:
        if note_reminded(action=action, by=by, at=at):
            firm = firms[action.about_id]
            raise_task(need=_need(action, firm, at), unit=firm.unit, owner=firm.officer, by=by, at=at)
    return len(listed)


def _need(action: Action, firm: Firm, at: datetime) -> Need:
    title, reason = plan_reminder(
        firm=firm.about.name, step=knowledge.control(action.control_id).title, who=action.owner, by=action.due_on
    )
    return Need(
        kind=PLAN_STEP,
        title=title,
        reason=reason,
        subject=action.label,
        due_on=action.due_on or action.remind_on or timezone.localdate(at),
        due_reason="the day they agreed to" if action.due_on else "the day to ask",
    )
