"""Reminders about referrals: to send one, to chase one, to ask how it went, to decide what now."""

from datetime import datetime

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from peelian.intake.models import Referral
from peelian.intake.rules.referrals import Standing
from peelian.kernel.actor import Actor
from peelian.kernel.words import shortened
from peelian.kernel.working_days import add_working_days, bank_holidays
from peelian.tasks.actions import Need, raise_task
from peelian.tasks.models import Task

REFERRAL = "referral"
AT_A_TIME = 500


@transaction.atomic
def chase_referrals(*, by: Actor, at: datetime) -> int:
    """Raise a task for each referral that nobody has answered, or told us the end of, in time; return how many.

    May be run again at any time: a referral with an open task has none raised.
    """
    subject = Concat(Value("intake.Referral:"), Cast(OuterRef("pk"), CharField()))
    asked = Task.objects.open().filter(kind=REFERRAL, subject=subject)
    late = Referral.objects.standing(Standing.SENT, Standing.ACCEPTED).filter(next_on__lte=timezone.localdate(at))
    found = late.filter(~Exists(asked)).select_related("officer__unit", "report__about").order_by("next_on", "pk")
    chased = list(found.select_for_update(skip_locked=True, of=("self",))[:AT_A_TIME])
    for referral in chased:
        name = referral.report.about.name
        if referral.standing == Standing.SENT:
            title, why = f"Chase {referral.title} about {name}", "They have not said whether they take this on."
        else:
            title, why = f"Ask {referral.title} how it went with {name}", "They took this on and have not told us more."
        remind(referral, title, why, by, at)
    return len(chased)


def remind(referral: Referral, title: str, why: str, by: Actor, at: datetime) -> None:
    """Raise the one open task of a referral, or bring it up to date."""
    need = Need(
        kind=REFERRAL,
        title=title,
        reason=shortened(f"{referral.report.about.name}: {why}", 300),
        subject=referral.label,
        due_on=add_working_days(max(referral.next_on, timezone.localdate(at)), 0, bank_holidays()),
        pressing=referral.report.priority,
    )
    raise_task(need=need, unit=referral.officer.unit, owner=referral.officer, by=by, at=at)
