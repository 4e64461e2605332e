"""Who may see what, and who stands in for whom."""

from collections.abc import Iterable
from datetime import date, datetime

from peelian.accounts.models import Absence, Agreement, Officer, PersonalLink, Unit
from peelian.kernel.references import digest, typed_code


def holder_of(force: str, on: date) -> Unit | None:
    """Return the unit that holds a force's records on a day: the one whose agreement began last."""
    agreement = Agreement.objects.on(on).filter(force_id=force).select_related("unit").order_by("-valid_from").first()
    return agreement.unit if agreement else None


def covered_by(officer: Officer, on: date) -> list[int]:
    """Return the keys of the officers whose work this officer sees to on a day: their own and those they stand in for."""
    return [officer.pk, *Absence.objects.on(on).filter(stand_in=officer).values_list("officer_id", flat=True)]


def team_of(officer: Officer) -> Iterable[Officer]:
    """Return the active officers of an officer's unit, by name."""
    return Officer.objects.filter(unit=officer.unit_id, is_active=True)


def link_by_token(token: str, at: datetime) -> PersonalLink | None:
    """Return the open link with this token, or None."""
    return PersonalLink.objects.open(at).filter(token_digest=digest(token)).first()


def link_by_code(typed: str, at: datetime) -> PersonalLink | None:
    """Return the open link with this short code, however it was typed, or None."""
    return PersonalLink.objects.open(at).filter(code_digest=digest(typed_code(typed))).first()
