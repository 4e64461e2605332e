"""Which control is written for whom, and what is missing by its kind: the coverage page's two views."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby

from peelian.knowledge.rules.controls import Control
from peelian.knowledge.rules.coverage.gap import Gap, Kind

WRITTEN, NOT_FOR, MISSING = "written", "not for", "missing"


def written_for(controls: Iterable[Control], audiences: Iterable[str]) -> list[tuple[Control, list[tuple[str, str]]]]:
    """Return a row for each control, by title: (written, not for or missing; why not) for each audience in order."""
    codes = list(audiences)
    by_title = sorted(controls, key=lambda control: control.title)
    return [(control, [_cell(control, code) for code in codes]) for control in by_title]


def by_kind(gaps: Iterable[Gap]) -> Mapping[Kind, list[tuple[str, list[Gap]]]]:
    """Return the gaps of every kind, empty ones too, in the kinds' order: for each item, in order, what it lacks."""
    sorted_in = defaultdict(list)
    for gap in sorted(gaps):
        sorted_in[gap.kind].append(gap)
    return {
        kind: [(item, list(found)) for item, found in groupby(sorted_in[kind], key=lambda gap: gap.item)]
        for kind in Kind
    }


def _cell(control: Control, audience: str) -> tuple[str, str]:
    if control.advice_for(audience) is not None:
        return WRITTEN, ""
    why = control.why_not_for(audience)
    return (NOT_FOR, why) if why else (MISSING, "")
