"""Reminders that were permitted with an ask: held, and let go on their day only if nothing has come meanwhile."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from peelian.adoption.models import Ask, Reminder
from peelian.adoption.models.reminders import NOT_GONE
from peelian.adoption.queries import not_to_be_asked
from peelian.adoption.rules.reminding import Asked, Planned, Standing, not_needed
from peelian.kernel.actor import Actor
from peelian.release.actions import cancel, let_go, send
from peelian.release.models import Message
from peelian.release.rules.channels import Delivery


@transaction.atomic
def plan_ask(
    *, ask: Ask, message: Message, reminders: Sequence[Planned], next_on: date | None, by: Actor, at: datetime
) -> list[Reminder]:
    """Hold the reminders of an ask that has just been sent, and say when its next wave comes, if there is one.

    Refused by the door of release, as the ask itself is.
    """
    Ask.objects.filter(pk=ask.pk).update(message=message, next_on=next_on)
    held = [send(draft=planned.draft, by=by, at=at, not_before=planned.on) for planned in reminders]
    return Reminder.objects.bulk_create(
        Reminder(ask=ask, message=message, number=number, due_on=planned.on)
        for number, (planned, message) in enumerate(zip(reminders, held, strict=True), start=1)
    )


@transaction.atomic
def settle_reminder(*, reminder: Reminder, people: Collection[int], by: Actor, at: datetime) -> Standing:
    """Let a reminder go if its day has come and there is no answer, or cancel it; return where it stands then.

    The ask is held meanwhile, so an answer or a stop comes wholly before or wholly after. The door of release is
    asked again, also about `people`, source records joined to the reader since. Settled already, it stays as it is.
    """
    ask = Ask.objects.select_for_update().get(pk=reminder.ask_id)
    kept = Reminder.objects.select_for_update(of=("self",)).select_related("message").get(pk=reminder.pk)
    today = timezone.localdate(at)
    stands = Standing(kept.standing)
    if why := not_needed(_as_asked(ask, people), today):
        stands = _spare(kept, why, by, at)
    elif stands is Standing.PLANNED and kept.due_on <= today:
        stands = _release(kept, people, by, at)
    if stands != kept.standing:
        Reminder.objects.filter(pk=kept.pk).update(standing=stands.value, settled_at=at)
    return stands


@transaction.atomic
def raise_next(*, ask: Ask, by: Actor, at: datetime) -> bool:
    """Note that the next wave after an ask was raised; return whether it is ours to raise. Only one caller gets it."""
    due = Ask.objects.next_due(timezone.localdate(at)).filter(pk=ask.pk)
    return bool(due.update(next_raised_at=at))


def _release(kept: Reminder, people: Collection[int], by: Actor, at: datetime) -> Standing:
    """Let it go, unless somebody has stopped it by hand, or the door stops it now."""
    if kept.message.delivery != Delivery.HELD:
        return Standing.STOPPED
    return Standing.GONE if let_go(message=kept.message, by=by, at=at, people=people) else Standing.STOPPED


def _spare(kept: Reminder, why: str, by: Actor, at: datetime) -> Standing:
    """Cancel what has not left; what has left, or was stopped before, stays as it is."""
    unsent = Message.objects.select_for_update().filter(pk=kept.message_id, delivery__in=NOT_GONE).first()
    if unsent is None:
        return Standing.STOPPED if kept.standing == Standing.PLANNED else Standing(kept.standing)
    cancel(message=unsent, why=why, by=by, at=at)
    return Standing.NOT_NEEDED


def _as_asked(ask: Ask, people: Collection[int]) -> Asked:
    concerned = {*people, *([ask.about_id] if ask.about_id else [])}
    return Asked(
        answered=bool(ask.answered_at),
        stopped=bool(ask.stopped_at),
        not_to_be_asked=bool(not_to_be_asked(concerned)),
        withdrawn=bool(ask.withdrawn_at),
        lost=bool(ask.message and ask.message.came_to_nothing),
        closes_on=ask.due_on,
    )
