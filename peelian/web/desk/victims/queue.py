from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from peelian.accounts.models import Officer
from peelian.accounts.rules.roles import Duty
from peelian.intake import actions
from peelian.intake.models import Pause, Report
from peelian.intake.queries import queue
from peelian.intake.queries.queue import Due, Tab, due
from peelian.intake.queries.stopped import stopped_among
from peelian.intake.queries.workload import workers
from peelian.kernel.words import plural
from peelian.parties.models import InvestigationFlag
from peelian.parties.rules.kinds import Stop
from peelian.web.desk.doors import report_or_404
from peelian.web.desk.victims.queue_forms import QueueFilter
from peelian.web.kit.guards import StaffRequest, duty

LABELS = {Tab.UNCLAIMED: "Unclaimed", Tab.MINE: "Mine", Tab.TEAM: "Team", Tab.WAITING: "Waiting"}


@dataclass(frozen=True)
class Line:
    """One row of the queue as it is shown. `pause`: why its clock stands, if it does."""

    report: Report
    due: Due
    pause: Pause | None = None
    stopped: InvestigationFlag | None = None


@require_safe
@duty(Duty.WORK_VICTIMS)
def victims(request: StaffRequest) -> HttpResponse:
    """The queue, one tab and one page of it."""
    today = timezone.localdate()
    tab = Tab(request.GET["tab"]) if request.GET.get("tab") in set(Tab) else Tab.UNCLAIMED
    form = QueueFilter(request.GET, officer=request.user)
    chosen, after = form.chosen(), request.GET.get("after", "")
    page = queue.page(request.user, tab, after=after, today=today, chosen=chosen)
    actions.consult_list(page=f"queue, {tab}", shown=len(page.reports), by=request.user, at=timezone.now())
    return render(
        request,
        "desk/victims/queue.html",
        {
            "tab": tab,
            "tabs": _tabs(request, tab, form),
            "lines": _lines(page.reports, tab, today),
            "first_url": f"?{form.query(tab)}" if after else "",
            "next_url": f"?{form.query(tab)}&after={page.after}" if page.after else "",
            "filter": form,
            "filtered": chosen != queue.ALL,
        }
        | (_handing_out(request) if tab is Tab.UNCLAIMED else {}),
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


@require_POST
@duty(Duty.ASSIGN)
def assign(request: StaffRequest) -> HttpResponse:
    """Give the ticked reports to an officer."""
    to = get_object_or_404(workers(request.user), pk=key_in(request.POST.get("to", "")))
    moved = actions.assign(reports=keys_in(request.POST), to=to, by=request.user, at=timezone.now())
    say_what_moved(request, moved, to)
    return redirect("victims")


def say_what_moved(request: StaffRequest, moved: actions.Moved, to: Officer) -> None:
    """Say how many reports an officer got, and for each that moved meanwhile whose it is."""
    if moved.done:
        messages.success(request, f"{to.name} now has {plural(len(moved.done), 'report')} more.")
    for words in moved.left:
        messages.warning(request, f"{words}, so it was left where it is.")


def keys_in(posted: QueryDict) -> list[int]:
    """Return the keys of the ticked reports; what is no key is left out."""
    return [int(text) for text in posted.getlist("report") if text.isdecimal() and len(text) < 19]


def key_in(text: str) -> int:
    """Return a key somebody chose, or 0, which is nobody's."""
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def _handing_out(request: StaffRequest) -> dict[str, object]:
    """Return whom work can be given to, for those who hand it out."""
    return {"officers": workers(request.user)} if request.user.may(Duty.ASSIGN) else {}


def _lines(reports: list[Report], tab: Tab, today: date) -> list[Line]:
    stopped = stopped_among(reports, Stop.CONTACT)
    pauses = queue.pauses_of(reports) if tab is Tab.WAITING else {}
    return [
        Line(report, due(report.due_on, today), pauses.get(report.pk), stopped.get(report.pk)) for report in reports
    ]


def _tabs(request: StaffRequest, chosen: Tab, form: QueueFilter) -> list[dict[str, object]]:
    today = timezone.localdate()
    return [
        {
            "label": label,
            "url": f"{reverse('victims')}?{form.query(tab)}",
            "count": queue.count(request.user, tab, today, form.chosen()),
            "current": tab is chosen,
        }
        for tab, label in LABELS.items()
    ]
