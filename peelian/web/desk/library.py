"""The library: controls, threats, offence codes, what is still missing, and the glossary. It holds no person."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any, TypeVar

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from peelian.accounts.rules.roles import Duty
from peelian.knowledge import queries
from peelian.web.kit.guards import StaffRequest, duty

READ = duty(Duty.READ_LIBRARY)
FRAMEWORKS = {"csf-2.0": "NIST CSF 2.0", "cyber-essentials-3.1": "Cyber Essentials 3.1"}
T = TypeVar("T")


@require_safe
@READ
def library(request: StaffRequest) -> HttpResponse:
    """List the controls and the threats they cut."""
    known = queries.library()
    controls = sorted(known.controls.values(), key=lambda control: control.title)
    threats = sorted(known.threats.values(), key=lambda threat: threat.title)
    gaps = queries.library_gaps(on=timezone.localdate())
    return _page(request, "list", controls=controls, threats=threats, gaps=gaps)


@require_safe
@READ
def control(request: StaffRequest, code: str) -> HttpResponse:
    """Show everything we say and ask about one control, with the source of each number."""
    known = queries.library()
    found = _one(known.controls, code)
    cuts = [(known.threats[effect.threat], effect) for effect in found.threats]
    advice = [(audience, found.advice_for(audience.code)) for audience in known.audiences.values()]
    first = [known.controls[needed] for needed in found.prerequisites]
    estimates = [("Time", found.minutes, "minutes"), ("Money", found.pounds, "pounds")]
    meets = [(FRAMEWORKS.get(each.framework, each.framework), each.code) for each in found.requirements]
    given = {"cuts": cuts, "advice": advice, "first": first, "estimates": estimates, "meets": meets}
    return _page(request, "control", control=found, **given)


@require_safe
@READ
def threat(request: StaffRequest, code: str) -> HttpResponse:
    """Show one threat: what happens, the first hour, and the controls in the order we say them."""
    known = queries.library()
    found = _one(known.threats, code)
    controls = [known.controls[named] for named in found.controls]
    openings = [(audience, found.openings.get(audience.code, "")) for audience in known.audiences.values()]
    codes = [row for row in known.offence_codes if row.threat == code]
    return _page(request, "threat", threat=found, controls=controls, openings=openings, codes=codes)


@require_safe
@READ
def offences(request: StaffRequest) -> HttpResponse:
    """Show the dated table of offence codes, a family at a time."""
    known = queries.library()
    rows = sorted(known.offence_codes, key=lambda row: row.family)
    families = [
        (name, [(row, known.threats.get(row.threat or "")) for row in listed])
        for name, listed in groupby(rows, key=lambda row: row.family)
    ]
    return _page(request, "offences", families=families)


@require_safe
@READ
def coverage(request: StaffRequest) -> HttpResponse:
    """Show what the library still lacks today."""
    gaps = queries.library_gaps(on=timezone.localdate())
    items = [(item, list(listed)) for item, listed in groupby(gaps, key=lambda gap: gap.item)]
    return _page(request, "coverage", items=items, count=len(gaps), known=queries.library())


@require_safe
@READ
def glossary(request: StaffRequest) -> HttpResponse:
    """Show what the words on our pages mean, and what things outside are called and were called."""
    known = queries.library()
    terms = sorted(known.glossary, key=lambda term: term.term.casefold())
    return _page(request, "glossary", terms=terms, names=known.outside_names)


def _one(among: Mapping[str, T], code: str) -> T:
    if code not in among:
        raise Http404
    return among[code]


def _page(request: StaffRequest, name: str, **given: Any) -> HttpResponse:
    return render(request, f"desk/library/{name}.html", given | {"marking": "OFFICIAL"})
