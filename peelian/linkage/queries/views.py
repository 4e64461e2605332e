"""What linking sees of source records, by their kind."""

from collections.abc import Hashable

from peelian.kernel.folding import fold
from peelian.linkage.rules import organisations, people
from peelian.linkage.rules.organisations import OrganisationRecord
from peelian.linkage.rules.people import PersonRecord
from peelian.parties.models import SourceRecord
from peelian.parties.rules.kinds import Kind

Seen = PersonRecord | OrganisationRecord
# What both kinds are read from; nothing else of a source record is loaded.
COLUMNS = (
    "id", "kind", "given_name", "family_name", "birth_date", "organisation_name", "company_number",
    "email", "telephone", "postcode", "address",
)  # fmt: skip


def seen(record: SourceRecord) -> Seen:
    """Return a source record as linking sees it."""
    if record.kind == Kind.ORGANISATION.value:
        return OrganisationRecord(
            key=record.pk,
            name=record.organisation_name,
            email=record.email,
            telephone=record.telephone,
            postcode=record.postcode,
            address=record.address,
            company_number=record.company_number,
        )
    return PersonRecord(
        key=record.pk,
        given=fold(record.given_name),
        family=fold(record.family_name),
        birth_date=record.birth_date,
        email=record.email,
        telephone=record.telephone,
        postcode=record.postcode,
        address=record.address,
    )


def traits(record: Seen) -> Hashable:
    """Return what of a record can speak against another of its kind."""
    return people.traits(record) if isinstance(record, PersonRecord) else organisations.traits(record)
