from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.kernel.words import listing, shortened
from peelian.parties.models import InvestigationFlag, SourceRecord
from peelian.parties.rules.kinds import Stop
from peelian.records.actions import log
from peelian.records.rules.operations import Operation

LONGEST_WHY = 300  # letters, the width of the column


@dataclass(frozen=True)
class Investigating:
    """Who investigates what, and what stops meanwhile. `officer`: whoever alone may release it."""

    officer: Actor
    crime_reference: str
    stops: Collection[Stop]
    why: str


@transaction.atomic
def set_investigation(*, about: SourceRecord, flag: Investigating, by: Actor, at: datetime) -> InvestigationFlag:
    """Flag somebody as under investigation. Refused without a stop, a crime reference or a reason, and twice for one
    crime.
    """
    if not flag.crime_reference.strip() or not flag.why.strip():
        raise Refused("Give the crime reference, and say why contact must wait.")
    try:
        with transaction.atomic():
            made = InvestigationFlag.objects.create(
                about=about,
                officer=flag.officer.label,
                officer_name=flag.officer.name,
                crime_reference=flag.crime_reference.strip(),
                stops=_stops(flag.stops),
                why=shortened(flag.why.strip(), LONGEST_WHY),
                set_at=at,
                set_by=by.name,
            )
    except IntegrityError as twice:
        raise Refused("There is a flag for this crime on this record already.") from twice
    log(operation=Operation.ALTERATION, subject=about.label, by=by, at=at, detail=f"investigation flag: {_said(made)}")
    return made


@transaction.atomic
def change_stops(*, flag: InvestigationFlag, stops: Collection[Stop], by: Actor, at: datetime) -> InvestigationFlag:
    """Change what a flag stops. Refused to anybody but the officer in the case, and once it is released."""
    _must_hold(flag, by)
    if not InvestigationFlag.objects.standing().filter(pk=flag.pk).update(stops=_stops(stops)):
        raise Refused("You have released this flag already.")
    flag.refresh_from_db()
    detail = f"investigation flag changed: {_said(flag)}"
    log(operation=Operation.ALTERATION, subject=flag.about.label, by=by, at=at, detail=detail)
    return flag


@transaction.atomic
def release_investigation(*, flag: InvestigationFlag, why: str, by: Actor, at: datetime) -> None:
    """Release a flag, with words for whoever takes contact up again. Refused to anybody but the officer in the case."""
    _must_hold(flag, by)
    if not why.strip():
        raise Refused("Say why it is released, and whether there is anything the next officer must not say.")
    words = shortened(why.strip(), LONGEST_WHY)
    standing = InvestigationFlag.objects.standing().filter(pk=flag.pk)
    if not standing.update(released_at=at, released_by=by.name, released_why=words):
        raise Refused("You have released this flag already.")
    log(operation=Operation.ALTERATION, subject=flag.about.label, by=by, at=at, detail="investigation flag released")


@transaction.atomic
def hand_case_over(*, flag: InvestigationFlag, to: Actor, by: Actor, at: datetime) -> InvestigationFlag:
    """Make somebody else the officer in the case. Whether `by` may is the caller's to know: accounts are a sibling."""
    moved = InvestigationFlag.objects.standing().filter(pk=flag.pk, officer=flag.officer)
    if not moved.update(officer=to.label, officer_name=to.name):
        raise Refused("This flag was released or handed over a moment ago.")
    detail = f"officer in the case was {flag.officer_name}, now {to.name}"
    log(operation=Operation.ALTERATION, subject=flag.about.label, by=by, at=at, detail=detail)
    flag.refresh_from_db()
    return flag


def _must_hold(flag: InvestigationFlag, by: Actor) -> None:
    if by.label != flag.officer:
        raise Refused(f"Only {flag.officer_name}, the officer in the case, may do this.")


def _stops(stops: Collection[Stop]) -> list[str]:
    if not stops:
        raise Refused("Choose what must stop: contact, publicity, release, or more than one.")
    return [stop.value for stop in Stop if stop in stops]


def _said(flag: InvestigationFlag) -> str:
    return f"{flag.crime_reference}, stops {listing(flag.stops)}"
