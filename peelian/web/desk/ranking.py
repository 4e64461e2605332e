"""Ranking: officers put invented reports in order, without seeing ours, and the orders are compared without names."""

import random

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.intake import actions
from peelian.intake.queries.ranking import officers_compared
from peelian.intake.rules.ranking_check import FEWEST_OFFICERS, check
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.ranking_cases import RankingCase
from peelian.web.desk.victims.queue import key_in
from peelian.web.kit.guards import StaffRequest, duty

DOZEN = 12


class OrderForm(forms.Form):
    """A place for each case. A place that is there twice, or missing, is said beside it."""

    def __init__(self, *args: object, cases: list[RankingCase], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.cases = cases
        for case in cases:
            self.fields[f"place-{case.number}"] = forms.IntegerField(
                label=case.sentence, min_value=1, max_value=999,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input--2"}),
                error_messages={
                    "required": "Give every case a place, 1 for the first to be rung",
                    "invalid": "A place is a whole number",
                },
            )  # fmt: skip

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        taken: dict[object, str] = {}
        for name, place in list(cleaned.items()):
            if place in taken:
                self.add_error(name, f"Place {place} is there twice")
            taken[place] = name
        return cleaned

    @property
    def order(self) -> list[int]:
        """The numbers of the cases by their places."""
        return sorted(
            (case.number for case in self.cases), key=lambda number: self.cleaned_data[f"place-{number}"]
        )  # fmt: skip


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def ranking(request: StaffRequest) -> HttpResponse:
    """Put invented reports in order: a dozen, or all fifty. Ours is not shown before."""
    all_cases = knowledge.library().ranking_cases.cases
    cases = _shown(request, all_cases)
    form = OrderForm(request.POST or None, cases=cases)
    if form.is_valid():
        actions.save_ranking(order=form.order, by=request.user, at=timezone.now())
        messages.success(request, "Thank you. Your order is kept, and counted without your name.")
        return redirect("ranking-compared")
    rows = [(case, form[f"place-{case.number}"]) for case in cases]
    context = {"form": form, "rows": rows, "many": len(all_cases), "whole": len(cases) == len(all_cases)}
    return render(request, "desk/ranking/ranking.html", context)


@require_safe
@duty(Duty.WORK_VICTIMS)
def compared(request: StaffRequest) -> HttpResponse:
    """How officers' orders and our written criteria stand to the weights in force."""
    cases, weights = knowledge.library().ranking_cases, knowledge.harm_weights()
    found = officers_compared()
    apart = [(cases.case(one.number), one) for one in found.apart]
    context = {"compared": found, "apart": apart, "check": check(cases, weights), "cases": cases, "weights": weights}
    return render(request, "desk/ranking/compared.html", context | {"fewest": FEWEST_OFFICERS})


def _shown(request: StaffRequest, cases: tuple[RankingCase, ...]) -> list[RankingCase]:
    """Return the cases to put in order: those of the form that comes back, else all or a dozen, in no order."""
    asked = {key_in(text) for text in request.POST.getlist("case")}
    if asked:
        return [case for case in cases if case.number in asked]
    mixed = random.SystemRandom().sample(cases, len(cases))
    return mixed if request.GET.get("all") else mixed[:DOZEN]
