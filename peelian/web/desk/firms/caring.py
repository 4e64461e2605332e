"""Who looks after a firm, and the end of the help to it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from peelian.accounts.rules.roles import Duty
from peelian.engagement.actions import close_firm, look_after, reopen_firm
from peelian.web.desk.doors import firm_or_404
from peelian.web.desk.firms.asking import ask
from peelian.web.desk.firms.caring_forms import CareForm, WhyForm
from peelian.web.kit.guards import StaffRequest, duty


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def care(request: StaffRequest, key: int) -> HttpResponse:
    """Say who looks after a firm, and who there keeps it going."""
    firm = firm_or_404(request, key, "who looks after it")
    form = CareForm(request.POST or None, firm=firm)
    if form.is_valid():
        look_after(firm=firm, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, "Kept. Reminders of its programme go to whoever looks after it.")
        return redirect("firm", firm.pk)
    return ask(request, firm, form, title="Who looks after it", button="Keep")


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def close(request: StaffRequest, key: int) -> HttpResponse:
    """End the help to a firm."""
    firm = firm_or_404(request, key, "closing it")
    form = WhyForm(request.POST or None)
    if form.is_valid():
        close_firm(firm=firm, why=form.cleaned_data["why"], by=request.user, at=timezone.now())
        messages.success(request, f"We do not help {firm.about.name} any more. Its record stays until its review.")
        return redirect("firm", firm.pk)
    lead = "The record stays until the day of its review, and you can take it up again."
    return ask(request, firm, form, title="Stop helping them", button="Stop helping them", lead=lead)


@require_POST
@duty(Duty.HELP_FIRMS)
def reopen(request: StaffRequest, key: int) -> HttpResponse:
    """Take up again a firm that was closed."""
    firm = firm_or_404(request, key, "taking it up again")
    reopen_firm(firm=firm, by=request.user, at=timezone.now())
    messages.success(request, f"Your unit helps {firm.about.name} again.")
    return redirect("firm", firm.pk)
