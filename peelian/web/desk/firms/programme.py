"""Months of help to one firm: the programme, its steps, and its end."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.documents.gateways.firm_papers.calendar import Dated, written
from peelian.engagement.actions import add_step, begin_programme, drop_step, end_programme, move_step, step_done
from peelian.engagement.models import Firm, Programme, Step
from peelian.engagement.rules.programmes import remind_from
from peelian.kernel.words import day
from peelian.web.desk.doors import firm_or_404, step_or_404
from peelian.web.desk.firms.asking import ask
from peelian.web.desk.firms.programme_forms import (
    BeginForm,
    DoneForm,
    DropForm,
    EndProgrammeForm,
    MoveForm,
    NewStepForm,
)
from peelian.web.desk.firms.tabs import tabs
from peelian.web.kit.guards import StaffRequest, duty

SAID = {"done": "Done.", "move": "Moved. You are reminded before the new day.", "drop": "Dropped, with your reason."}


@require_safe
@duty(Duty.HELP_FIRMS)
def programme(request: StaffRequest, key: int) -> HttpResponse:
    """The firm's programme, step by step, and those before it."""
    firm = firm_or_404(request, key, "programme")
    listed = list(firm.programmes.prefetch_related("steps"))
    running = next((one for one in listed if one.ended_on is None), None)
    context = {
        "firm": firm,
        "running": running,
        "steps": [_standing(step) for step in running.steps.all()] if running else [],
        "before": [one for one in listed if one.ended_on],
        "tabs": tabs(firm, "programme"),
    }
    return render(request, "desk/firms/programme.html", context)


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def begin(request: StaffRequest, key: int) -> HttpResponse:
    """Begin a programme that is written down."""
    firm = firm_or_404(request, key, "beginning a programme")
    form = BeginForm(request.POST or None, champion=firm.champion, today=timezone.localdate())
    if form.is_valid():
        begun = begin_programme(firm=firm, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, f"Begun: {begun.title}. A week before each step it comes to Today.")
        return redirect("firm-programme", firm.pk)
    lead = "Each step falls on a working day. You can move, drop and add steps afterwards."
    back = reverse("firm-programme", args=[firm.pk])
    return ask(request, firm, form, title="Begin a programme", button="Begin", lead=lead, back=back)


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def add(request: StaffRequest, key: int) -> HttpResponse:
    """Add a step to the programme that runs."""
    firm = firm_or_404(request, key, "a new step")
    form = NewStepForm(request.POST or None)
    if form.is_valid():
        add_step(programme=_running(firm), new=form.new(), by=request.user, at=timezone.now())
        messages.success(request, "Added, after the others.")
        return redirect("firm-programme", firm.pk)
    return ask(request, firm, form, title="Add a step", button="Add", back=reverse("firm-programme", args=[firm.pk]))


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def end(request: StaffRequest, key: int) -> HttpResponse:
    """End the programme that runs."""
    firm = firm_or_404(request, key, "ending a programme")
    form = EndProgrammeForm(request.POST or None)
    if form.is_valid():
        end_programme(programme=_running(firm), why=form.cleaned_data["why"], by=request.user, at=timezone.now())
        messages.success(request, "Ended. Nobody is reminded of its steps any more.")
        return redirect("firm-programme", firm.pk)
    back = reverse("firm-programme", args=[firm.pk])
    return ask(request, firm, form, title="End the programme", button="End it", back=back)


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def step(request: StaffRequest, key: int) -> HttpResponse:
    """One step: done, moved or dropped."""
    one, do = step_or_404(request, key), request.POST.get("do", "")
    forms = {
        "done": DoneForm(_of("done", request), initial={"on": timezone.localdate()}, auto_id="done_%s"),
        "move": MoveForm(_of("move", request), initial={"due_on": one.due_on}, auto_id="move_%s"),
        "drop": DropForm(_of("drop", request), auto_id="drop_%s"),
    }
    if do in forms and forms[do].is_valid():
        _change(one, do, forms[do].cleaned_data, request)
        return redirect("firm-programme", one.programme.firm_id)
    context = {"firm": one.programme.firm, "step": one, "standing": _standing(one), "forms": forms}
    return render(request, "desk/firms/step.html", context)


@require_safe
@duty(Duty.HELP_FIRMS)
def calendar(request: StaffRequest, key: int) -> HttpResponse:
    """The steps of the programme that runs as a calendar file."""
    firm = firm_or_404(request, key, "programme as a calendar file")
    running = _running(firm)
    dated = [_dated(each, running) for each in running.steps.filter(dropped_on=None)]
    name = f"{slugify(firm.about.name) or 'firm'}-programme.ics"
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    content = written(firm.about.name, dated, made_at=timezone.now())
    return HttpResponse(content, "text/calendar; charset=utf-8", headers=headers)


def _of(do: str, request: StaffRequest) -> Any:
    return request.POST if request.POST.get("do") == do else None


def _change(one: Step, do: str, said: dict[str, Any], request: StaffRequest) -> None:
    by, at = request.user, timezone.now()
    if do == "done":
        step_done(step=one, **said, by=by, at=at)
    elif do == "move":
        move_step(step=one, **said, by=by, at=at)
    else:
        drop_step(step=one, **said, by=by, at=at)
    messages.success(request, SAID[do])


def _running(firm: Firm) -> Programme:
    return get_object_or_404(firm.programmes.running())


def _dated(one: Step, running: Programme) -> Dated:
    return Dated(
        key=one.label,
        what=one.title,
        on=one.due_on,
        who=one.who,
        why=f"A step of “{running.title}”.",
        remind_on=remind_from(one.due_on),
        done=one.done_on is not None,
    )


def _standing(one: Step) -> dict[str, Any]:
    """A step with where it stands, as a tag."""
    if one.done_on:
        return {"step": one, "kind": "sure", "words": f"Done {day(one.done_on)}", "open": False}
    if one.dropped_on:
        return {"step": one, "kind": "plain", "words": "Dropped", "open": False}
    late = one.due_on < timezone.localdate()
    return {"step": one, "kind": "stop" if late else "", "words": f"By {day(one.due_on)}", "open": True}
