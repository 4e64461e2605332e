"""Why records are one person or firm, and parting those that are not. What will change is shown first."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.intake.actions import look_at_who, part_records, would_part
from peelian.intake.queries.moving import consequences
from peelian.intake.queries.who import seen_among
from peelian.intake.queries.who_party import SHOWN, members_of, one_party
from peelian.web.desk.doors import report_or_404
from peelian.web.desk.who.forms import PartForm
from peelian.web.kit.guards import StaffRequest, duty

KEPT = ("reason", "until")  # what the form asked, kept on the page that shows what would change


@require_safe
@duty(Duty.DECIDE_WHO_IS_WHO)
def why(request: StaffRequest, key: int) -> HttpResponse:
    """Each record of one person or firm, each link with its evidence, and who said what."""
    report = report_or_404(request, key, "why these are one")
    look_at_who(report=report, by=request.user, at=timezone.now())
    context = {"report": report, "party": one_party(report.records, request.user)}
    return render(request, "desk/who/why.html", context)


@require_http_methods(["GET", "POST"])
@duty(Duty.DECIDE_WHO_IS_WHO)
def part(request: StaffRequest, key: int) -> HttpResponse:
    """Choose the records that are somebody else's; see what would change; then part them."""
    report = report_or_404(request, key, "parting records")
    seen = seen_among(request.user, [record.pk for record in report.records])
    members = members_of([record for record in report.records if record.pk in seen][:SHOWN], request.user)
    form = PartForm(request.POST or None, records=[(member.record.pk, member.words) for member in members])
    context = {"report": report, "form": form, "alone": len(report.records) < 2}
    if form.is_valid():
        records, at = form.cleaned_data["records"], timezone.now()
        if "sure" in request.POST:
            part_records(records=records, word=form.word, by=request.user, at=at)
            messages.success(request, "The records are parted. You can undo this under Changes.")
            return redirect("victim-why", report.pk)
        moves = would_part(records=records, by=request.user, at=at)
        context["ready"] = consequences(moves, request.user)
        context["keep"] = [(name, value) for name, value in request.POST.items() if name.startswith(KEPT)]
    return render(request, "desk/who/part.html", context)
