"""What looks from outside have found of a firm: three lights, what to do first, who mends what."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.assessment.actions import ask_for_look, look_after_mending
from peelian.assessment.queries.looks import looks_of, standing_leave
from peelian.parties.gateways.leave_words import leave_words
from peelian.web.desk.doors import firm_or_404
from peelian.web.desk.firms.tabs import tabs
from peelian.web.kit.guards import StaffRequest, duty


@require_safe
@duty(Duty.HELP_FIRMS)
def checks(request: StaffRequest, key: int) -> HttpResponse:
    """The lights, one thing to do first, everything by who mends it, and the looks so far."""
    firm = firm_or_404(request, key, "what can be seen from outside")
    context = {
        "firm": firm,
        "looks": looks_of(firm),
        "standing": standing_leave(firm, on=timezone.localdate()),
        "words": leave_words(),
        "tabs": tabs(firm, "checks"),
    }
    return render(request, "desk/firms/checks.html", context)


@require_POST
@duty(Duty.HELP_FIRMS)
def look(request: StaffRequest, key: int) -> HttpResponse:
    """Look now: the week's look, or one because something has been mended."""
    firm = firm_or_404(request, key, "look from outside")
    ask = look_after_mending if "mended" in request.POST else ask_for_look
    ask(firm=firm, by=request.user, at=timezone.now())
    messages.success(request, "We are looking. It takes a minute or two.")
    return redirect("firm-checks", firm.pk)
