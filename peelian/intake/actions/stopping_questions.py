"""No more questions to somebody: what is held is cancelled, and nothing waits for them any more."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.adoption.actions import ask_again, do_not_ask, settle_reminder
from peelian.adoption.models import Ask, DoNotAsk, Reminder
from peelian.adoption.queries import not_to_be_asked
from peelian.intake.actions.contact import FOLLOW_UP
from peelian.intake.models import Report
from peelian.intake.rules.stages import Stage
from peelian.kernel.actor import Actor
from peelian.kernel.labels import key_of
from peelian.kernel.refused import Refused
from peelian.linkage.queries import fellows
from peelian.parties.models import SourceRecord
from peelian.records.actions import log
from peelian.records.rules.operations import Operation
from peelian.tasks.actions import finish_tasks


@transaction.atomic
def stop_questions(*, report: Report, reason: str, by: Officer, at: datetime) -> DoNotAsk:
    """Ask a report's victim nothing more, and send no reminder of what they were asked. Advice still goes.

    Refused without a reason.
    """
    kept = do_not_ask(about=report.about, reason=reason, by=by, at=at)
    end_questions(about=report.about, by=by, at=at)
    return kept


@transaction.atomic
def resume_questions(*, report: Report, reason: str, by: Officer, at: datetime) -> None:
    """Let a report's victim be asked again. Refused without a reason, and when nobody has stopped it."""
    kept = not_to_be_asked(report.people)
    if kept is None:
        raise Refused("They may be asked: nobody has stopped it.")
    ask_again(standing=kept, reason=reason, by=by, at=at)


@transaction.atomic
def end_questions(*, about: SourceRecord, by: Actor, at: datetime) -> int:
    """Cancel every reminder to a party, finish the tasks to ask them, and close the reports that wait for nothing else.

    Return how many reports were closed. Questions that they hold can still be answered until they close.
    """
    party = list(fellows(about).values_list("pk", flat=True))
    asks = Ask.objects.filter(about__in=party).order_by("pk")
    list(asks.select_for_update(of=("self",)).values_list("pk", flat=True))
    for reminder in Reminder.objects.filter(ask__in=asks, settled_at=None).select_related("ask"):
        settle_reminder(reminder=reminder, people=party, by=by, at=at)
    reports = Report.objects.filter(about__in=party).order_by("pk")
    held = list(reports.select_for_update(of=("self",)))
    for report in held:
        finish_tasks(subject=report.label, kinds=(FOLLOW_UP,), by=by, at=at)
    return _close_unasked(held, list(asks), by, at)


def _close_unasked(reports: list[Report], asks: list[Ask], by: Actor, at: datetime) -> int:
    """Close the reports that waited to ask, or for an answer that can no longer come."""
    today = timezone.localdate(at)
    open_still = {key_of(ask.origin, "intake.Report") for ask in asks if not ask.is_over and ask.due_on >= today}
    waiting = [one for one in reports if one.stage == Stage.WAITING and one.closed_at and one.pk not in open_still]
    for report in waiting:
        log(operation=Operation.ALTERATION, subject=report.label, by=by, at=at, detail="closed: no more questions")
    return Report.objects.filter(pk__in=[one.pk for one in waiting]).update(stage=Stage.CLOSED.value)
