from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from peelian.accounts.rules.roles import Duty
from peelian.intake import actions
from peelian.intake.queries.texts import text_draft
from peelian.intake.rules.notices import Notice
from peelian.kernel.words import telephone_words
from peelian.release.queries import why_not
from peelian.release.rules.texts import size
from peelian.web.desk.doors import report_or_404
from peelian.web.desk.victims.interruption import warnings_first
from peelian.web.kit.guards import StaffRequest, duty


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def text(request: StaffRequest, key: int) -> HttpResponse:
    """Read a text as it would go, with its length and what stands against it; then send it."""
    report = report_or_404(request, key, "text")
    if page := warnings_first(request, report, "victim-text"):
        return page
    word = request.POST.get("notice") or request.GET.get("notice", "")
    notice = Notice(word) if word in set(Notice) else Notice.ADVICE
    if request.method == "POST":
        actions.send_text(report=report, notice=notice, by=request.user, at=timezone.now())
        messages.success(request, "The text is on its way. The exact copy is on the record.")
        return redirect("victim", report.pk)
    draft = text_draft(report, notice, by=request.user)
    shown = {"number": telephone_words(draft.recipient), "against": why_not(draft), "size": size(draft.body)}
    return render(
        request,
        "desk/victims/text.html",
        {"report": report, "draft": draft, "notice": notice, "notices": list(Notice)} | shown,
    )
