"""What stands before the million: forces, two units with their agreements, an officer in each, and the controls."""

from datetime import date

from django.utils import timezone

from peelian.accounts import actions
from peelian.accounts.gateways.forces import shipped_forces
from peelian.accounts.models import Force, Officer, Unit
from peelian.accounts.rules.roles import Role
from peelian.kernel.actor import System
from peelian.knowledge.actions import publish_library
from peelian.knowledge.queries import library

BY = System("bench")
SEEN = ("Hampshire", "Surrey", "Sussex", "Thames Valley")
SMALL_SEES = "Cumbria"


def settle() -> tuple[Officer, Officer]:
    """Make the unit of four forces, the unit of one, and one elsewhere; return the officers of the first two."""
    actions.publish_forces(forces=shipped_forces(), by=BY, at=timezone.now())
    publish_library(library=library(), by=BY, at=timezone.now())
    _officer(_unit("elsewhere", ()))
    return _officer(_unit("unit", SEEN)), _officer(_unit("small", (SMALL_SEES,)))


def _unit(code: str, forces: tuple[str, ...]) -> Unit:
    at = timezone.now()
    unit = actions.make_unit(code=code, name=f"Bench {code}", telephone="01632 960999", by=BY, at=at)
    for force in Force.objects.filter(name__in=forces):
        actions.agree(unit=unit, force=force, valid_from=date(2020, 1, 1), basis="bench", by=BY, at=at)
    return unit


def _officer(unit: Unit) -> Officer:
    return actions.make_officer(
        email=f"bench@{unit.code}.example", name="Bench", role=Role.OFFICER, unit=unit, by=BY, at=timezone.now()
    )
