from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from peelian.accounts.models import ControlRoom, Force
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@dataclass(frozen=True)
class Ringing:
    """Whom to ring at a force: the control room's number, the out-of-hours route and a note, in words."""

    telephone: str
    out_of_hours: str = ""
    note: str = ""


@transaction.atomic
def set_control_room(*, force: Force, ringing: Ringing, by: Actor, at: datetime) -> ControlRoom:
    """Say whom to ring at a force, and that this was checked today. Refused without a telephone number."""
    if not any(letter.isdigit() for letter in ringing.telephone):
        raise Refused("Enter the control room’s telephone number.")
    room, _ = ControlRoom.objects.update_or_create(
        force=force,
        defaults={
            "telephone": ringing.telephone,
            "out_of_hours": ringing.out_of_hours,
            "note": ringing.note,
            "checked_on": timezone.localdate(at),
            "checked_by": by.name,
        },
    )
    log(operation=Operation.ALTERATION, subject=f"accounts.Force:{force.pk}", by=by, at=at, detail="whom to ring")
    return room
