"""Series: reports that name the same offender’s signs, across weeks and forces."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.intake.actions import consult_list
from peelian.intake.actions.series import hand_over_series
from peelian.intake.queries.series import (
    MARKING,
    by_district,
    by_force,
    by_week,
    series_lines,
    shown,
    stopped_from_publicity,
    warning_draft,
)
from peelian.linkage.actions.deciding_series import Warn, write_warning
from peelian.linkage.models import SeriesWarning
from peelian.linkage.rules.series.kinds import Ruling
from peelian.web.desk.doors import series_or_404
from peelian.web.desk.series_forms import HandOverForm, WarningForm
from peelian.web.kit.guards import StaffRequest, duty

WORK = duty(Duty.WORK_VICTIMS)
PAGE = 50
LONGEST_NUMBER = 6


@require_safe
@WORK
def series(request: StaffRequest) -> HttpResponse:
    """Every series in which the officer may see a report, the newest activity first."""
    asked = request.GET.get("page", "")
    number = max(1, int(asked)) if asked.isdecimal() and len(asked) < LONGEST_NUMBER else 1
    lines, more = series_lines(request.user, page=number, size=PAGE)
    context = {
        "lines": lines,
        "first_url": "?" if number > 1 else "",
        "next_url": f"?page={number + 1}" if more else "",
    }
    return render(request, "desk/series/list.html", context)


@require_safe
@WORK
def one(request: StaffRequest, key: int) -> HttpResponse:
    """One series: where, when, which signs, and which reports."""
    page = series_or_404(request, key)
    consult_list(page=f"series {key}", shown=len(page.reports), by=request.user, at=timezone.now())
    context = {
        "page": page,
        "signs": [sign(each) for each in page.signs],
        "forces": bars(by_force(page)),
        "districts": bars(by_district(page)),
        "weeks": bars(by_week(page)),
        "handovers": page.series.handovers.all(),
        "warning": SeriesWarning.objects.filter(series=page.series).first(),
    }
    return render(request, "desk/series/one.html", context)


@require_http_methods(["GET", "POST"])
@WORK
def hand_over(request: StaffRequest, key: int) -> HttpResponse:
    """Make the file of a series for somebody who investigates."""
    page = series_or_404(request, key)
    form = HandOverForm(request.POST or None)
    if form.is_valid():
        at = timezone.now()
        kept = hand_over_series(page=page, **form.cleaned_data, by=request.user, at=at)
        name = f"series-{key}-{timezone.localtime(at):%Y-%m-%d}-{MARKING}.csv"
        headers = {"Content-Disposition": content_disposition_header(True, name)}
        return HttpResponse(kept.given.encode("utf-8-sig"), "text/csv; charset=utf-8", headers=headers)
    return render(request, "desk/series/hand-over.html", {"page": page, "form": form})


@require_http_methods(["GET", "POST"])
@WORK
def warn(request: StaffRequest, key: int) -> HttpResponse:
    """Write the draft of a warning to firms like those of a series. Nothing is sent."""
    page = series_or_404(request, key)
    kept = SeriesWarning.objects.filter(series=page.series).first()
    title, body, control = (kept.title, kept.body, kept.control) if kept else warning_draft(page)
    form = WarningForm(request.POST or None, initial={"title": title, "body": body})
    if form.is_valid():
        write_warning(
            series=page.series, warn=Warn(**form.cleaned_data, control=control), by=request.user, at=timezone.now()
        )
        messages.success(request, "The draft is kept. Nothing was sent.")
        return redirect("series-one", key)
    context = {"page": page, "form": form, "kept": kept, "stopped": stopped_from_publicity(page)}
    return render(request, "desk/series/warn.html", context)


def bars(counted: list[tuple[Any, int]]) -> list[dict[str, Any]]:
    """Return rows of a picture: what, how many, and how long the bar is, in per cent of the longest."""
    most = max((count for _, count in counted), default=1) or 1
    return [{"what": what, "count": count, "width": round(count * 100 / most)} for what, count in counted]


def sign(each: Any) -> dict[str, Any]:
    """Return one sign of a series as its row shows it."""
    indicator = each.indicator
    return {
        "key": indicator.pk,
        "kind": indicator.kind,
        "shown": shown(indicator),
        "here": each.here,
        "everywhere": each.everywhere,
        "indicator": indicator,
        "aside": indicator.ruling == Ruling.SET_ASIDE,
        "sure": indicator.ruling == Ruling.OFFENDERS,
    }
