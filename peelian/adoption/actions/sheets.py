from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from peelian.accounts.actions import make_links
from peelian.accounts.models import Officer
from peelian.adoption.actions.findings import versions_of
from peelian.adoption.models import Ask, AskItem, Sheet
from peelian.adoption.rules.reminding import ANSWERABLE_FOR
from peelian.kernel.refused import Refused
from peelian.knowledge.rules.waves import Purpose
from peelian.records.actions import log
from peelian.records.rules.operations import Operation

MOST_PEOPLE = 300


@dataclass(frozen=True)
class Audience:
    """People in a room: the talk or the place in words, how many there are, and the controls they are asked about."""

    name: str
    people: int
    controls: Sequence[str]


@transaction.atomic
def ask_audience(*, audience: Audience, by: Officer, at: datetime) -> Sheet:
    """Make a sheet of slips: for each person of an audience a code that opens the same questions, to nobody by name.

    Refused without a name, for nobody or for more than 300 people, and about no control or one we do not know.
    """
    if not audience.name.strip():
        raise Refused("Say which talk or place it is for.")
    if not 0 < audience.people <= MOST_PEOPLE:
        raise Refused(f"Between one and {MOST_PEOPLE} people.")
    if not audience.controls:
        raise Refused("Choose at least one thing to ask about.")
    made = make_links(purpose=Purpose.AUDIENCE.value, lasts=ANSWERABLE_FOR, many=audience.people, by=by, at=at)
    sheet = Sheet.objects.create(
        unit=by.unit,
        name=audience.name.strip(),
        controls=list(audience.controls),
        people=audience.people,
        codes=[each.code for each in made],
        closes_on=timezone.localdate(at + ANSWERABLE_FOR),
        made_at=at,
        made_by=by.name,
    )
    _put_questions(sheet, [each.link.pk for each in made], at)
    log(operation=Operation.COLLECTION, subject=sheet.label, by=by, at=at, detail=f"{sheet.people} slips")
    return sheet


def _put_questions(sheet: Sheet, links: Sequence[int], at: datetime) -> None:
    versions = versions_of(set(sheet.controls))
    asks = Ask.objects.bulk_create(
        Ask(
            link_id=link,
            about=None,
            purpose=Purpose.AUDIENCE.value,
            origin=sheet.label,
            asked_at=at,
            due_on=sheet.closes_on,
        )
        for link in links
    )
    AskItem.objects.bulk_create(
        AskItem(ask=ask, control_id=code, control_version=versions[code], position=position)
        for ask in asks
        for position, code in enumerate(sheet.controls)
    )
