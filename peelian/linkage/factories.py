"""Links and samples for tests, as linking and the monthly check leave them."""

from datetime import date, datetime
from typing import Any

from peelian.linkage.models import Link, Sample
from peelian.linkage.rules.kinds import Verdict
from peelian.parties.models import SourceRecord


def link(one: SourceRecord, other: SourceRecord, verdict: Verdict, *, at: datetime, **given: Any) -> Link:
    """Return the link of two source records with a verdict, in place of what linking itself found."""
    low, high = sorted((one, other), key=lambda record: record.pk)
    kept: dict[str, Any] = {
        "verdict": verdict.value,
        "rule": "",
        "weight": 9.0,
        "evidence": [],
        "model": "test 1",
        "made_at": at,
    }
    return Link.objects.update_or_create(record=high, other=low, defaults=kept | given)[0]


def sample(one: SourceRecord, other: SourceRecord, *, joined: bool = True, at: datetime, **given: Any) -> Sample:
    """Return two source records as a pair of this month's check, not yet answered."""
    low, high = sorted((one, other), key=lambda record: record.pk)
    month = date(at.year, at.month, 1)
    kept: dict[str, Any] = {"month": month, "kind": one.kind, "joined": joined, "model": "test 1", "drawn_at": at}
    return Sample.objects.create(record=high, other=low, **(kept | given))
