"""A firm's plan: proposed in order, agreed with names and days, and each step marked as done or taken out."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from peelian.accounts.rules.roles import Duty
from peelian.adoption.actions import drop_action, finish_action
from peelian.adoption.models import Action
from peelian.assessment.actions import agree
from peelian.assessment.queries.assessments import position
from peelian.assessment.queries.plans import agreed
from peelian.assessment.queries.proposing import failing_gates, proposal
from peelian.kernel.words import plural
from peelian.web.desk.doors import assessment_or_404
from peelian.web.desk.firms.plan_forms import AgreeForm
from peelian.web.kit.guards import StaffRequest, duty


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def plan(request: StaffRequest, key: int) -> HttpResponse:
    """The plan in order; what is ticked with a name and a day is agreed."""
    one = assessment_or_404(request, key, "plan")
    stands = position(one)
    proposed = proposal(one, stands)
    form = AgreeForm(request.POST or None, plan=proposed, agreed=agreed(one), today=timezone.localdate())
    if form.is_valid():
        made = agree(assessment=one, chosen=form.chosen(), by=request.user, at=timezone.now())
        messages.success(request, f"Agreed: {plural(len(made), 'thing')} to do. Their link shows the plan.")
        return redirect("assessment-plan", one.pk)
    context = {"assessment": one, "firm": one.firm, "plan": proposed, "form": form, "stands": stands}
    context |= {"agreed": agreed(one), "gates": failing_gates(one, stands)}
    return render(request, "desk/assessments/plan.html", context)


@require_POST
@duty(Duty.HELP_FIRMS)
def step(request: StaffRequest, key: int, action: int) -> HttpResponse:
    """Mark a step of the plan as done, or take it out."""
    one = assessment_or_404(request, key, "plan")
    found = get_object_or_404(Action.objects.filter(origin=one.label), pk=action)
    change = drop_action if "drop" in request.POST else finish_action
    change(action=found, by=request.user, at=timezone.now())
    return redirect("assessment-plan", one.pk)
