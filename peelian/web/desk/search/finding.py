"""Search: reports by who they are about, by what they told us and by filters. The address is the search."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from peelian.accounts.models import Officer
from peelian.accounts.rules.roles import Duty
from peelian.intake.actions import consult_list
from peelian.intake.models import Report
from peelian.intake.queries import filtered
from peelian.intake.queries.hits import Hit
from peelian.intake.queries.meanings import Meaning, meanings_of
from peelian.intake.queries.search import search as by_words
from peelian.intake.queries.told_hits import Piece, pieces_of
from peelian.intake.rules.searching import Search, query_of, search_from
from peelian.kernel.words import plural
from peelian.web.desk.search.forms import SearchForm, chosen
from peelian.web.kit.guards import StaffRequest, duty

NOTHING = "Nothing was found. Try fewer letters, or the reference."
NONE_LIKE_IT = "No report that you may see answers this."


@dataclass(frozen=True)
class Line:
    """One row of what was found, with the words round those that were searched for."""

    hit: Hit
    pieces: list[Piece]


@dataclass(frozen=True)
class Shown:
    """A page of what was found. `next`: what is added to the address for the next page."""

    lines: list[Line] = field(default_factory=list)
    alike: list[Hit] = field(default_factory=list)
    count: str = ""
    next: str = ""

    @property
    def number(self) -> int:
        return len(self.lines) + len(self.alike)


@require_safe
@duty(Duty.WORK_VICTIMS)
def search(request: StaffRequest) -> HttpResponse:
    """What was searched for, one page of it."""
    asked, today = search_from(dict(request.GET.lists())), timezone.localdate()
    meanings = meanings_of(asked.q, on=today) if asked.by_words_alone else []
    shown, meant = _find(request, asked, meanings, today)
    form = SearchForm(request.GET if asked.asks else None, officer=request.user)
    tags = chosen(asked, form)
    if asked.asks:
        page = f"search for {', '.join(tag.label for tag in tags)}"
        consult_list(page=page, shown=shown.number, by=request.user, at=timezone.now())
    return render(request, "desk/search/search.html", _context(request, asked, shown) | {
        "form": form, "chosen": tags, "meanings": [_linked(one, meant) for one in meanings],
    })  # fmt: skip


def _context(request: StaffRequest, asked: Search, shown: Shown) -> dict[str, Any]:
    query, paged = query_of(asked), {"after", "before"} & set(request.GET)
    return {
        "asked": asked,
        "typed": asked.q,
        "query": query,
        "lines": shown.lines,
        "alike": shown.alike,
        "count_words": shown.count,
        "saved": request.GET.get("saved", "") if asked.over and request.GET.get("saved", "").isdecimal() else "",
        "first_url": f"?{query}" if paged else "",
        "next_url": f"?{query}&{shown.next}" if shown.next else "",
    }


def _find(
    request: StaffRequest, asked: Search, meanings: Sequence[Meaning], today: date
) -> tuple[Shown, Meaning | None]:
    """Return what was found, and what the word was taken to mean where it is nobody's name."""
    if not asked.asks:
        return Shown(), None
    if not asked.by_words_alone:
        return _by_filters(request.user, asked, request.GET.get("before", "")), None
    found = by_words(request.user, asked.q, after=request.GET.get("after", ""), today=today)
    meant = next((one for one in meanings if one.search), None)
    if meant and meant.search and not found.hits:
        shown = _by_filters(request.user, meant.search, request.GET.get("before", ""))
        return replace(shown, alike=found.alike), meant
    said = plural(len(found.hits), "report") + (" on this page" if found.after else "")
    lines = [Line(hit, []) for hit in found.hits]
    nothing = "Nobody of exactly this name was found." if found.alike else NOTHING
    return Shown(lines, found.alike, said if lines else nothing, f"after={found.after}" if found.after else ""), None


def _by_filters(officer: Officer, asked: Search, before: str) -> Shown:
    page = filtered.page(officer, asked, before=before)
    said = f"{page.count} {'report' if page.number == 1 else 'reports'}" if page.number else NONE_LIKE_IT
    return Shown(_lines(page.reports, asked.told), [], said, f"before={page.before}" if page.before else "")


def _lines(reports: Sequence[Report], told: str) -> list[Line]:
    pieces = pieces_of(reports, told) if told else {}
    return [Line(Hit(report, "", ""), pieces.get(report.pk, [])) for report in reports]


def _linked(meaning: Meaning, taken: Meaning | None) -> tuple[str, str]:
    """Return a meaning in words, and the address of its reports where they are not on the page already."""
    url = f"?{query_of(meaning.search)}" if meaning.search and meaning is not taken else ""
    return meaning.words, url
