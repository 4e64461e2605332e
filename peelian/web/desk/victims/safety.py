from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from peelian.accounts.rules.roles import Duty
from peelian.intake import actions as intake
from peelian.intake.queries.record import record as gather
from peelian.parties import actions as parties
from peelian.parties.models import SafetyFlag
from peelian.parties.models.flags import FlagKind
from peelian.parties.rules.kinds import Channel, Standing
from peelian.web.desk.doors import report_or_404
from peelian.web.desk.victims.forms import MailboxForm, ReachingForm, WarningForm
from peelian.web.kit.guards import StaffRequest, duty


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def warn(request: StaffRequest, key: int) -> HttpResponse:
    """Raise a warning."""
    report = report_or_404(request, key, "warning")
    form = WarningForm(request.POST or None)
    if form.is_valid():
        kind, reason = FlagKind(form.cleaned_data["kind"]), form.cleaned_data["reason"]
        intake.warn(report=report, kind=kind, reason=reason, by=request.user, at=timezone.now())
        messages.success(request, f"The warning stands: {kind.lower()}.")
        return redirect("victim", report.pk)
    return render(request, "desk/victims/warn.html", {"form": form, "report": report})


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def lift(request: StaffRequest, key: int, flag: int) -> HttpResponse:
    """Lift a warning, after asking."""
    report = report_or_404(request, key, "warning")
    people = [*report.records, *(report.spoken_to if report.contact else ())]
    standing = get_object_or_404(SafetyFlag.objects.standing().filter(about__in=people), pk=flag)
    if request.method == "POST":
        parties.lift_flag(flag=standing, by=request.user, at=timezone.now())
        messages.success(request, "The warning is lifted.")
        return redirect("victim", report.pk)
    return render(request, "desk/victims/lift.html", {"flag": standing, "report": report})


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def mailbox(request: StaffRequest, key: int) -> HttpResponse:
    """Confirm that a mailbox is its owner's again."""
    report = report_or_404(request, key, "mailbox")
    email = gather(report, request.user).speaks_to.email
    form = MailboxForm(request.POST or None)
    if email and form.is_valid():
        how = form.cleaned_data["how"]
        parties.set_standing(
            channel=Channel.EMAIL, value=email, standing=Standing.CONFIRMED, how=how, by=request.user, at=timezone.now()
        )
        messages.success(request, f"{email} may be used again.")
        return redirect("victim", report.pk)
    return render(request, "desk/victims/mailbox.html", {"form": form, "report": report, "email": email})


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def reaching(request: StaffRequest, key: int) -> HttpResponse:
    """Write down how to reach somebody, beside what the report said."""
    report = report_or_404(request, key, "how to reach them")
    known = gather(report, request.user).speaks_to
    form = ReachingForm(request.POST or None, initial=vars(known))
    if form.is_valid():
        learnt = {name: value for name, value in form.cleaned_data.items() if value and value != getattr(known, name)}
        intake.correct_contact(report=report, facts=learnt, by=request.user, at=timezone.now())
        return redirect("victim", report.pk)
    return render(request, "desk/victims/reaching.html", {"form": form, "report": report})
