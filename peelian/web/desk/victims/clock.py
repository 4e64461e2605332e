from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from peelian.accounts.rules.roles import Duty
from peelian.intake import actions
from peelian.intake.actions import Stopped
from peelian.intake.rules.pausing import PauseReason
from peelian.kernel.words import day
from peelian.web.desk.doors import report_or_404
from peelian.web.desk.victims.clock_forms import ClockForm, FirmForm
from peelian.web.kit.guards import StaffRequest, duty


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def stop(request: StaffRequest, key: int) -> HttpResponse:
    """Stop the clock of a report until a day."""
    report = report_or_404(request, key, "clock")
    form = ClockForm(request.POST or None)
    if form.is_valid():
        told = form.cleaned_data
        stopped = Stopped(PauseReason(told["why"]), told["until"], told["note"])
        actions.stop_clock(report=report, stop=stopped, by=request.user, at=timezone.now())
        messages.success(request, f"The clock is stopped until {day(told['until'])}. It is in the Waiting tab.")
        return redirect("victim", report.pk)
    return render(request, "desk/victims/clock.html", {"form": form, "report": report})


@require_POST
@duty(Duty.WORK_VICTIMS)
def start(request: StaffRequest, key: int) -> HttpResponse:
    """Let the clock run again."""
    report = report_or_404(request, key, "clock")
    actions.start_clock(report=report, by=request.user, at=timezone.now())
    messages.success(request, f"The clock runs again. First contact by {day(report.due_on)}.")
    return redirect("victim", report.pk)


@require_POST
@duty(Duty.WORK_VICTIMS)
def reopen(request: StaffRequest, key: int) -> HttpResponse:
    """Take a report up again that a batch closed."""
    report = report_or_404(request, key, "take up again")
    actions.reopen(report=report, by=request.user, at=timezone.now())
    messages.success(request, f"{report.about.name} is back in the queue. Claim it to ring them.")
    return redirect("victim", report.pk)


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def firm(request: StaffRequest, key: int) -> HttpResponse:
    """Say what hangs on a firm."""
    report = report_or_404(request, key, "what hangs on the firm")
    form = FirmForm(request.POST or None, initial={"signs": report.firm_signs})
    if form.is_valid():
        actions.judge_firm(report=report, signs=form.cleaned_data["signs"], by=request.user, at=timezone.now())
        messages.success(request, "Kept. Its place in the queue has been worked out again.")
        return redirect("victim", report.pk)
    return render(request, "desk/victims/firm.html", {"form": form, "report": report})
