"""Joining a record with another that the officer knows to be the same person or firm."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from peelian.accounts.rules.roles import Duty
from peelian.intake.actions import consult_list, say
from peelian.intake.models import Report
from peelian.intake.queries.hits import Hit
from peelian.intake.queries.moving import consequences
from peelian.intake.queries.search import search
from peelian.intake.queries.who import compared, size_of
from peelian.linkage.actions import would_change
from peelian.web.desk.doors import report_or_404
from peelian.web.desk.victims.queue import key_in
from peelian.web.desk.who.forms import WordForm
from peelian.web.kit.guards import StaffRequest, duty


@require_http_methods(["GET", "POST"])
@duty(Duty.DECIDE_WHO_IS_WHO)
def join(request: StaffRequest, key: int) -> HttpResponse:
    """Find the other record, see what would change, say why, and join them."""
    report = report_or_404(request, key, "joining records")
    typed, chosen = request.GET.get("q", "").strip()[:100], key_in(request.GET.get("with", ""))
    if not chosen:
        hits = _hits(request, report, typed) if typed else []
        return render(request, "desk/who/join.html", {"report": report, "typed": typed, "hits": hits})
    seen = Report.objects.visible_to(request.user).select_related("about")
    other = get_object_or_404(seen.exclude(about__in=report.records).filter(about__kind=report.about.kind), pk=chosen)
    form = WordForm(request.POST or None)
    if form.is_valid():
        one, two = report.about_id, other.about_id
        say(record=one, other=two, same=True, word=form.word, by=request.user, at=timezone.now())
        messages.success(request, "The records are joined. You can undo this under Changes.")
        return redirect("victim-why", report.pk)
    return render(request, "desk/who/join-check.html", _check(request, report, other) | {"form": form, "typed": typed})


def _hits(request: StaffRequest, report: Report, typed: str) -> list[Hit]:
    """Return the reports that answer, about others of the same kind; another unit's say only whom to ring."""
    found = search(request.user, typed, after="", today=timezone.localdate())
    consult_list(page=f"joining: {typed}", shown=len(found.hits), by=request.user, at=timezone.now())
    own = {record.pk for record in report.records}
    return [hit for hit in [*found.hits, *found.alike] if _may_join(hit.report, report, own)]


def _may_join(found: Report | None, report: Report, own: set[int]) -> bool:
    """Whether a hit is another of the same kind; one that lies elsewhere is shown with whom to ring."""
    return found is None or (found.about_id not in own and found.about.kind == report.about.kind)


def _check(request: StaffRequest, report: Report, other: Report) -> dict[str, Any]:
    moves = would_change(record=report.about_id, other=other.about_id, same=True, by=request.user, at=timezone.now())
    return {
        "report": report,
        "other": other,
        "rows": compared(report.about, other.about),
        "sizes": (size_of(report.about), size_of(other.about)),
        "ready": consequences(moves, request.user),
    }
