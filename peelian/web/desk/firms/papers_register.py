"""An action register that a firm filled in, loaded back: what it would change is shown first, then it is changed."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from peelian.accounts.rules.roles import Duty
from peelian.assessment.actions import take_register
from peelian.assessment.models import Assessment
from peelian.assessment.queries.register import register as standing
from peelian.documents.gateways.firm_papers.register import read
from peelian.documents.rules.register import Compared, Line, compared
from peelian.kernel.refused import Refused
from peelian.kernel.words import plural
from peelian.web.desk.doors import assessment_or_404
from peelian.web.desk.firms.papers_forms import RegisterForm
from peelian.web.kit.guards import StaffRequest, duty

SALT, AN_HOUR, MOST_ROWS = "register", 3600, 500
GONE = "This page was open for too long. Choose the register again."
TOO_MANY = f"The register has more than {MOST_ROWS} rows. Check that it is the right file."


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def register(request: StaffRequest, key: int) -> HttpResponse:
    """Choose a register, see what it would change, and change it."""
    one = assessment_or_404(request, key, "register")
    if "sheet" in request.POST:
        said = take_register(assessment=one, lines=_unsealed(request), by=request.user, at=timezone.now())
        messages.success(request, f"{plural(len(said.changes), 'action')} of the plan changed.")
        return redirect("assessment-plan", one.pk)
    form = RegisterForm(request.POST, request.FILES) if request.method == "POST" else RegisterForm()
    context: dict[str, Any] = {"assessment": one, "form": form}
    if form.is_valid():
        try:
            context |= _preview(one, form)
        except Refused as refusal:
            form.add_error("register", refusal.words)
    return render(request, "desk/assessments/register.html", context)


def _preview(assessment: Assessment, form: RegisterForm) -> dict[str, Compared | str]:
    file = form.cleaned_data["register"]
    lines = read(file.read(), file.name or "")
    if len(lines) > MOST_ROWS:
        raise Refused(TOO_MANY)
    said = compared(standing(assessment, timezone.localdate()), lines)
    return {"said": said, "sheet": signing.dumps([asdict(line) for line in lines], salt=SALT, compress=True)}


def _unsealed(request: StaffRequest) -> list[Line]:
    """The rows that were shown, exactly."""
    try:
        rows = signing.loads(request.POST["sheet"], salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        raise Refused(GONE) from None
    return [Line(**row | {"odd": tuple(row["odd"])}) for row in rows]
