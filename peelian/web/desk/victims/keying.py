"""A record's blocks for other systems: copied from here, keyed there, and marked as done."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.intake import actions
from peelian.intake.queries.pasting import blocks_of
from peelian.web.desk.doors import report_or_404
from peelian.web.kit.guards import StaffRequest, duty


@require_safe
@duty(Duty.WORK_VICTIMS)
def keying(request: StaffRequest, key: int) -> HttpResponse:
    """Each block as it would be copied now. Reading it, as copying does, is logged as a consultation."""
    report = report_or_404(request, key, "for other systems, to copy")
    blocks = blocks_of(report)
    first = next((block.words.code for block in blocks if block.to_do), "")
    context = {"report": report, "blocks": blocks, "first": first}
    return render(request, "desk/victims/keying.html", context)


@require_POST
@duty(Duty.WORK_VICTIMS)
def mark(request: StaffRequest, key: int, code: str) -> HttpResponse:
    """Mark a block as keyed."""
    report = report_or_404(request, key, "for other systems")
    copied = request.POST.get("copied", "")
    keyed = actions.mark_keyed(report=report, code=code, copy_digest=copied, by=request.user, at=timezone.now())
    messages.success(request, f"Marked as keyed into the {keyed.target}.")
    return redirect("victim-keying", report.pk)
