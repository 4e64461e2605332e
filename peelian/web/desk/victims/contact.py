from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from peelian.accounts.queries import route_of
from peelian.accounts.rules.ringing import Route
from peelian.accounts.rules.roles import Duty
from peelian.intake import actions
from peelian.intake.actions import Tried
from peelian.intake.models import Report
from peelian.intake.queries.advice import controls_to_advise
from peelian.intake.queries.record import record as gather
from peelian.intake.queries.threats import threat_on
from peelian.intake.queries.warnings import warnings_on
from peelian.intake.rules.alarms import ServiceRang
from peelian.intake.rules.script import Call, Step, script
from peelian.intake.rules.stages import Outcome, Reached
from peelian.intake.rules.warnings import NO_CALL, NO_MESSAGE
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.controls import Control
from peelian.parties.rules.kinds import Channel, Kind
from peelian.web.desk.doors import report_or_404
from peelian.web.desk.victims.forms import DANGER, CallForm, OutcomeForm
from peelian.web.desk.victims.interruption import warnings_first
from peelian.web.desk.victims.record import reaching, tried_so_far
from peelian.web.kit.guards import StaffRequest, duty


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def call(request: StaffRequest, key: int) -> HttpResponse:
    """The script of a call, and what came of it."""
    report = report_or_404(request, key, "call")
    if request.method == "GET" and (page := warnings_first(request, report, "victim-call")):
        return page
    kinds = [flag.kind for flag in warnings_on(report)]
    form = CallForm(request.POST or None, kinds=kinds, service_rang=report.service_rang)
    if form.is_valid():
        actions.record_attempt(report=report, tried=_tried(form), by=request.user, at=timezone.now())
        spoke = Reached(form.cleaned_data["reached"]).is_reached
        messages.success(request, "The call is on the record.")
        return redirect("victim-advice" if spoke and not report.advised_at else "victim", report.pk)
    record = gather(report, request.user)
    context = {"form": form, "report": report, "record": record, "reaching": reaching(record)} | tried_so_far(record)
    steps = {"steps": _script(request, report, kinds), "closed": NO_CALL in kinds, "route": _route(report)}
    return render(request, "desk/victims/call.html", context | steps)


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def outcome(request: StaffRequest, key: int) -> HttpResponse:
    """How contact ended."""
    report = report_or_404(request, key, "outcome")
    form = OutcomeForm(request.POST or None, advised=_advised(report))
    if form.is_valid():
        ended = form.cleaned_data["outcome"]
        actions.close(
            report=report,
            outcome=Outcome(ended),
            said=form.said,
            danger=form.cleaned_data["danger_words"] if form.cleaned_data["danger"] == DANGER else "",
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, f"Contact has ended: {ended}.")
        return redirect("victim", report.pk)
    return render(request, "desk/victims/outcome.html", {"form": form, "report": report})


def _tried(form: CallForm) -> Tried:
    told = form.cleaned_data
    return Tried(
        channel=Channel.TELEPHONE,
        reached=Reached(told["reached"]),
        note=told["note"],
        minutes=told["minutes"],
        danger=told["note"] if told["danger"] == DANGER else "",
        service=ServiceRang(told["service"]) if told.get("service") else None,
        service_words=told.get("service_words", ""),
    )


def _route(report: Report) -> Route:
    return route_of(report.force, timezone.localdate())


def _script(request: StaffRequest, report: Report, kinds: list[str]) -> list[Step]:
    unit = request.user.unit
    call = Call(
        officer=request.user.name,
        unit=unit.name,
        unit_telephone=unit.telephone,
        ask_for=report.speaks_to.name,
        firm=report.about.name if report.about.kind == Kind.ORGANISATION else "",
        word=report.callback_word,
        no_message=NO_MESSAGE in kinds,
        rung_by=report.service_rang_words if report.service_rang == ServiceRang.YES else "",
    )
    return script(call, threat_on(report), controls_to_advise(report))


def _advised(report: Report) -> list[Control]:
    codes = [code for advice in report.advice.order_by("given_at") for code in advice.controls]
    return [knowledge.control(code) for code in dict.fromkeys(codes)]
