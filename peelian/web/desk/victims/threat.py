from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from peelian.accounts.rules.roles import Duty
from peelian.intake import actions
from peelian.intake.queries.threats import is_judged
from peelian.knowledge import queries as knowledge
from peelian.web.desk.doors import report_or_404
from peelian.web.desk.victims.threat_forms import AS_OFFENCE, ThreatForm
from peelian.web.kit.guards import StaffRequest, duty


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def judge(request: StaffRequest, key: int) -> HttpResponse:
    """Say which threat a report is about."""
    report = report_or_404(request, key, "threat")
    of_offence = knowledge.threat_for(report.offence_code)
    initial = {"threat": report.threat if is_judged(report) else AS_OFFENCE}
    form = ThreatForm(request.POST or None, of_offence=of_offence, initial=initial)
    if form.is_valid():
        actions.judge_threat(report=report, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, "Kept. What we advise and what to say on the telephone follow it.")
        return redirect("victim", report.pk)
    return render(request, "desk/victims/threat.html", {"form": form, "report": report})
