"""Workload: who of the unit has how much, what nobody has, and handing over from one officer to another."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.models import Officer
from peelian.accounts.rules.roles import Duty
from peelian.intake import actions
from peelian.intake.queries import workload as queries
from peelian.intake.queries.queue import due
from peelian.intake.rules.stages import Band
from peelian.web.desk.victims.queue import keys_in, say_what_moved
from peelian.web.desk.victims.queue_forms import BANDS
from peelian.web.kit.guards import StaffRequest, duty

BAND_WORDS = {Band(value): words for value, words in BANDS if value}


class HandOverForm(forms.Form):
    """To whom, and why."""

    why = forms.CharField(
        label="Why?",
        help_text="Both officers and whoever reads the record will see it",
        max_length=200,
        widget=forms.TextInput,
    )

    def __init__(self, *args: object, others: list[Officer], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [(str(one.pk), one.name) for one in others]
        self.fields["to"] = forms.ChoiceField(label="To whom?", choices=choices)
        self.order_fields(["to", "why"])


@require_safe
@duty(Duty.ASSIGN)
def workload(request: StaffRequest) -> HttpResponse:
    """Who has how much, and what nobody has."""
    at = timezone.now()
    unclaimed = queries.unclaimed(request.user, timezone.localdate(at))
    bands = [(BAND_WORDS[band], band.value, number) for band, number in unclaimed.bands.items()]
    context = {"loads": queries.workload(request.user, at), "unclaimed": unclaimed, "bands": bands}
    return render(request, "desk/workload/workload.html", context)


@require_http_methods(["GET", "POST"])
@duty(Duty.ASSIGN)
def officer(request: StaffRequest, key: int) -> HttpResponse:
    """What one officer has, and handing some of it to another."""
    one = get_object_or_404(Officer.objects.filter(unit=request.user.unit_id), pk=key)
    others = [other for other in queries.workers(request.user) if other.pk != one.pk]
    form = HandOverForm(request.POST or None, others=others)
    if form.is_valid():
        to = next(other for other in others if str(other.pk) == form.cleaned_data["to"])
        why, keys = form.cleaned_data["why"], keys_in(request.POST)
        moved = actions.hand_over_reports(reports=keys, officer=one, to=to, why=why, by=request.user, at=timezone.now())
        say_what_moved(request, moved, to)
        return redirect("workload")
    listed = [(report, due(report.due_on, timezone.localdate())) for report in queries.has_now(one, request.user)]
    actions.consult_list(page=f"reports of {one.name}", shown=len(listed), by=request.user, at=timezone.now())
    return render(request, "desk/workload/officer.html", {"officer": one, "lines": listed, "form": form})
