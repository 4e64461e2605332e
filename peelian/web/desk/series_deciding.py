"""What an officer decides of a series: a report is no part of it, a sign is not the offender’s, it may grow."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from peelian.accounts.rules.roles import Duty
from peelian.intake.queries.series import series_page, shown
from peelian.linkage.actions import deciding_series as actions
from peelian.web.desk.doors import series_or_404
from peelian.web.desk.series_forms import RulingForm, TakeOutForm
from peelian.web.kit.guards import StaffRequest, duty

WORK = duty(Duty.WORK_VICTIMS)


@require_http_methods(["GET", "POST"])
@WORK
def take_out(request: StaffRequest, key: int, report: int) -> HttpResponse:
    """Take a report out of a series, with a reason."""
    page = series_or_404(request, key)
    member = next((each for each in page.reports if each.report.pk == report), None)
    if member is None:
        raise Http404
    form = TakeOutForm(request.POST or None)
    if form.is_valid():
        record, why = member.report.about_id, form.cleaned_data["why"]
        actions.take_out(series=page.series, record=record, reason=why, by=request.user, at=timezone.now())
        messages.success(request, f"The report of {member.report.about.name} is out of this series.")
        return _back(request, key)
    return render(request, "desk/series/take-out.html", {"page": page, "member": member, "form": form})


@require_POST
@WORK
def put_back(request: StaffRequest, key: int, report: int) -> HttpResponse:
    """Let the rules join a report again that somebody took out."""
    page = series_or_404(request, key)
    decision = next((each for each, about in page.taken_out if about.pk == report), None)
    if decision is None:
        raise Http404
    actions.put_back(decision=decision, by=request.user, at=timezone.now())
    messages.success(request, "The report may join this series again.")
    return _back(request, key)


@require_http_methods(["GET", "POST"])
@WORK
def rule_on(request: StaffRequest, key: int, indicator: int) -> HttpResponse:
    """Say whose a sign is."""
    page = series_or_404(request, key)
    shared = next((each for each in page.signs if each.indicator.pk == indicator), None)
    if shared is None:
        raise Http404
    form = RulingForm(request.POST or None, initial={"ruling": shared.indicator.ruling or "rules"})
    if form.is_valid():
        why = form.cleaned_data["why"]
        actions.rule_on(indicator=shared.indicator, ruling=form.said, why=why, by=request.user, at=timezone.now())
        messages.success(request, "Your word on this sign is kept, and the series is worked out anew.")
        return _back(request, key)
    context = {"page": page, "shared": shared, "shown": shown(shared.indicator), "form": form}
    return render(request, "desk/series/sign.html", context)


@require_POST
@WORK
def grow(request: StaffRequest, key: int) -> HttpResponse:
    """Let a series that stopped take more reports."""
    page = series_or_404(request, key)
    actions.let_grow(series=page.series, by=request.user, at=timezone.now())
    messages.success(request, "The series may grow again.")
    return _back(request, key)


def _back(request: StaffRequest, key: int) -> HttpResponse:
    """Return to the series, or to the list when nothing of it is left for this officer."""
    return redirect("series-one", key) if series_page(request.user, key) else redirect("series")
