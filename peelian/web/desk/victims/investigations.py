from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.models import Officer
from peelian.accounts.rules.roles import Duty
from peelian.intake import actions
from peelian.kernel.labels import key_of
from peelian.parties.actions import Investigating
from peelian.parties.models import InvestigationFlag
from peelian.parties.rules.kinds import Stop
from peelian.web.desk.doors import report_or_404
from peelian.web.desk.victims.case_forms import HandOverForm, InvestigationForm
from peelian.web.kit.guards import StaffRequest, duty


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def flag(request: StaffRequest, key: int) -> HttpResponse:
    """Flag a victim as under investigation."""
    report = report_or_404(request, key, "investigation flag")
    form = InvestigationForm(request.POST or None)
    if form.is_valid():
        made = actions.flag_investigation(report=report, flag=_investigating(form), by=request.user, at=timezone.now())
        messages.success(request, f"The flag stands until {made.officer_name} releases it.")
        return redirect("victim", report.pk)
    return render(request, "desk/victims/investigation.html", {"form": form, "report": report})


@require_safe
@duty(Duty.WORK_VICTIMS)
def ring_first(request: StaffRequest, key: int, flag: int) -> HttpResponse:
    """Whom to ring before anything else is done, and about what."""
    report = report_or_404(request, key, "investigation flag")
    standing = get_object_or_404(InvestigationFlag, pk=flag, pk__in=[each.pk for each in report.investigations])
    holder = Officer.objects.select_related("unit").filter(pk=key_of(standing.officer, "accounts.Officer") or 0).first()
    context = {"report": report, "flag": standing, "holder": holder, "form": HandOverForm()}
    return render(request, "desk/victims/ring-first.html", context)


@require_http_methods(["POST"])
@duty(Duty.ASSIGN)
def pass_on(request: StaffRequest, key: int, flag: int) -> HttpResponse:
    """Name another officer in the case when the one before has left."""
    report = report_or_404(request, key, "investigation flag")
    standing = get_object_or_404(InvestigationFlag, pk=flag, pk__in=[each.pk for each in report.investigations])
    form = HandOverForm(request.POST)
    if form.is_valid():
        to = form.cleaned_data["to"]
        actions.pass_case_on(flag=standing, to=to, by=request.user, at=timezone.now())
        messages.success(request, f"{to.name} is the officer in the case.")
        return redirect("victim", report.pk)
    context = {"report": report, "flag": standing, "holder": None, "form": form}
    return render(request, "desk/victims/ring-first.html", context)


def _investigating(form: InvestigationForm) -> Investigating:
    said = form.cleaned_data
    return Investigating(
        officer=said["officer"],
        crime_reference=said["crime_reference"],
        stops=[Stop(word) for word in said["stops"]],
        why=said["why"],
    )
