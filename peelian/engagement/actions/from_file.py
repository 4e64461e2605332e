"""Keeping what a firm's file says of our work with it, as it was noted elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from peelian.accounts.models import Officer
from peelian.engagement.actions.firms import take_on
from peelian.engagement.models import Firm, Programme, Request, Step
from peelian.parties.models import SourceRecord
from peelian.records.actions import log
from peelian.records.rules.operations import Operation

Values = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class WorkKept:
    """Since when a firm is helped and by whom, what it asked for, and its programmes with their steps, in order."""

    firm: Values
    requests: Sequence[Values]
    programmes: Sequence[tuple[Values, Sequence[Values]]]


@transaction.atomic
def take_on_from_file(*, record: SourceRecord, work: WorkKept, by: Officer, at: datetime) -> Firm:
    """Begin to help a firm that was helped elsewhere, and keep what was done there. Refused: as `take_on` refuses."""
    firm = take_on(record=record, by=by, at=at)
    for name, value in work.firm.items():
        setattr(firm, name, value)
    firm.save(update_fields=list(work.firm))
    Request.objects.bulk_create([Request(firm=firm, unit_id=by.unit_id, **values) for values in work.requests])
    made = Programme.objects.bulk_create([Programme(firm=firm, **values) for values, _ in work.programmes])
    Step.objects.bulk_create(
        [
            Step(programme=programme, **step)
            for programme, (_, steps) in zip(made, work.programmes, strict=True)
            for step in steps
        ]
    )
    log(operation=Operation.COLLECTION, subject=firm.label, by=by, at=at, detail="what was done elsewhere")
    return firm
