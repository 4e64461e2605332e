"""Why records are one firm, joining it with another of the unit, and parting what is somebody else's."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.assessment.actions import join_firms, part_from_firm
from peelian.assessment.queries.one_firm import one_firm, others_of_unit
from peelian.engagement.models import Firm
from peelian.web.desk.doors import firm_or_404
from peelian.web.desk.firms.asking import ask
from peelian.web.desk.firms.why_forms import JoinForm
from peelian.web.desk.who.forms import PartForm
from peelian.web.kit.guards import StaffRequest, duty


@require_safe
@duty(Duty.DECIDE_WHO_IS_WHO)
def why(request: StaffRequest, key: int) -> HttpResponse:
    """Each record of a firm, and each link with its evidence."""
    firm = firm_or_404(request, key, "why these are one")
    return render(request, "desk/firms/why.html", {"firm": firm, "party": one_firm(firm, request.user)})


@require_http_methods(["GET", "POST"])
@duty(Duty.DECIDE_WHO_IS_WHO)
def join(request: StaffRequest, key: int) -> HttpResponse:
    """Say that another firm of the unit is the same one."""
    firm = firm_or_404(request, key, "joining it")
    form = JoinForm(request.POST or None, firms=others_of_unit(firm, request.user))
    if form.is_valid():
        other = get_object_or_404(Firm.objects.visible_to(request.user), pk=form.cleaned_data["firm"])
        join_firms(firm=firm, other=other, word=form.word, by=request.user, at=timezone.now())
        messages.success(request, "They are one firm now. You can undo this under Changes.")
        return redirect("firm-why", firm.pk)
    lead = "Nothing is lost: each keeps what was noted on it, and the record of either shows both."
    return ask(request, firm, form, title="Join with another firm", button="They are one firm", lead=lead)


@require_http_methods(["GET", "POST"])
@duty(Duty.DECIDE_WHO_IS_WHO)
def part(request: StaffRequest, key: int) -> HttpResponse:
    """Say which records of a firm are somebody else's."""
    firm = firm_or_404(request, key, "parting records")
    form = PartForm(request.POST or None, records=_others(request, firm))
    if form.is_valid():
        records: Any = form.cleaned_data["records"]
        part_from_firm(firm=firm, records=records, word=form.word, by=request.user, at=timezone.now())
        messages.success(request, "The records are parted. You can undo this under Changes.")
        return redirect("firm-why", firm.pk)
    return ask(request, firm, form, title="Part some of its records", button="They are somebody else’s")


def _others(request: StaffRequest, firm: Firm) -> list[tuple[int, str]]:
    members = one_firm(firm, request.user).members
    return [
        (each.record.pk, f"{each.record.name}, {each.origin}") for each in members if each.record.pk != firm.about_id
    ]
