"""Keeping what a firm's file says of it, as it was noted elsewhere: by whom and when stays as the file says.

The values are columns of the rows, read and checked by whoever read the file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from peelian.kernel.actor import Actor
from peelian.kernel.words import plural
from peelian.parties.actions.source_records import add_source_records
from peelian.parties.models import (
    Asset,
    Authorisation,
    AuthorisedHost,
    Enrolment,
    Profile,
    Relationship,
    SourceRecord,
    Tie,
)
from peelian.records.actions import log
from peelian.records.rules.operations import Operation

Values = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class FactsKept:
    """Descriptions of a firm, what it uses and what it belongs to, each in the order in which it was noted."""

    profiles: Sequence[Values]
    assets: Sequence[Values]
    enrolments: Sequence[Values]


@dataclass(frozen=True)
class TieKept:
    """A tie to another organisation, which is not kept yet. `from_it`: the other's name comes first in its words."""

    other: SourceRecord
    from_it: bool
    values: Values


@transaction.atomic
def keep_facts(*, about: SourceRecord, facts: FactsKept, by: Actor, at: datetime) -> None:
    """Keep what a firm is, uses and belongs to."""
    Profile.objects.bulk_create([Profile(about=about, **values) for values in facts.profiles])
    Asset.objects.bulk_create([Asset(about=about, **values) for values in facts.assets])
    Enrolment.objects.bulk_create([Enrolment(about=about, **values) for values in facts.enrolments])
    many = len(facts.profiles) + len(facts.assets) + len(facts.enrolments)
    _log(about, plural(many, "fact"), by, at)


@transaction.atomic
def keep_people(*, about: SourceRecord, people: Sequence[tuple[SourceRecord, str]], by: Actor, at: datetime) -> None:
    """Keep people at a firm, none of whom is kept yet, each with their role there."""
    add_source_records(records=[person for person, _ in people], by=by, at=at)
    Relationship.objects.bulk_create(
        [Relationship(person=person, organisation=about, role=role) for person, role in people]
    )
    _log(about, plural(len(people), "person", "people"), by, at)


@transaction.atomic
def keep_ties(*, about: SourceRecord, ties: Sequence[TieKept], by: Actor, at: datetime) -> None:
    """Keep what a firm is to other organisations, and they to it."""
    add_source_records(records=[kept.other for kept in ties], by=by, at=at)
    Tie.objects.bulk_create(
        [
            Tie(about=kept.other, other=about, **kept.values)
            if kept.from_it
            else Tie(about=about, other=kept.other, **kept.values)
            for kept in ties
        ]
    )
    _log(about, plural(len(ties), "tie"), by, at)


@transaction.atomic
def keep_authorisations(
    *, about: SourceRecord, kept: Sequence[tuple[Values, Sequence[Values]]], by: Actor, at: datetime
) -> list[Authorisation]:
    """Keep leaves to look from outside, each with its hosts, in their order."""
    made = Authorisation.objects.bulk_create([Authorisation(about=about, **values) for values, _ in kept])
    AuthorisedHost.objects.bulk_create(
        [
            AuthorisedHost(authorisation=authorisation, **host)
            for authorisation, (_, hosts) in zip(made, kept, strict=True)
            for host in hosts
        ]
    )
    _log(about, plural(len(made), "leave", "leaves") + " to look from outside", by, at)
    return made


def _log(about: SourceRecord, what: str, by: Actor, at: datetime) -> None:
    log(operation=Operation.COLLECTION, subject=about.label, by=by, at=at, detail=f"from a file: {what}")
