from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from peelian.accounts.rules.roles import Duty
from peelian.release.gateways.demo_mail import taken_mail
from peelian.web.kit.guards import StaffRequest, duty


@require_safe
@duty(Duty.WORK_VICTIMS)
def mail(request: StaffRequest) -> HttpResponse:
    """What the demo's mail server took, as its readers see it. Only in the demo."""
    if not settings.DEV:
        raise Http404
    return render(request, "desk/mail/mail.html", {"messages_taken": taken_mail()})
