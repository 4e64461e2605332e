"""An assessment that begins from the answers of the one before."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from peelian.accounts.rules.roles import Duty
from peelian.assessment.actions import carry_over
from peelian.assessment.queries.asking import WORDS
from peelian.assessment.queries.carrying import FromBefore, from_before
from peelian.kernel.words import plural
from peelian.knowledge import queries as knowledge
from peelian.web.desk.doors import assessment_or_404
from peelian.web.kit.guards import StaffRequest, duty


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def carry(request: StaffRequest, key: int) -> HttpResponse:
    """What can be kept, what is asked again and why; nothing is kept until it is said."""
    one = assessment_or_404(request, key, "answers from before")
    if request.method == "POST":
        kept = carry_over(assessment=one, by=request.user, at=timezone.now())
        messages.success(request, f"Kept: {plural(kept, 'answer')} from before, each with who gave it and when.")
        return redirect("assessment", one.pk)
    found = from_before(one)
    context = {"assessment": one, "firm": one.firm, "found": found, **(_listed(found) if found else {})}
    return render(request, "desk/assessments/carry.html", context)


def _listed(found: FromBefore) -> dict[str, Any]:
    """What is kept, asked again and not asked any more, by the titles of the controls."""
    return {
        "kept": [(_title(code), WORDS[said.state], said) for code, said in found.answers.items()],
        "again": [(_title(code), why) for code, why in found.carrying.again],
        "gone": [_title(code) for code in found.carrying.gone],
    }


def _title(code: str) -> str:
    return knowledge.control(code).title
