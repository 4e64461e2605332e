from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.intake import actions
from peelian.intake.models import Report
from peelian.intake.queries import queue
from peelian.intake.queries.queue import Due, Tab, due
from peelian.web.desk.doors import report_or_404
from peelian.web.kit.guards import StaffRequest, duty

LABELS = {Tab.UNCLAIMED: "Unclaimed", Tab.MINE: "Mine", Tab.TEAM: "Team", Tab.WAITING: "Waiting"}


@dataclass(frozen=True)
class Line:
    """One row of the queue as it is shown."""

    report: Report
    due: Due


@require_safe
@duty(Duty.WORK_VICTIMS)
def victims(request: StaffRequest) -> HttpResponse:
    """The queue, one tab and one page of it."""
    today = timezone.localdate()
    tab = Tab(request.GET["tab"]) if request.GET.get("tab") in set(Tab) else Tab.UNCLAIMED
    page = queue.page(request.user, tab, after=request.GET.get("after", ""), today=today)
    actions.consult_list(page=f"queue, {tab}", shown=len(page.reports), by=request.user, at=timezone.now())
    return render(
        request,
        "desk/victims/queue.html",
        {
            "tab": tab,
            "tabs": _tabs(request, tab),
            "lines": [Line(report, due(report.due_on, today)) for report in page.reports],
            "first_url": f"?tab={tab}" if request.GET.get("after") else "",
            "next_url": f"?tab={tab}&after={page.after}" if page.after else "",
        },
    )


@require_POST
@duty(Duty.WORK_VICTIMS)
def claim_next(request: StaffRequest) -> HttpResponse:
    """Take the most pressing report that nobody has, and open it."""
    report = actions.claim_next(by=request.user, at=timezone.now())
    if report is None:
        messages.success(request, "Nobody is waiting: every report you may see has been claimed.")
        return redirect("victims")
    return redirect("victim", report.pk)


@require_POST
@duty(Duty.WORK_VICTIMS)
def claim(request: StaffRequest, key: int) -> HttpResponse:
    """Take this report."""
    report = report_or_404(request, key, "claim")
    actions.claim(report=report, by=request.user, at=timezone.now())
    return redirect("victim", report.pk)


@require_POST
@duty(Duty.WORK_VICTIMS)
def hand_back(request: StaffRequest, key: int) -> HttpResponse:
    """Give this report back to the queue."""
    report = report_or_404(request, key, "hand back")
    actions.hand_back(report=report, by=request.user, at=timezone.now())
    messages.success(request, f"{report.about.name} is back in the queue.")
    return redirect("victims")


def _tabs(request: StaffRequest, chosen: Tab) -> list[dict[str, object]]:
    today = timezone.localdate()
    return [
        {
            "label": label,
            "url": f"{reverse('victims')}?tab={tab}",
            "count": queue.count(request.user, tab, today),
            "current": tab is chosen,
        }
        for tab, label in LABELS.items()
    ]
