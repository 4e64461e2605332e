"""The firms of a unit as its list shows them: filtered, counted, by name, a page at a time by key."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan

from peelian.accounts.models import Officer, Unit
from peelian.accounts.rules.roles import MAY, Duty
from peelian.engagement.models import Firm
from peelian.engagement.rules.seeking import Sought, Standing
from peelian.kernel.folding import fold
from peelian.parties.gateways.districts import outcodes_in
from peelian.parties.gateways.sectors import editions, sector_title
from peelian.parties.models import Enrolment, Profile

PAGE = 50
MOST = 10_000  # firms in one file


@dataclass(frozen=True)
class Line:
    """One firm of the list. `trade` and `size` in words, as described last; `schemes` that it holds on the day."""

    firm: Firm
    trade: str
    size: str
    schemes: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """A page of the list. `after`: the key that the next page begins after, or ""."""

    lines: list[Line]
    count: int
    after: str


def page(officer: Officer, sought: Sought, *, after: str, on: date, size: int = PAGE) -> Page:
    """Return the page of the unit's firms that follows the firm `after` ("" for the first), by name."""
    found = _found(officer, sought, on)
    shown = found.order_by("about__name_key", "pk")
    if last := Firm.objects.filter(pk=int(after) if after.isdecimal() else 0).select_related("about").first():
        shown = shown.filter(TupleGreaterThan(Tuple("about__name_key", "pk"), (last.about.name_key, last.pk)))
    firms = list(shown[: size + 1])
    return Page(_lines(firms[:size], on), found.count(), str(firms[size - 1].pk) if len(firms) > size else "")


def for_file(officer: Officer, sought: Sought, *, on: date) -> list[Line]:
    """Return every firm that is sought, by name, up to MOST."""
    return _lines(list(_found(officer, sought, on).order_by("about__name_key", "pk")[:MOST]), on)


def officers_of(officer: Officer) -> list[tuple[str, str]]:
    """Return key and name of everybody who looks after a firm of the unit."""
    firms = Firm.objects.visible_to(officer).exclude(officer=None)
    rows = firms.order_by("officer__name").values_list("officer", "officer__name").distinct()
    return [(str(key), name) for key, name in rows]


def helpers_of(unit: Unit) -> "QuerySet[Officer]":
    """Return those of a unit who help firms, by name."""
    roles = [role.value for role, duties in MAY.items() if Duty.HELP_FIRMS in duties]
    return Officer.objects.filter(unit=unit, is_active=True, role__in=roles).order_by("name")


def _found(officer: Officer, sought: Sought, on: date) -> "QuerySet[Firm]":
    described = Profile.objects.filter(
        about__firms__unit=officer.unit_id, about__membership__party=OuterRef("about__membership__party")
    )
    newest = described.order_by("-said_at", "-id")
    found = (
        Firm.objects.visible_to(officer)
        .select_related("about", "officer")
        .defer("about__search")
        .annotate(
            edition=Subquery(newest.values("edition")[:1]),
            sector=Subquery(newest.values("sector")[:1]),
            described_size=Subquery(newest.values("size")[:1]),
            described_districts=Subquery(newest.values("districts")[:1]),
        )
    )
    for wanted in (_words(sought.words), _trade(sought.section), _place(sought.district), _held(officer, sought, on)):
        found = found.filter(wanted)
    if sought.size:
        found = found.filter(described_size=sought.size.value)
    if sought.officer:
        found = found.filter(officer=sought.officer)
    if sought.standing:
        found = found.filter(closed_at__isnull=sought.standing is Standing.OPEN)
    return found


def _words(words: str) -> Q:
    wanted = Q()
    for word in fold(words).split():
        wanted &= Q(about__name_key__contains=word)
    bare = words.replace(" ", "").upper()
    return wanted | Q(about__company_number=bare) if words.strip() else wanted


def _trade(section: str) -> Q:
    """Return the condition that the newest description is of a section, in whichever list it was made by."""
    if not section:
        return Q()
    wanted = Q(pk__in=[])
    for one in editions():
        wanted |= Q(edition=one.edition, sector__in=one.codes_of(section))
    return wanted


def _place(district: str) -> Q:
    """Return the condition that a firm says it is in a district; where it says nothing, that its outcode reaches in."""
    if not district:
        return Q()
    reached = Q(pk__in=[])
    for outcode in outcodes_in(district):
        reached |= Q(about__postcode__startswith=f"{outcode} ")
    silent = Q(described_districts=None) | Q(described_districts__len=0)
    return Q(described_districts__contains=[district]) | (silent & reached)


def _held(officer: Officer, sought: Sought, on: date) -> Q:
    if sought.scheme is None:
        return Q()
    held = _standing(officer.unit_id, on).filter(scheme=sought.scheme.value)
    return Q(Exists(held.filter(about__membership__party=OuterRef("about__membership__party"))))


def _lines(firms: Sequence[Firm], on: date) -> list[Line]:
    held = _schemes(firms, on)
    return [_line(firm, held.get(firm.about_id, ())) for firm in firms]


def _line(firm: Firm, schemes: tuple[str, ...]) -> Line:
    edition, sector, size = (getattr(firm, name) or "" for name in ("edition", "sector", "described_size"))
    return Line(firm, sector_title(edition, sector), size, schemes)


def _standing(unit: int, on: date) -> "QuerySet[Enrolment]":
    """Return what stands on a day of what a unit noted of its firms."""
    standing = Enrolment.objects.standing().filter(about__firms__unit=unit, since__lte=on)
    return standing.filter(Q(until=None) | Q(until__gte=on))


def _schemes(firms: Sequence[Firm], on: date) -> dict[int, tuple[str, ...]]:
    """Return, by the record a firm is known by, the schemes that its unit noted of its party and that stand."""
    if not firms:
        return {}
    records = {firm.about_id for firm in firms}
    rows = (
        _standing(firms[0].unit_id, on)
        .filter(about__membership__party__memberships__record__in=records)
        .order_by("scheme")
        .values_list("about__membership__party__memberships__record", "scheme")
        .distinct()
    )
    found: dict[int, tuple[str, ...]] = {}
    for record, scheme in rows:
        if record in records:
            found[record] = (*found.get(record, ()), scheme)
    return found
