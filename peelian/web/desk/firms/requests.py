"""Requests for our time: those that wait, a new one, and one with what is suggested and what was decided."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.engagement.actions import consult_firms, decide, is_of_firm, note_request, triage
from peelian.engagement.models import Firm, Request
from peelian.engagement.queries import requests as queries
from peelian.engagement.queries.alike import named_like
from peelian.kernel.words import duration, plural
from peelian.web.desk.doors import firm_request_or_404
from peelian.web.desk.firms.requests_forms import DecideForm, RequestForm, WeighForm, weighed_before
from peelian.web.kit.guards import StaffRequest, duty


@require_safe
@duty(Duty.HELP_FIRMS)
def requests(request: StaffRequest) -> HttpResponse:
    """What waits for a decision, the most pressing first, and what was decided."""
    waiting = queries.waiting(request.user)
    decided, after = queries.decided(request.user, before=request.GET.get("before", ""))
    consult_firms(page="requests", shown=len(waiting) + len(decided), by=request.user, at=timezone.now())
    context = {
        "waiting": [(one, queries.suggestion_for(one)) for one in waiting],
        "decided": decided,
        "first_url": "?" if request.GET.get("before") else "",
        "next_url": f"?before={after}" if after else "",
    }
    return render(request, "desk/firms/requests.html", context)


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def new(request: StaffRequest) -> HttpResponse:
    """Write down what somebody asks for."""
    firm = _firm(request, request.GET.get("firm", ""))
    known = {"organisation": firm.about.name, "postcode": firm.about.postcode} if firm else {}
    form = RequestForm(request.POST or None, initial=known)
    if form.is_valid():
        noted = note_request(asked=form.asked(), triaged=form.triaged(), firm=firm, by=request.user, at=timezone.now())
        messages.success(request, "Written down. Now decide, or leave it with those that wait.")
        return redirect("firm-request", noted.pk)
    return render(request, "desk/firms/request-new.html", {"form": form, "firm": firm})


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def one(request: StaffRequest, key: int) -> HttpResponse:
    """One request: what decides about it, what is suggested, and the decision."""
    asked = firm_request_or_404(request, key)
    deciding, weighing = "decision" in request.POST, "audience" in request.POST
    decision = DecideForm(request.POST if deciding else None, suggestion=queries.suggestion_for(asked))
    weigh = WeighForm(request.POST if weighing else None, initial=weighed_before(asked))
    if deciding and decision.is_valid():
        decide(request=asked, **decision.decided(), by=request.user, at=timezone.now())
        messages.success(request, "Decided. Tell them, with the reason.")
        return redirect("firm-requests")
    if weighing and weigh.is_valid():
        triage(request=asked, triaged=weigh.triaged(), by=request.user, at=timezone.now())
        messages.success(request, "Kept. What is suggested goes by it.")
        return redirect("firm-request", key)
    return render(request, "desk/firms/request.html", _shown(request, asked) | {"decide": decision, "weigh": weigh})


@require_POST
@duty(Duty.HELP_FIRMS)
def of_firm(request: StaffRequest, key: int) -> HttpResponse:
    """Say which firm of the unit a request is of."""
    asked = firm_request_or_404(request, key)
    firm = get_object_or_404(Firm.objects.visible_to(request.user), pk=_number(request.POST.get("firm", "")))
    is_of_firm(request=asked, firm=firm, by=request.user, at=timezone.now())
    messages.success(request, f"It is on the record of {firm.about.name}.")
    return redirect("firm-request", key)


def _shown(request: StaffRequest, asked: Request) -> dict[str, Any]:
    rows = [
        ("Who asks", f"{asked.asked_by}, {asked.contact}"),
        ("In their words", asked.note or "Nothing was written down"),
        ("Where", asked.postcode),
        ("Who would be there", asked.audience),
        ("How many", plural(asked.people, "person", "people") if asked.people else ""),
        ("There and back", duration(asked.travel_minutes) if asked.travel_minutes is not None else ""),
        ("Why it presses", asked.at_risk or "It does not, as far as we know"),
    ]
    return {
        "asked": asked,
        "rows": rows,
        "suggestion": queries.suggestion_for(asked),
        "near": queries.near(asked),
        "like": [] if asked.firm_id else named_like(request.user, asked.organisation),
    }


def _firm(request: StaffRequest, key: str) -> Firm | None:
    return Firm.objects.visible_to(request.user).select_related("about").filter(pk=_number(key)).first()


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0
