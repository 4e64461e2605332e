from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from peelian.accounts.models import Agreement, Force, Unit
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@transaction.atomic
def publish_forces(*, forces: Iterable[Force], by: Actor, at: datetime) -> int:
    """Bring the table of forces up to the shipped list; return how many are new or changed."""
    kept = {force.code: force for force in Force.objects.all()}
    changed = [force for force in forces if force.code not in kept or _said(force) != _said(kept[force.code])]
    if changed:
        Force.objects.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=["name", "aliases", "active_from", "active_to"],
        )
    return len(changed)


def _said(force: Force) -> tuple[str, list[str], date, date | None]:
    return force.name, force.aliases, force.active_from, force.active_to


@transaction.atomic
def make_unit(*, code: str, name: str, telephone: str, by: Actor, at: datetime) -> Unit:
    """Make a unit. It sees nothing until an agreement says so."""
    if Unit.objects.filter(code=code).exists():
        raise Refused(f"There is already a unit with the code {code}.")
    return Unit.objects.create(code=code, name=name, telephone=telephone, active_from=at.date())


@transaction.atomic
def agree(*, unit: Unit, force: Force, valid_from: date, basis: str, by: Actor, at: datetime) -> Agreement:
    """Record that from a day on a unit sees the records of a force, and on what document that rests."""
    if Agreement.objects.on(valid_from).filter(unit=unit, force=force).exists():
        raise Refused(f"{unit.name} already sees the records of {force.name} on that day.")
    agreement = Agreement.objects.create(unit=unit, force=force, valid_from=valid_from, basis=basis)
    log(
        operation=Operation.ALTERATION,
        subject=f"accounts.Agreement:{agreement.pk}",
        by=by,
        at=at,
        detail=str(agreement),
    )
    return agreement


@transaction.atomic
def end_agreement(*, agreement: Agreement, last_day: date, by: Actor, at: datetime) -> None:
    """Record the last day of an agreement. The day after, the force's records are no longer found."""
    if last_day < agreement.valid_from:
        raise Refused("An agreement cannot end before it begins.")
    if not Agreement.objects.filter(pk=agreement.pk, valid_to=None).update(valid_to=last_day):
        raise Refused("This agreement already has a last day.")
    log(operation=Operation.ALTERATION, subject=f"accounts.Agreement:{agreement.pk}", by=by, at=at, detail="ended")
