"""Weights: how victims are put in order, what a change would do before it is saved, and every version with its why."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from peelian.accounts.rules.roles import Duty
from peelian.intake import actions
from peelian.intake.queries.ranking import Preview, preview
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.setting_weights import GROUPS, numbers, why_not
from peelian.knowledge.rules.weights import HarmWeights
from peelian.web.desk.victims.queue import key_in
from peelian.web.desk.weights_forms import WeightsForm
from peelian.web.kit.guards import StaffRequest, duty

SHOWN = 30  # moves on a page; the rest are counted


@dataclass(frozen=True)
class Group:
    """One table of the page: its name and its number fields with what is in force."""

    name: str
    rows: list[tuple[Any, int]]


@require_http_methods(["GET", "POST"])
@duty(Duty.SET_WEIGHTS)
def weights(request: StaffRequest) -> HttpResponse:
    """Today's weights; what others would do; and saving them."""
    now = knowledge.harm_weights()
    form = WeightsForm(request.POST or None, now=now, start=_start(request, now))
    seen = None
    if form.is_valid():
        if "save" in request.POST and form.may_be_saved():
            why = form.cleaned_data["why"]
            saved = actions.set_weights(weights=form.weights(), why=why, by=request.user, at=timezone.now())
            messages.success(request, f"Version {saved.version} is in force. The queue is being put in order by it.")
            return redirect("weights")
        seen = preview(request.user, form.weights(), timezone.now())
        actions.consult_list(page="weights, preview", shown=seen.looked_at, by=request.user, at=timezone.now())
    return render(request, "desk/weights/weights.html", _shown(form, now) | _would(form, seen))


def _start(request: StaffRequest, now: HarmWeights) -> HarmWeights:
    """Return the weights the form begins with: those in force, or an earlier version somebody goes back to."""
    version = key_in(request.GET.get("from", ""))
    return knowledge.weights_of(version) or now


def _shown(form: WeightsForm, now: HarmWeights) -> dict[str, Any]:
    in_force = numbers(now)
    rows = [(number.group, form[number.key], number.points) for number in in_force]
    groups = [Group(name, [(field, points) for group, field, points in rows if group == name]) for name in GROUPS]
    return {"form": form, "now": now, "groups": groups, "history": knowledge.weights_history()}


def _would(form: WeightsForm, seen: Preview | None) -> dict[str, Any]:
    if seen is None:
        return {}
    return {
        "preview": seen,
        "moves": seen.moves[:SHOWN],
        "tens": list(zip(seen.before, seen.after, strict=True)),
        "against": why_not(form.weights()),
    }
