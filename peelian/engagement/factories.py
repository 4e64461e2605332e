"""Firms for tests."""

from datetime import datetime
from typing import Any

from peelian.accounts.models import Officer
from peelian.engagement.actions import take_on
from peelian.engagement.models import Firm
from peelian.knowledge import queries as knowledge
from peelian.knowledge.actions import publish_library
from peelian.knowledge.models import Control
from peelian.parties.models import SourceRecord
from peelian.parties.rules.kinds import Kind

MARLPIT: dict[str, Any] = {
    "organisation_name": "Marlpit Joinery",
    "address": "Unit 3, Marlpit Lane",
    "postcode": "GU14 7QT",
    "telephone": "+441632960455",
    "email": "dawn@marlpit-joinery.example",
}


def firm(*, by: Officer, at: datetime, **differs: Any) -> Firm:
    """Return a firm of the officer's unit, Marlpit Joinery but for what differs. Publishes the library if need be."""
    if not Control.objects.exists():
        publish_library(library=knowledge.library(), by=by, at=at)
    return take_on(record=SourceRecord(kind=Kind.ORGANISATION.value, **(MARLPIT | differs)), by=by, at=at)
