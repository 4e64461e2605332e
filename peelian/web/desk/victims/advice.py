from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from peelian.accounts.rules.roles import Duty
from peelian.intake import actions
from peelian.intake.models import Report
from peelian.intake.queries import advice as words
from peelian.kernel.words import telephone_words
from peelian.release.queries import why_not
from peelian.release.rules.channels import Channel
from peelian.release.rules.copy import blocks
from peelian.release.rules.drafts import Draft
from peelian.web.desk.doors import report_or_404
from peelian.web.desk.victims.forms import AdviceForm
from peelian.web.desk.victims.interruption import warnings_first
from peelian.web.kit.guards import StaffRequest, duty


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def compose(request: StaffRequest, key: int) -> HttpResponse:
    """Choose what to advise and how; then read it as it would go; then send it."""
    report = report_or_404(request, key, "advice")
    if page := warnings_first(request, report, "victim-advice"):
        return page
    form = AdviceForm(request.POST or None, offered=words.controls_to_advise(report), initial=_initial(report))
    if not form.is_valid():
        return render(request, "desk/victims/advice.html", {"form": form, "report": report, "place": _place(report)})
    chosen = form.cleaned_data
    if chosen["channel"] == Channel.TEXT:
        return redirect("victim-text", report.pk)
    choice = {"channel": Channel(chosen["channel"]), "audience": chosen["audience"], "controls": chosen["controls"]}
    if "send" in request.POST:
        actions.send_advice(report=report, **choice, by=request.user, at=timezone.now())
        messages.success(request, "The advice is on its way. The exact copy is on the record.")
        return redirect("victim", report.pk)
    draft = words.advice_draft(report, **choice, by=request.user, today=timezone.localdate())
    return render(request, "desk/victims/advice-check.html", _read(report, draft) | {"form": form})


def _read(report: Report, draft: Draft) -> dict[str, object]:
    """Return a draft as a page shows it, with whatever stands against it."""
    return {"report": report, "draft": draft, "blocks": blocks(draft.body), "against": why_not(draft)}


def _initial(report: Report) -> dict[str, Any]:
    known = words.facts(report)
    safe = bool(known.email) and not words.mailbox_in_doubt(known)
    audience = words.audience(words.reader(report, known, timezone.localdate()))
    return {
        "channel": (Channel.EMAIL if safe else Channel.LETTER).value,
        "audience": audience,
        "controls": words.suggestion(report, audience=audience),
    }


def _place(report: Report) -> dict[str, object]:
    known = words.facts(report)
    return {
        "email": known.email,
        "in_doubt": words.mailbox_in_doubt(known),
        "address": words.recipient(known, Channel.LETTER),
        "telephone": telephone_words(known.telephone),
    }
