"""Staff, units and agreements, for administrators."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from peelian.accounts import actions, queries
from peelian.accounts.models import Agreement, Officer, Unit
from peelian.accounts.rules.roles import Duty
from peelian.kernel.refused import Refused
from peelian.web.desk import staff_forms as forms
from peelian.web.kit.guards import StaffRequest, duty

MANAGE = duty(Duty.MANAGE_STAFF)


@require_safe
@MANAGE
def staff(request: StaffRequest) -> HttpResponse:
    """List the units with how many people and forces each has."""
    return _page(request, "units", units=queries.units_on(timezone.localdate()))


@require_safe
@MANAGE
def unit(request: StaffRequest, code: str) -> HttpResponse:
    """Show a unit: its people, and which forces' records it sees on the strength of what."""
    found = get_object_or_404(Unit, code=code)
    listed = queries.agreements_of(found, timezone.localdate())
    return _page(request, "unit", unit=found, officers=queries.everybody_in(found), agreements=listed)


@require_http_methods(["GET", "HEAD", "POST"])
@MANAGE
def make_unit(request: StaffRequest) -> HttpResponse:
    form = forms.UnitForm(request.POST or None)
    if form.is_valid():
        try:
            made = actions.make_unit(**form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, f"{made.name} is made. It sees nothing until an agreement says so.")
            return redirect("staff-unit", made.code)
        except Refused as refusal:
            form.add_error(None, refusal.words)
    return _page(request, "make_unit", form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@MANAGE
def make_officer(request: StaffRequest, code: str) -> HttpResponse:
    """Make an account in a unit and send its owner an invitation."""
    found = get_object_or_404(Unit, code=code)
    form = forms.OfficerForm(request.POST or None)
    if form.is_valid():
        try:
            made = actions.make_officer(**form.cleaned_data, unit=found, by=request.user, at=timezone.now())
            return _invite(request, made)
        except Refused as refusal:
            form.add_error(None, refusal.words)
    return _page(request, "make_officer", form=form, unit=found)


@require_safe
@MANAGE
def officer(request: StaffRequest, key: int) -> HttpResponse:
    """Show an account: role, unit, second factors, last sign-ins, and what can be done with it."""
    found = get_object_or_404(Officer.objects.select_related("unit"), pk=key)
    factors = queries.second_factors_of(found)
    return _page(request, "officer", officer=found, factors=factors, sign_ins=queries.sign_ins_of(found)[:20])


@require_http_methods(["GET", "HEAD", "POST"])
@MANAGE
def change_post(request: StaffRequest, key: int) -> HttpResponse:
    found = get_object_or_404(Officer, pk=key)
    form = forms.PostForm(request.POST or None, initial={"role": found.role, "unit": found.unit_id})
    if form.is_valid():
        try:
            actions.change_post(officer=found, **form.cleaned_data, by=request.user, at=timezone.now())
            return redirect("staff-officer", found.pk)
        except Refused as refusal:
            form.add_error(None, refusal.words)
    return _page(request, "change_post", form=form, officer=found)


@require_POST
@MANAGE
def invite(request: StaffRequest, key: int) -> HttpResponse:
    return _invite(request, get_object_or_404(Officer, pk=key))


@require_POST
@MANAGE
def close_account(request: StaffRequest, key: int) -> HttpResponse:
    found = get_object_or_404(Officer, pk=key)
    actions.close_account(officer=found, by=request.user, at=timezone.now())
    messages.success(request, f"{found.name} can no longer sign in.")
    return redirect("staff-officer", found.pk)


@require_POST
@MANAGE
def open_account(request: StaffRequest, key: int) -> HttpResponse:
    found = get_object_or_404(Officer, pk=key)
    actions.open_account(officer=found, by=request.user, at=timezone.now())
    messages.success(request, f"{found.name} can sign in again.")
    return redirect("staff-officer", found.pk)


@require_POST
@MANAGE
def forget_second_factors(request: StaffRequest, key: int) -> HttpResponse:
    found = get_object_or_404(Officer, pk=key)
    actions.forget_second_factors(officer=found, by=request.user, at=timezone.now())
    messages.success(request, f"{found.name} sets up a new second step at the next sign-in.")
    return redirect("staff-officer", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@MANAGE
def agree(request: StaffRequest, code: str) -> HttpResponse:
    """Add an agreement: from a day on, this unit sees a force's records."""
    found = get_object_or_404(Unit, code=code)
    form = forms.AgreementForm(request.POST or None)
    if form.is_valid():
        try:
            actions.agree(unit=found, **form.cleaned_data, by=request.user, at=timezone.now())
            return redirect("staff-unit", found.code)
        except Refused as refusal:
            form.add_error(None, refusal.words)
    return _page(request, "agree", form=form, unit=found)


@require_http_methods(["GET", "HEAD", "POST"])
@MANAGE
def end_agreement(request: StaffRequest, key: int) -> HttpResponse:
    found = get_object_or_404(Agreement.objects.select_related("unit", "force"), pk=key)
    form = forms.LastDayForm(request.POST or None)
    if form.is_valid():
        try:
            actions.end_agreement(agreement=found, **form.cleaned_data, by=request.user, at=timezone.now())
            return redirect("staff-unit", found.unit.code)
        except Refused as refusal:
            form.add_error(None, refusal.words)
    return _page(request, "end_agreement", form=form, agreement=found)


def _invite(request: StaffRequest, found: Officer) -> HttpResponse:
    """Send the invitation; when mail is not taken the account stands and the page says to try again."""
    try:
        actions.invite(officer=found, by=request.user, at=timezone.now())
        messages.success(request, f"We have sent {found.email} a link to choose a password.")
    except Refused as refusal:
        messages.error(request, refusal.words)
    return redirect("staff-officer", found.pk)


def _page(request: StaffRequest, name: str, **given: Any) -> HttpResponse:
    return render(request, f"desk/staff/{name}.html", given | {"marking": "OFFICIAL"})
