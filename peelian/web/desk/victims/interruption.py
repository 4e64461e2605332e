from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from peelian.accounts.rules.roles import Duty
from peelian.intake import actions
from peelian.intake.models import Report
from peelian.intake.queries.warnings import unread
from peelian.intake.rules.warnings import WAYS_OUT, instead
from peelian.kernel.words import day
from peelian.parties.models import SafetyFlag
from peelian.parties.rules.kinds import Channel
from peelian.web.desk.doors import report_or_404
from peelian.web.kit.guards import StaffRequest, duty


@dataclass(frozen=True)
class Before:
    """What an officer is about to do, in words, and by which ways."""

    words: str
    ways: tuple[Channel, ...]


PAGES = {
    "victim-call": Before("ring", (Channel.TELEPHONE,)),
    "victim-advice": Before("write to", WAYS_OUT),
    "victim-follow-up": Before("write to", WAYS_OUT),
    "victim-text": Before("text", (Channel.TEXT,)),
}


def warnings_first(request: StaffRequest, report: Report, page: str) -> HttpResponse | None:
    """Return a page of the warnings that an officer must read before this page opens, or None when they have."""
    before = PAGES[page]
    flags = unread(report, before.ways, by=request.user, now=timezone.now())
    if not flags:
        return None
    asked = [f"Instead: {words[0].lower()}{words[1:]}" for words in instead(flag.kind for flag in flags)]
    context = {
        "report": report,
        "keep": {"page": page, "warnings": " ".join(str(flag.pk) for flag in flags)},
        "title": f"Read this before you {before.words} {report.speaks_to.name}",
        "reasons": [*(_sentence(flag) for flag in flags), *asked],
    }
    return render(request, "desk/victims/interruption.html", context)


@require_POST
@duty(Duty.WORK_VICTIMS)
def read(request: StaffRequest, key: int) -> HttpResponse:
    """Note that an officer has read the warnings, and open what they were about to do."""
    report = report_or_404(request, key, "warnings")
    keys = [int(each) for each in request.POST.get("warnings", "").split() if each.isdecimal()]
    actions.note_read(report=report, flags=keys, by=request.user, at=timezone.now())
    page = request.POST.get("page", "")
    return redirect(page if page in PAGES else "victim", report.pk)


def _sentence(flag: SafetyFlag) -> str:
    raised = timezone.localdate(flag.raised_at)
    return f"{flag.kind}: {flag.reason.rstrip('.')}. Raised by {flag.raised_by} on {day(raised)}."
