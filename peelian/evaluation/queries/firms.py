"""Firms that were asked how they stand, and what they put in place before they were asked again."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from peelian.accounts.models import Officer
from peelian.adoption.models import Finding
from peelian.adoption.rules.findings import State
from peelian.assessment.models import Assessment
from peelian.evaluation.queries.scope import between
from peelian.evaluation.rules.firms import put_in_place
from peelian.evaluation.rules.periods import Period
from peelian.kernel.labels import label


@dataclass(frozen=True)
class FirmCounts:
    """Firms whose assessment was finished, those of them asked before, and those of these that changed something."""

    assessed: int
    again: int
    changed: int


def firm_counts(officer: Officer, over: Period) -> FirmCounts:
    """Return a unit's firms over a period, each once, by its last assessment in it and the last before that."""
    begins, ends = between(over)
    earlier = Assessment.objects.concluded().filter(firm=OuterRef("firm"), concluded_at__lt=OuterRef("concluded_at"))
    finished = (
        Assessment.objects.visible_to(officer)
        .filter(concluded_at__gte=begins, concluded_at__lt=ends)
        .annotate(before=Subquery(earlier.order_by("-concluded_at").values("pk")[:1]))
    )
    rows = finished.order_by("firm_id", "-concluded_at").distinct("firm_id").values_list("pk", "before")
    pairs = [(last, before) for last, before in rows if before]
    found = _found({key for pair in pairs for key in pair})
    changed = sum(put_in_place(found.get(before, {}), found.get(last, {})) for last, before in pairs)
    return FirmCounts(len(rows), len(pairs), changed)


def _found(assessments: set[int]) -> Mapping[int, Mapping[str, State]]:
    of = {label("assessment.Assessment", key): key for key in assessments}
    states: dict[int, dict[str, State]] = {}
    for origin, control, state in Finding.objects.filter(origin__in=of).values_list("origin", "control", "state"):
        states.setdefault(of[origin], {})[control] = State(state)
    return states
