"""What the clock does about questions that were sent: reminders, those who asked us to stop, and the next wave."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.accounts.rules.roles import Role
from peelian.adoption.actions import heed_stop, raise_next, settle_reminder
from peelian.adoption.models import Ask, Reminder
from peelian.adoption.queries import not_to_be_asked
from peelian.adoption.rules.reminding import Standing
from peelian.intake.actions.contact import FOLLOW_UP
from peelian.intake.actions.stopping_questions import end_questions
from peelian.intake.models import Report
from peelian.kernel.actor import Actor
from peelian.kernel.labels import key_of
from peelian.kernel.working_days import add_working_days, bank_holidays
from peelian.release.actions import mark_posted
from peelian.release.models import Message
from peelian.release.rules.channels import Channel
from peelian.tasks.actions import Need, finish_tasks, raise_task

OPENS, CLOSES = 9, 18  # hours of the day between which a reminder may go: our judgement
POST = "post letter"
AT_A_TIME = 500


def settle_reminders(*, by: Actor, at: datetime) -> int:
    """Let go the reminders whose day has come, by day only, and cancel those not needed any more; return how many.

    Each in a transaction of its own. May be run again at any time: what is settled stays as it is.
    """
    by_day = OPENS <= timezone.localtime(at).hour < CLOSES
    until = timezone.localdate(at) if by_day else date.min
    found = Reminder.objects.to_settle(until).select_related("ask").order_by("pk")[:AT_A_TIME]
    for reminder in list(found):
        settle(reminder=reminder, by=by, at=at)
    return len(found)


@transaction.atomic
def settle(*, reminder: Reminder, by: Actor, at: datetime) -> Standing:
    """Settle one reminder, and have a letter that is let go printed by somebody."""
    report = _report_of(reminder.ask)
    concerned = report.people if report else ()
    stands = settle_reminder(reminder=reminder, people=concerned, by=by, at=at)
    if report and reminder.message.channel == Channel.LETTER:
        if stands is Standing.GONE:
            _have_it_posted(report, reminder, by, at)
        elif stands is Standing.NOT_NEEDED:
            finish_tasks(subject=reminder.message.label, kinds=(POST,), by=by, at=at)
    return stands


def heed_stops(*, by: Actor, at: datetime) -> int:
    """Act on those who asked us not to ask again: nothing held goes, and no wave follows. Return how many."""
    stopped = Ask.objects.to_heed().select_related("about").order_by("pk")[:AT_A_TIME]
    return sum(_heed(ask, by, at) for ask in list(stopped))


def raise_waves(*, by: Actor, at: datetime) -> int:
    """Raise the task to ask again for each whose next wave has come, once; return how many were raised."""
    due = Ask.objects.next_due(timezone.localdate(at)).order_by("next_on", "pk")[:AT_A_TIME]
    return sum(_raise_wave(ask, by, at) for ask in list(due))


@transaction.atomic
def post_letter(*, message: Message, by: Officer, at: datetime) -> None:
    """Record that a letter was printed and posted; the task to do so is done. Refused as `mark_posted` refuses."""
    mark_posted(message=message, by=by, at=at)
    finish_tasks(subject=message.label, kinds=(POST,), by=by, at=at)


@transaction.atomic
def _heed(ask: Ask, by: Actor, at: datetime) -> bool:
    if not heed_stop(ask=ask, by=by, at=at):
        return False
    if ask.about:
        end_questions(about=ask.about, by=by, at=at)
    return True


@transaction.atomic
def _raise_wave(ask: Ask, by: Actor, at: datetime) -> bool:
    report = _report_of(ask)
    if not raise_next(ask=ask, by=by, at=at) or report is None or not_to_be_asked(report.people):
        return False
    owner = _owner(report)
    need = Need(
        kind=FOLLOW_UP,
        title=f"Ask {report.speaks_to.name} again what changed",
        reason="Some time has passed since the first questions. This shows what lasts.",
        subject=report.label,
        due_on=add_working_days(timezone.localdate(at) + timedelta(days=7), 0, bank_holidays()),
    )
    raise_task(need=need, unit=owner.unit if owner else report.unit, owner=owner, by=by, at=at)
    return True


def _owner(report: Report) -> Officer | None:
    """Return whose work it is: the officer who advised them, else a supervisor of the unit."""
    if report.owner and report.owner.is_active:
        return report.owner
    there = Officer.objects.filter(unit=report.unit_id, role=Role.SUPERVISOR.value, is_active=True)
    return there.select_related("unit").order_by("pk").first()


def _report_of(ask: Ask) -> Report | None:
    key = key_of(ask.origin, "intake.Report")
    known = Report.objects.select_related("about", "contact", "owner__unit", "unit")
    return known.filter(pk=key).first() if key else None


def _have_it_posted(report: Report, reminder: Reminder, by: Actor, at: datetime) -> None:
    owner = _owner(report)
    need = Need(
        kind=POST,
        title=f"Print and post the reminder to {report.speaks_to.name}",
        reason=f"They have not answered our questions of {timezone.localdate(reminder.ask.asked_at):%-d %B}.",
        subject=reminder.message.label,
        due_on=add_working_days(timezone.localdate(at), 1, bank_holidays()),
    )
    raise_task(need=need, unit=owner.unit if owner else report.unit, owner=owner, by=by, at=at)
