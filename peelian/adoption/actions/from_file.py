"""Keeping a plan and findings that a firm's file brings, as they were noted elsewhere."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from peelian.adoption.models import Action, Finding
from peelian.kernel.actor import Actor
from peelian.kernel.words import plural
from peelian.parties.models import SourceRecord
from peelian.records.actions import log
from peelian.records.rules.operations import Operation

Values = Mapping[str, Any]


@transaction.atomic
def keep_steps(*, about: SourceRecord, steps: Sequence[Values], by: Actor, at: datetime) -> list[Action]:
    """Keep the steps of a party's plans, in their order."""
    made = Action.objects.bulk_create([Action(about=about, **_by_code(values)) for values in steps])
    _log(about, plural(len(made), "step"), by, at)
    return made


@transaction.atomic
def keep_findings(*, about: SourceRecord, findings: Sequence[Values], by: Actor, at: datetime) -> None:
    """Keep what was found of a party's controls, in its order."""
    made = Finding.objects.bulk_create([Finding(about=about, **_by_code(values)) for values in findings])
    _log(about, plural(len(made), "finding"), by, at)


def _by_code(values: Values) -> dict[str, Any]:
    return {("control_id" if name == "control" else name): value for name, value in values.items()}


def _log(about: SourceRecord, what: str, by: Actor, at: datetime) -> None:
    log(operation=Operation.COLLECTION, subject=about.label, by=by, at=at, detail=f"from a file: {what}")
