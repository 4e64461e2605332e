"""What a firm is, uses, belongs to and has to do with others. Profiles are added to; the rest ends and stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.parties.actions.source_records import add_source_records, relate
from peelian.parties.models import Asset, Enrolment, Profile, SourceRecord, Tie
from peelian.parties.rules.firms import AssetKind, Scheme, Size, TieKind, Turnover
from peelian.parties.rules.kinds import Evidence, Kind
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@dataclass(frozen=True, kw_only=True)
class Described:
    """What a firm is, as somebody described it. Codes of `sector` are of the list `edition`."""

    said_by: str
    edition: str = ""
    sector: str = ""
    size: Size | None = None
    headcount: int | None = None
    turnover: Turnover | None = None
    districts: Sequence[str] = ()
    days_without: int | None = None


@dataclass(frozen=True, kw_only=True)
class Used:
    """One kind of thing that a firm uses, in its owner's words."""

    kind: AssetKind
    name: str
    many: int = 1
    looked_after_by: str = ""
    supported_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Enrolled:
    """That a firm belongs to a scheme, and how we know. `shown`: what was seen or checked, and where."""

    scheme: Scheme
    since: date
    evidence: Evidence
    level: str = ""
    reference: str = ""
    until: date | None = None
    shown: str = ""


@transaction.atomic
def describe(*, about: SourceRecord, described: Described, by: Actor, at: datetime) -> Profile:
    """Add a description of a firm; those before it stay. Refused: nobody said it, or a sector without its list."""
    if not described.said_by.strip():
        raise Refused("Say who told you, so that it can be asked again.")
    if described.sector and not described.edition:
        raise Refused("A trade needs the list its code is from.")
    profile = Profile.objects.create(
        about=about,
        edition=described.edition,
        sector=described.sector,
        size=described.size.value if described.size else "",
        headcount=described.headcount,
        turnover=described.turnover.value if described.turnover else "",
        districts=list(described.districts),
        days_without=described.days_without,
        said_at=at,
        said_by=described.said_by.strip(),
        noted_by=by.name,
    )
    _log(about, "described", by, at)
    return profile


@transaction.atomic
def note_asset(*, about: SourceRecord, used: Used, by: Actor, at: datetime) -> Asset:
    """Note something a firm uses. Refused: no name, or fewer than one."""
    if not used.name.strip() or used.many < 1:
        raise Refused("Say what they use, and how many there are.")
    asset = Asset.objects.create(
        about=about,
        kind=used.kind.value,
        name=used.name.strip(),
        many=used.many,
        looked_after_by=used.looked_after_by.strip(),
        supported_until=used.supported_until,
        noted_at=at,
        noted_by=by.name,
    )
    _log(about, f"uses: {used.kind.value}", by, at)
    return asset


@transaction.atomic
def asset_gone(*, asset: Asset, on: date, by: Actor, at: datetime) -> None:
    """Note that a firm does not use something any more; that it did stays."""
    if not Asset.objects.in_use().filter(pk=asset.pk).update(gone_on=on):
        raise Refused("Somebody has noted already that this is gone.")
    _log(asset.about, f"uses no more: {asset.kind}", by, at)


@transaction.atomic
def enrol(*, about: SourceRecord, enrolled: Enrolled, by: Actor, at: datetime) -> Enrolment:
    """Note that a firm belongs to a scheme or holds its certificate.

    Refused: an end before its beginning; seen or checked, without what was seen.
    """
    if enrolled.until and enrolled.until < enrolled.since:
        raise Refused("It cannot run out before it began.")
    if enrolled.evidence is not Evidence.SAID and not enrolled.shown.strip():
        raise Refused("Say what you saw or checked, and where.")
    enrolment = Enrolment.objects.create(
        about=about,
        scheme=enrolled.scheme.value,
        level=enrolled.level.strip(),
        reference=enrolled.reference.strip(),
        since=enrolled.since,
        until=enrolled.until,
        evidence=enrolled.evidence.value,
        shown=enrolled.shown.strip(),
        noted_at=at,
        noted_by=by.name,
    )
    _log(about, f"enrolled: {enrolled.scheme.value}", by, at)
    return enrolment


@transaction.atomic
def end_enrolment(*, enrolment: Enrolment, on: date, why: str, by: Actor, at: datetime) -> None:
    """End an enrolment, with its reason. One that has only run out need not be ended."""
    if not why.strip():
        raise Refused("Say why it ends.")
    if on < enrolment.since:
        raise Refused("It cannot end before it began.")
    if not Enrolment.objects.standing().filter(pk=enrolment.pk).update(ended_on=on, ended_why=why.strip()[:200]):
        raise Refused("Somebody has ended this already.")
    _log(enrolment.about, f"enrolment ended: {enrolment.scheme}", by, at)


@transaction.atomic
def tie(*, about: SourceRecord, kind: TieKind, other: SourceRecord, by: Actor, at: datetime) -> Tie:
    """Note what one organisation is to another: `about` looks after the computers of `other`. Refused twice."""
    if about.pk == other.pk:
        raise Refused("A firm cannot stand in a relation to itself.")
    try:
        with transaction.atomic():
            made = Tie.objects.create(about=about, kind=kind.value, other=other, noted_at=at, noted_by=by.name)
    except IntegrityError as twice:
        raise Refused(f"We know already that {about.name} {kind.value} {other.name}.") from twice
    _log(about, f"tie: {kind.value} {other.label}", by, at)
    return made


@transaction.atomic
def untie(*, tied: Tie, on: date, by: Actor, at: datetime) -> None:
    """Note that one organisation is not that to another any more."""
    if not Tie.objects.filter(pk=tied.pk, ended_on=None).update(ended_on=on):
        raise Refused("Somebody has noted already that this has ended.")
    _log(tied.about, f"tie ended: {tied.kind}", by, at)


@transaction.atomic
def add_person(*, organisation: SourceRecord, person: SourceRecord, role: str, by: Actor, at: datetime) -> SourceRecord:
    """Keep somebody at a firm with their role there. `person` is not kept yet; who else they may be, linking says."""
    if person.kind != Kind.PERSON or not f"{person.given_name}{person.family_name}".strip() or not role.strip():
        raise Refused("Give a name, and what they do there.")
    person.origin = person.origin or f"{by.label} on {organisation.label}"
    add_source_records(records=[person], by=by, at=at)
    relate(pairs=[(person, organisation)], role=role.strip()[:40], by=by, at=at)
    _log(organisation, "a person was added", by, at)
    return person


def _log(about: SourceRecord, detail: str, by: Actor, at: datetime) -> None:
    log(operation=Operation.ALTERATION, subject=about.label, by=by, at=at, detail=detail)
