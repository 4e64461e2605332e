"""The monthly check: one pair at a time, without what the system made of it. One key answers."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.intake.actions import consult_records
from peelian.intake.queries.samples import samples, to_answer
from peelian.intake.queries.who import compared
from peelian.kernel.refused import Refused
from peelian.linkage.actions.sampling import ANSWERED, answer_sample
from peelian.linkage.models import Sample
from peelian.web.kit.guards import StaffRequest, duty

SAY_SO = "Say whether these are one"
MEANS = {"same": True, "different": False, "unsure": None}


class AnswerForm(forms.Form):
    """Whether two records are one."""

    same = forms.ChoiceField(choices=[(value, value) for value in MEANS], error_messages={"required": SAY_SO})


@require_safe
@duty(Duty.SEE_QUALITY)
def check(request: StaffRequest) -> HttpResponse:
    """Lead to the first pair that waits for an answer, or say that none does."""
    first = to_answer(request.user).first()
    if first:
        return redirect("quality-pair", first.pk)
    return render(request, "desk/quality/done.html")


@require_http_methods(["GET", "POST"])
@duty(Duty.SEE_QUALITY)
def pair(request: StaffRequest, key: int) -> HttpResponse:
    """One pair: what the two records say, and the question."""
    sample = get_object_or_404(samples(request.user), pk=key)
    form = AnswerForm(request.POST or None)
    if sample.answered_at or form.is_valid():
        return _kept(request, sample, form)
    records = [sample.record_id, sample.other_id]
    consult_records(records=records, page="monthly check of who is who", by=request.user, at=timezone.now())
    context = {
        "sample": sample,
        "rows": compared(sample.record, sample.other),
        "form": form,
        "left": to_answer(request.user).count(),
    }
    return render(request, "desk/quality/pair.html", context)


def _kept(request: StaffRequest, sample: Sample, form: AnswerForm) -> HttpResponse:
    """Keep an answer and go on to the next pair; where somebody was quicker, say so and go on all the same."""
    try:
        if sample.answered_at:
            raise Refused(ANSWERED)
        answer_sample(sample=sample, same=MEANS[form.cleaned_data["same"]], by=request.user, at=timezone.now())
    except Refused as refused:
        messages.warning(request, refused.words)
    return redirect("quality-check")
