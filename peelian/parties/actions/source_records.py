from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from peelian.kernel.actor import Actor
from peelian.kernel.folding import fold
from peelian.parties.models import Relationship, SourceRecord
from peelian.parties.rules.kinds import Kind
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


def name_key(record: SourceRecord) -> str:
    """Return the folded name a record sorts and is found by, family name first."""
    if record.kind == Kind.ORGANISATION:
        return fold(record.organisation_name)[:210]
    return fold(f"{record.family_name} {record.given_name}")[:210]


@transaction.atomic
def add_source_records(*, records: Iterable[SourceRecord], by: Actor, at: datetime) -> list[SourceRecord]:
    """Keep source records as they came, many at a time. Their collection is logged by whoever brought them."""
    listed = list(records)
    for record in listed:
        record.name_key = name_key(record)
        record.came_at = at
    return SourceRecord.objects.bulk_create(listed, batch_size=1000)


@transaction.atomic
def relate(*, pairs: Iterable[tuple[SourceRecord, SourceRecord]], role: str, by: Actor, at: datetime) -> None:
    """Record that each person speaks for the organisation beside them."""
    Relationship.objects.bulk_create(
        [Relationship(person=person, organisation=organisation, role=role) for person, organisation in pairs],
        batch_size=1000,
    )


@transaction.atomic
def correct_source_record(*, record: SourceRecord, facts: Mapping[str, str], by: Actor, at: datetime) -> SourceRecord:
    """Keep what an officer learnt as a record of its own beside the one that came; nothing is overwritten.

    `facts`: column name to new value, for the columns of a source record that a person can correct.
    """
    kept = {name: getattr(record, name) for name in ("kind", "given_name", "family_name", "organisation_name")}
    learnt = SourceRecord(**(kept | dict(facts)), origin=f"{by.label} on {record.label}")
    learnt.name_key = name_key(learnt)
    learnt.came_at = at
    learnt.save()
    log(
        operation=Operation.ALTERATION, subject=record.label, by=by, at=at, detail=f"learnt: {', '.join(sorted(facts))}"
    )
    return learnt


@transaction.atomic
def drop_source_records(*, keys: Iterable[int], by: Actor, at: datetime) -> None:
    """Take back source records that nothing hangs on: an import that is undone."""
    SourceRecord.objects.filter(pk__in=list(keys)).delete()
