from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.intake import actions
from peelian.intake.actions import Referred
from peelian.intake.models import Referral
from peelian.intake.queries.record import record as gather
from peelian.intake.rules.referrals import Consent
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.referrals import ReferralService
from peelian.web.desk.doors import report_or_404
from peelian.web.desk.victims.care_forms import ReferralForm
from peelian.web.desk.victims.record import frame
from peelian.web.kit.guards import StaffRequest, duty


@require_safe
@duty(Duty.WORK_VICTIMS)
def referrals(request: StaffRequest, key: int) -> HttpResponse:
    """Who else helps a victim, and which services there are."""
    record = gather(report_or_404(request, key, "referrals"), request.user)
    made = Referral.objects.filter(report__in=record.reports).defer("text")
    context = {"made": made, "services": knowledge.library().referral_services}
    return render(request, "desk/victims/referrals.html", frame(request, record, "referrals") | context)


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def refer(request: StaffRequest, key: int, service: str) -> HttpResponse:
    """Refer a victim to a service."""
    report = report_or_404(request, key, "referral")
    to = _service_or_404(service)
    form = ReferralForm(request.POST or None, service=to)
    if form.is_valid():
        made = actions.refer(report=report, referred=_referred(form, to), by=request.user, at=timezone.now())
        messages.success(request, "The referral is written." if made.text else "That they were asked is on the record.")
        return redirect("referral", made.pk)
    return render(request, "desk/victims/refer.html", {"form": form, "report": report, "service": to})


def _service_or_404(code: str) -> ReferralService:
    try:
        return knowledge.referral_service(code)
    except KeyError as unknown:
        raise Http404 from unknown


def _referred(form: ReferralForm, to: ReferralService) -> Referred:
    said = form.cleaned_data
    return Referred(
        service=to.code,
        why=said["why"],
        consent=Consent(said["consent"]),
        consent_why=said.get("consent_why", ""),
        facts=said["facts"],
        words=said["words"],
    )
