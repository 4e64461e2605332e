from datetime import date, datetime, timedelta

from django.db import transaction

from peelian.accounts.models import Absence, Officer
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.kernel.words import day
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@transaction.atomic
def hand_over(
    *, officer: Officer, stand_in: Officer, first_day: date, last_day: date, by: Actor, at: datetime
) -> Absence:
    """Record that an officer is away and who sees to their work: it then shows on the stand-in's Today."""
    if last_day < first_day:
        raise Refused("The last day must be the first day or later.")
    if officer.unit_id != stand_in.unit_id:
        raise Refused(f"{stand_in.name} is not in the same unit, so cannot see this work.")
    if officer == stand_in:
        raise Refused("Choose somebody else to stand in.")
    if not stand_in.is_active:
        raise Refused(f"The account of {stand_in.name} is closed.")
    Officer.objects.select_for_update().get(pk=officer.pk)
    _refuse_if_away(officer, first_day, last_day)
    _refuse_if_away(stand_in, first_day, last_day)
    absence = Absence.objects.create(officer=officer, stand_in=stand_in, first_day=first_day, last_day=last_day)
    log(
        operation=Operation.ALTERATION,
        subject=officer.label,
        by=by,
        at=at,
        detail=f"absence: {stand_in.name} stands in",
    )
    return absence


@transaction.atomic
def come_back(*, absence: Absence, today: date, by: Actor, at: datetime) -> None:
    """Give an officer their work back from today. An absence that has not begun, or begins today, is taken out."""
    if absence.last_day < today:
        raise Refused("This absence is already over.")
    if absence.first_day < today:
        Absence.objects.filter(pk=absence.pk).update(last_day=today - timedelta(days=1))
    else:
        Absence.objects.filter(pk=absence.pk).delete()
    log(operation=Operation.ALTERATION, subject=absence.officer.label, by=by, at=at, detail="absence ended")


def _refuse_if_away(officer: Officer, first_day: date, last_day: date) -> None:
    away = Absence.objects.filter(officer=officer, first_day__lte=last_day, last_day__gte=first_day).first()
    if away:
        raise Refused(f"{officer.name} is already down as away from {day(away.first_day)} to {day(away.last_day)}.")
