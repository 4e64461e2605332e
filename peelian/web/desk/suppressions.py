"""Addresses and numbers that we leave alone: the list, adding one, lifting one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.intake.actions import consult_list
from peelian.release.actions import lift_suppression, suppress
from peelian.release.models import Suppression
from peelian.release.queries import suppressions_after
from peelian.release.rules.channels import Channel
from peelian.web.desk.suppressions_forms import LiftForm, SuppressForm
from peelian.web.kit.guards import StaffRequest, duty

A_PAGE = 25


@require_safe
@duty(Duty.WORK_VICTIMS)
def suppressions(request: StaffRequest) -> HttpResponse:
    """What stands, newest first, a page of it; or only what has something of an address in it."""
    typed, before = request.GET.get("q", "").strip()[:100], request.GET.get("before", "")
    key = int(before) if before.isdecimal() else None
    found = list(suppressions_after(key, holding=typed)[: A_PAGE + 1])
    shown, asked = found[:A_PAGE], {"q": typed} if typed else {}
    consult_list(page="addresses left alone", shown=len(shown), by=request.user, at=timezone.now())
    older = f"?{urlencode(asked | {'before': shown[-1].pk})}" if len(found) > A_PAGE else ""
    pages = {"next_url": older, "first_url": f"?{urlencode(asked)}" if before else ""}
    return render(request, "desk/suppressions/list.html", {"shown": shown, "typed": typed} | pages)


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def add(request: StaffRequest) -> HttpResponse:
    """Leave an address or number alone."""
    form = SuppressForm(request.POST or None, initial=request.GET.dict())
    if form.is_valid():
        told = form.cleaned_data
        suppress(
            channel=Channel(told["channel"]), recipient=told["recipient"], reason=told["reason"],
            by=request.user, at=timezone.now(), cause=told["cause"],
        )  # fmt: skip
        messages.success(request, f"Nothing more goes to {told['recipient']}.")
        return redirect("suppressions")
    return render(request, "desk/suppressions/new.html", {"form": form})


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def lift(request: StaffRequest, key: int) -> HttpResponse:
    """Let an address or number be used again."""
    suppression = get_object_or_404(Suppression.objects.standing(), pk=key)
    form = LiftForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        lift_suppression(suppression=suppression, reason=reason, by=request.user, at=timezone.now())
        messages.success(request, f"{suppression.recipient} may be used again.")
        return redirect("suppressions")
    return render(request, "desk/suppressions/lift.html", {"form": form, "suppression": suppression})
