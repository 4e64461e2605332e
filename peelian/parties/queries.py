"""What is known of people and organisations, over their source records."""

from collections.abc import Collection, Sequence

from peelian.parties.models import ContactPoint, InvestigationFlag, SafetyFlag, SourceRecord
from peelian.parties.rules.kinds import Channel, Stop
from peelian.parties.rules.view import Facts, current


def facts_of(record: SourceRecord) -> Facts:
    """Return what one source record says, as plain values."""
    return Facts(
        came_at=record.came_at,
        name=record.name,
        birth_date=record.birth_date,
        gender=record.gender,
        employees=record.employees,
        address=record.address,
        postcode=record.postcode,
        telephone=record.telephone,
        email=record.email,
        preferred_contact=record.preferred_contact,
        preferred_hours=record.preferred_hours,
    )


def known_of(records: Sequence[SourceRecord]) -> Facts:
    """Return the current view over the source records of one party."""
    return current([facts_of(record) for record in records])


def standing_flags(records: Collection[int]) -> list[SafetyFlag]:
    """Return the warnings that stand on any of these source records, oldest first."""
    return list(SafetyFlag.objects.standing().filter(about__in=records).order_by("raised_at"))


def standing_of(channel: Channel, value: str) -> ContactPoint | None:
    """Return what is known of an address or number, or None."""
    return ContactPoint.objects.filter(channel=channel.value, value=value).first() if value else None


def investigations_of(records: Collection[int]) -> list[InvestigationFlag]:
    """Return the investigation flags on any of these source records, released ones included, oldest first."""
    return list(InvestigationFlag.objects.filter(about__in=records).order_by("set_at", "id"))


def stopped_by(records: Collection[int], stop: Stop) -> InvestigationFlag | None:
    """Return the oldest standing investigation flag on any of these source records that stops this, or None."""
    standing = InvestigationFlag.objects.standing().filter(about__in=records, stops__contains=[stop.value])
    return standing.order_by("set_at", "id").first()
