from datetime import date, datetime

from django.db import transaction

from peelian.accounts.models import Absence, Officer, Unit
from peelian.accounts.rules.roles import Role
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@transaction.atomic
def make_officer(*, email: str, name: str, role: Role, unit: Unit, by: Actor, at: datetime) -> Officer:
    """Make the account of somebody who will sign in. Without a password: they set one, or come by the directory."""
    if Officer.objects.filter(email__iexact=email).exists():
        raise Refused(f"There is already an account for {email}.")
    officer = Officer.objects.create_user(email, name=name, role=role, unit=unit, joined_on=at.date())
    log(operation=Operation.COLLECTION, subject=officer.label, by=by, at=at, detail="account made")
    return officer


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
    absence = Absence.objects.create(officer=officer, stand_in=stand_in, first_day=first_day, last_day=last_day)
    log(operation=Operation.ALTERATION, subject=officer.label, by=by, at=at, detail=f"absence: {stand_in.name} stands in")
    return absence
