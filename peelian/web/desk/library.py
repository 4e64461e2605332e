"""The library: controls, threats, offence codes, what is still missing, and the glossary. It holds no person."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any, TypeVar

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from peelian.accounts.rules.roles import Duty
from peelian.knowledge import queries
from peelian.knowledge.rules.coverage import Gap
from peelian.knowledge.rules.coverage.grid import by_kind, written_for
from peelian.knowledge.rules.frameworks import RELATIONSHIP_WORDS, Framework, sections, without_control
from peelian.web.kit.guards import StaffRequest, duty

READ = duty(Duty.READ_LIBRARY)
# Items of the coverage rules ("control backups") that have a page of their own.
PAGES = {"control": "library-control", "threat": "library-threat", "framework": "library-framework"}
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
    advice = [(one, found.advice_for(one.code), found.why_not_for(one.code)) for one in known.audiences.values()]
    first = [known.controls[needed] for needed in found.prerequisites]
    estimates = [("Time", found.minutes, "minutes"), ("Money", found.pounds, "pounds")]
    meets = [(known.frameworks[one.framework], one, RELATIONSHIP_WORDS[one.relationship]) for one in found.requirements]
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
    """Show what the library still lacks today: how much of each kind, each item, and who is written for."""
    known = queries.library()
    gaps = queries.library_gaps(on=timezone.localdate())
    kinds = [(kind, _addressed(items)) for kind, items in by_kind(gaps).items()]
    rows = written_for(known.controls.values(), known.audiences)
    return _page(request, "coverage", kinds=kinds, count=len(gaps), rows=rows, known=known, frameworks=_frameworks())


@require_safe
@READ
def frameworks(request: StaffRequest) -> HttpResponse:
    """List the frameworks, and how much of each our controls bear on."""
    return _page(request, "frameworks", frameworks=_frameworks())


@require_safe
@READ
def framework(request: StaffRequest, code: str) -> HttpResponse:
    """Show one framework as a view of the controls; what no control bears on is said plainly."""
    known = queries.library()
    found = _one(known.frameworks, code)
    given = {
        "sections": sections(found, known.controls.values()),
        "lacking": without_control(found, known.controls.values()),
        "asked": list(found.asked()),
        "amended": known.frameworks.get(found.amends or ""),
        "changes": [one for one in known.frameworks.values() if one.amends == code],
    }
    return _page(request, "framework", framework=found, **given)


@require_safe
@READ
def glossary(request: StaffRequest) -> HttpResponse:
    """Show what the words on our pages mean, and what things outside are called and were called."""
    known = queries.library()
    terms = sorted(known.glossary, key=lambda term: term.term.casefold())
    return _page(request, "glossary", terms=terms, names=known.outside_names)


def _frameworks() -> list[tuple[Framework, int, int]]:
    """Return each framework, how much it asks for, and how much of that no control bears on."""
    known = queries.library()
    lacking = {one.code: without_control(one, known.controls.values()) for one in known.frameworks.values()}
    by_title = sorted(known.frameworks.values(), key=lambda one: (one.title, one.edition))
    return [(one, len(list(one.asked())), len(lacking[one.code])) for one in by_title]


def _addressed(items: list[tuple[str, list[Gap]]]) -> list[tuple[str, str, list[Gap]]]:
    """Return items with the address of their page, or ""."""
    return [(item, _address(*item.partition(" ")[::2]), gaps) for item, gaps in items]


def _address(kind: str, code: str) -> str:
    return reverse(PAGES[kind], args=[code]) if kind in PAGES else ""


def _one(among: Mapping[str, T], code: str) -> T:
    if code not in among:
        raise Http404
    return among[code]


def _page(request: StaffRequest, name: str, **given: Any) -> HttpResponse:
    return render(request, f"desk/library/{name}.html", given | {"marking": "OFFICIAL"})
