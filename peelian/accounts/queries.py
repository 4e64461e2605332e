"""Who may see what, and who stands in for whom."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from peelian.accounts.models import Absence, Agreement, ControlRoom, Force, Officer, PersonalLink, SignIn, Unit
from peelian.accounts.rules.agreements import Standing, standing
from peelian.accounts.rules.ringing import Route, route
from peelian.accounts.rules.roles import Duty
from peelian.accounts.rules.sign_ins import WORDS
from peelian.kernel.references import digest, typed_code


def holder_of(force: str, on: date) -> Unit | None:
    """Return the unit that holds a force's records on a day."""
    return holders_of([force], on).get(force)


def holders_of(forces: Collection[str], on: date) -> dict[str, Unit]:
    """Return, for each force, the unit that holds its records on a day: the one whose agreement began last."""
    agreements = Agreement.objects.on(on).filter(force__in=forces).select_related("unit").order_by("valid_from")
    return {agreement.force_id: agreement.unit for agreement in agreements}


def covered_by(officer: Officer, on: date) -> list[int]:
    """Return the keys of those whose work an officer sees to on a day: their own and those they stand in for."""
    return [officer.pk, *Absence.objects.on(on).filter(stand_in=officer).values_list("officer_id", flat=True)]


def route_of(force: Force | None, on: date) -> Route:
    """Return whom to ring when a victim of a force may be in danger; what holds everywhere when it is not known."""
    room = ControlRoom.objects.filter(force=force).first() if force else None
    name = force.name if force else ""
    if room is None:
        return route(force=name, checked_on=None, today=on)
    return route(
        force=name,
        telephone=room.telephone,
        out_of_hours=room.out_of_hours,
        note=room.note,
        checked_on=room.checked_on,
        today=on,
    )


def team_of(officer: Officer) -> QuerySet[Officer]:
    """Return the active officers of an officer's unit, by name."""
    return Officer.objects.filter(unit=officer.unit_id, is_active=True)


def link_by_token(token: str, at: datetime) -> PersonalLink | None:
    """Return the open link with this token, or None."""
    return PersonalLink.objects.open(at).filter(token_digest=digest(token)).first()


def link_by_code(typed: str, at: datetime) -> PersonalLink | None:
    """Return the open link with this short code, however it was typed, or None."""
    return PersonalLink.objects.open(at).filter(code_digest=digest(typed_code(typed))).first()


def absences_changed_by(officer: Officer) -> QuerySet[Absence]:
    """Return the absences an officer may end: their own, and those of their unit if they hand out work."""
    absences = Absence.objects.select_related("officer", "stand_in")
    if officer.may(Duty.ASSIGN):
        return absences.filter(officer__unit=officer.unit_id)
    return absences.filter(officer=officer)


def absences_seen_by(officer: Officer, on: date) -> QuerySet[Absence]:
    """Return the absences that are not over on a day: those an officer may end, and where they stand in."""
    mine = Q(pk__in=absences_changed_by(officer).values("pk")) | Q(stand_in=officer)
    return Absence.objects.filter(mine, last_day__gte=on).select_related("officer", "stand_in")


def sign_ins_of(officer: Officer) -> QuerySet[SignIn]:
    """Return the sign-ins and tries with an officer's address, newest first."""
    return SignIn.objects.filter(officer=officer).order_by("-id")


def second_factors_of(officer: Officer) -> list[str]:
    """Return the kinds of second factor an officer has set up, in words, each once."""
    kinds = Authenticator.objects.filter(user=officer).order_by("type").values_list("type", flat=True)
    return list(dict.fromkeys(WORDS[kind] for kind in kinds))


def forces_with_rooms(on: date) -> QuerySet[Force]:
    """Return the forces of a day with their control rooms, those whose records some unit sees (`seen`) first."""
    seen = Exists(Agreement.objects.on(on).filter(force=OuterRef("pk")))
    today = Force.objects.filter(Q(active_to=None) | Q(active_to__gte=on))
    return today.annotate(seen=seen).select_related("control_room").order_by("-seen", "name")


def units_on(day: date) -> QuerySet[Unit]:
    """Return every unit with `people`, its open accounts, and `seen`, how many forces' records it sees that day."""
    in_force = Q(agreements__in=Agreement.objects.on(day))
    return Unit.objects.annotate(
        people=Count("officers", filter=Q(officers__is_active=True), distinct=True),
        seen=Count("agreements__force", filter=in_force, distinct=True),
    )


def everybody_in(unit: Unit) -> QuerySet[Officer]:
    """Return the officers of a unit, open accounts first, by name."""
    return Officer.objects.filter(unit=unit).order_by("-is_active", "name")


@dataclass(frozen=True)
class DatedAgreement:
    """An agreement and whether it is in force on the day that was asked about."""

    agreement: Agreement
    standing: Standing


def agreements_of(unit: Unit, on: date) -> list[DatedAgreement]:
    """Return a unit's agreements by force, the latest of a force first."""
    agreements = Agreement.objects.filter(unit=unit).select_related("force", "unit")
    return [
        DatedAgreement(agreement, standing(agreement.valid_from, agreement.valid_to, on))
        for agreement in agreements.order_by("force__name", "-valid_from")
    ]


def link_by_key(key: int, at: datetime) -> PersonalLink | None:
    """Return the link with this key if it is open, or None."""
    return PersonalLink.objects.open(at).filter(pk=key).first()
