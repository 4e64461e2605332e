"""Who is at a firm, how to reach it, and what it is to other organisations."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from peelian.accounts.rules.roles import Duty
from peelian.engagement.actions import add_contact, learn_of_firm, tie_firm
from peelian.engagement.queries.record import firm_record, standing_ties
from peelian.parties.actions import untie
from peelian.web.desk.doors import firm_or_404
from peelian.web.desk.firms.asking import ask
from peelian.web.desk.firms.people_forms import PersonForm, ReachForm, TieForm
from peelian.web.kit.guards import StaffRequest, duty


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def person(request: StaffRequest, key: int) -> HttpResponse:
    """Add somebody at a firm, with what they do there."""
    firm = firm_or_404(request, key, "somebody there")
    form = PersonForm(request.POST or None)
    if form.is_valid():
        added = add_contact(
            firm=firm, person=form.person(), role=form.cleaned_data["role"], by=request.user, at=timezone.now()
        )
        messages.success(request, f"{added.name} is on the record.")
        return redirect("firm", firm.pk)
    lead = "As little as you need to reach the right person."
    return ask(request, firm, form, title="Somebody there", button="Add", lead=lead)


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def reach(request: StaffRequest, key: int) -> HttpResponse:
    """Keep what was learnt of how to reach a firm, beside what came before."""
    firm = firm_or_404(request, key, "reaching it")
    form = ReachForm(request.POST or None, record=firm_record(firm))
    if form.is_valid():
        learn_of_firm(firm=firm, facts=form.learnt(), by=request.user, at=timezone.now())
        messages.success(request, "Kept, beside what we knew before.")
        return redirect("firm", firm.pk)
    return ask(request, firm, form, title="Reaching the firm", button="Keep")


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def tie(request: StaffRequest, key: int) -> HttpResponse:
    """Note what a firm is to another."""
    firm = firm_or_404(request, key, "what it is to another")
    form = TieForm(request.POST or None)
    if form.is_valid():
        made = tie_firm(firm=firm, tied=form.tied(), by=request.user, at=timezone.now())
        messages.success(request, f"Noted: {made.about.name} {made.kind} {made.other.name}.")
        return redirect("firm", firm.pk)
    return ask(request, firm, form, title="What they are to others", button="Keep")


@require_POST
@duty(Duty.HELP_FIRMS)
def end_tie(request: StaffRequest, key: int, tie: int) -> HttpResponse:
    """Note that one organisation is not that to another any more."""
    firm = firm_or_404(request, key, "what it was to another")
    one = get_object_or_404(standing_ties(firm), pk=tie)
    untie(tied=one, on=timezone.localdate(), by=request.user, at=timezone.now())
    messages.success(request, f"Ended: {one.about.name} {one.kind} {one.other.name}.")
    return redirect("firm", firm.pk)
