"""Asking a victim what changed: the questions and their reminders, read before they go; and asking no more."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from peelian.accounts.rules.roles import Duty
from peelian.adoption.queries import not_to_be_asked
from peelian.intake import actions
from peelian.intake.models import Report
from peelian.intake.queries.follow_up import (
    about_to_put,
    asked_in,
    best_way,
    follow_up_draft,
    next_wave,
    reminders,
    ways_to_remind,
)
from peelian.knowledge import queries as knowledge
from peelian.release.queries import why_not
from peelian.release.rules.channels import Channel
from peelian.release.rules.copy import blocks
from peelian.web.desk.doors import report_or_404
from peelian.web.desk.victims.follow_up_forms import WayForm, WhyForm
from peelian.web.desk.victims.interruption import warnings_first
from peelian.web.kit.guards import StaffRequest, duty


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def follow_up(request: StaffRequest, key: int) -> HttpResponse:
    """Read the questions and their reminders as they would go, and send them."""
    report = report_or_404(request, key, "follow-up")
    if page := warnings_first(request, report, "victim-follow-up"):
        return page
    form = WayForm(request.POST or request.GET or None, best=best_way(report), remind=ways_to_remind(report))
    channel, remind_by = form.chosen()
    if request.method == "POST":
        actions.ask_what_changed(
            report=report, channel=channel, remind_by=remind_by, by=request.user, at=timezone.now()
        )
        messages.success(request, "The questions are on their way.")
        return redirect("victim", report.pk)
    return render(request, "desk/victims/follow-up.html", _read(request, report, form))


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def stop(request: StaffRequest, key: int) -> HttpResponse:
    """Ask somebody nothing more, or let them be asked again; with a reason either way."""
    report = report_or_404(request, key, "asking no more")
    stopped = not_to_be_asked(report.people)
    form = WhyForm(request.POST or None, stopped=bool(stopped))
    if form.is_valid():
        change = actions.resume_questions if stopped else actions.stop_questions
        change(report=report, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
        messages.success(request, "They may be asked again." if stopped else "They are not asked anything more.")
        return redirect("victim", report.pk)
    context = {"report": report, "form": form, "stopped": stopped}
    return render(request, "desk/victims/stop-asking.html", context)


def _read(request: StaffRequest, report: Report, form: WayForm) -> dict[str, object]:
    """Return the questions and their reminders as a page shows them, with whatever stands against them."""
    channel, remind_by = form.chosen()
    put = about_to_put(report, timezone.localdate())
    draft = follow_up_draft(report, channel=channel, put=put, by=request.user)
    planned = reminders(report, channel=channel, remind_by=remind_by, put=put, by=request.user)
    wave = next_wave(report)
    against = [*why_not(draft), *(why_not(planned[0].draft) if planned and remind_by is Channel.TEXT else [])]
    return {
        "report": report,
        "form": form,
        "draft": draft,
        "blocks": blocks(draft.body),
        "against": list(dict.fromkeys(against)),
        "stopped": not_to_be_asked(report.people),
        "days": [one.on for one in planned],
        "reminder": planned[0].draft if planned else None,
        "reminder_blocks": blocks(planned[0].draft.body) if planned else [],
        "again": put.wave > 1,
        "no_more": wave is None,
        "asked": [knowledge.control(code).follow_up for code in (asked_in(report, wave) if wave else [])],
    }
