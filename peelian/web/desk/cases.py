"""Cases you hold: the officer in the case releases what an investigation stops, and nobody else does."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from peelian.intake.actions import consult_case, consult_list, pass_case_on
from peelian.parties.actions import change_stops, release_investigation
from peelian.parties.models import InvestigationFlag
from peelian.parties.rules.kinds import Stop
from peelian.web.desk.victims.case_forms import CaseForm, HandOverForm, ReleaseForm
from peelian.web.kit.guards import StaffRequest, signed_in

PAGE = 50
LATELY = 10


@require_safe
@signed_in
def cases(request: StaffRequest) -> HttpResponse:
    """The flags whose officer in the case this is, the last set first, and what was released lately."""
    held = InvestigationFlag.objects.held_by(request.user.label).select_related("about").defer("about__search")
    before = request.GET.get("before", "")
    standing = held.standing().filter(pk__lt=int(before)) if before.isdecimal() else held.standing()
    found = list(standing.order_by("-id")[: PAGE + 1])
    released = [] if before else list(held.exclude(released_at=None)[:LATELY])
    shown = found[:PAGE]
    consult_list(page="cases you hold", shown=len(shown) + len(released), by=request.user, at=timezone.now())
    next_url = f"?before={shown[-1].pk}" if len(found) > PAGE else ""
    context = {"standing": shown, "released": released, "next_url": next_url, "first_url": "?" if before else ""}
    return render(request, "desk/cases/list.html", context)


@require_http_methods(["GET", "POST"])
@signed_in
def case(request: StaffRequest, key: int) -> HttpResponse:
    """Change what a flag stops."""
    flag = _case_or_404(request, key)
    form = CaseForm(request.POST or None, initial={"stops": flag.stops})
    if form.is_valid():
        stops = [Stop(word) for word in form.cleaned_data["stops"]]
        change_stops(flag=flag, stops=stops, by=request.user, at=timezone.now())
        messages.success(request, "What the flag stops is changed.")
        return redirect("case", flag.pk)
    return _shown(request, flag, form=form)


@require_http_methods(["POST"])
@signed_in
def release(request: StaffRequest, key: int) -> HttpResponse:
    """Release a flag: contact goes on."""
    flag = _case_or_404(request, key)
    form = ReleaseForm(request.POST)
    if form.is_valid():
        release_investigation(flag=flag, why=form.cleaned_data["why"], by=request.user, at=timezone.now())
        messages.success(request, "The flag is released. Whoever has the report sees your words.")
        return redirect("cases")
    return _shown(request, flag, release_form=form)


@require_http_methods(["POST"])
@signed_in
def hand_over(request: StaffRequest, key: int) -> HttpResponse:
    """Make somebody else the officer in the case."""
    flag = _case_or_404(request, key)
    form = HandOverForm(request.POST)
    if form.is_valid():
        to = form.cleaned_data["to"]
        pass_case_on(flag=flag, to=to, by=request.user, at=timezone.now())
        messages.success(request, f"{to.name} is the officer in the case now.")
        return redirect("cases")
    return _shown(request, flag, over_form=form)


def _case_or_404(request: StaffRequest, key: int) -> InvestigationFlag:
    held = InvestigationFlag.objects.held_by(request.user.label).select_related("about")
    flag = get_object_or_404(held, pk=key)
    consult_case(flag=flag, by=request.user, at=timezone.now())
    return flag


def _shown(
    request: StaffRequest,
    flag: InvestigationFlag,
    form: CaseForm | None = None,
    release_form: ReleaseForm | None = None,
    over_form: HandOverForm | None = None,
) -> HttpResponse:
    context = {
        "flag": flag,
        "form": form or CaseForm(initial={"stops": flag.stops}),
        "release_form": release_form or ReleaseForm(),
        "over_form": over_form or HandOverForm(),
    }
    return render(request, "desk/cases/case.html", context)
