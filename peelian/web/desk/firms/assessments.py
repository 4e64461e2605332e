"""A firm's assessments: those before, and beginning another."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from peelian.accounts.rules.roles import Duty
from peelian.assessment.actions import begin
from peelian.assessment.queries.assessments import history
from peelian.web.desk.doors import firm_or_404
from peelian.web.desk.firms.assessments_forms import BeginForm
from peelian.web.desk.firms.tabs import tabs
from peelian.web.kit.guards import StaffRequest, duty


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def assessments(request: StaffRequest, key: int) -> HttpResponse:
    """The assessments of a firm, newest first, and the form that begins one."""
    firm = firm_or_404(request, key, "assessments")
    form = BeginForm(request.POST or None, firm=firm)
    if form.is_valid():
        begun = begin(firm=firm, beginning=form.beginning(), by=request.user, at=timezone.now())
        messages.success(request, "Begun. Ask the questions yourself, or give somebody at the firm a link.")
        return redirect("assessment", begun.pk)
    past = history(firm)
    context = {"firm": firm, "form": form, "past": past, "tabs": tabs(firm, "assessments")}
    return render(request, "desk/firms/assessments.html", context)
