"""/assessment/.../plan/: a firm's plan on a phone, by the same link as its questions."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from peelian.adoption.actions import finish_action
from peelian.adoption.models import Action
from peelian.assessment.actions import hand_out
from peelian.assessment.models import Part
from peelian.assessment.queries.assessments import position
from peelian.assessment.queries.looks import lights_of
from peelian.assessment.queries.paper_files import paper_file
from peelian.assessment.queries.plans import agreed_plan
from peelian.assessment.queries.proposing import failing_gates, proposal
from peelian.kernel.actor import Bearer
from peelian.web.portal.assess import with_part

PAPERS = ("plan.pdf", "plan.ics", "strategy.docx")  # those that a firm needs without us


@require_safe
@with_part
def plan(request: HttpRequest, token: str, part: Part) -> HttpResponse:
    """The plan as it was agreed; until then, what the answers so far come to."""
    one = part.assessment
    stands = position(one)
    context = {"part": part, "assessment": one, "token": token, "stands": stands, "gates": failing_gates(one, stands)}
    context["plan"] = agreed_plan(one) or proposal(one, stands)
    words = one.strategies.last()
    context["outside"] = lights_of(one.firm_id)
    context["has_strategy"] = bool(words and words.protects)
    return render(request, "portal/firm_plan/plan.html", context)


@require_POST
@with_part
def done(request: HttpRequest, token: str, part: Part, action: int) -> HttpResponse:
    """Mark a step as done."""
    found = get_object_or_404(Action.objects.filter(origin=part.assessment.label), pk=action)
    finish_action(action=found, by=Bearer(str(part.link_id), part.who), at=timezone.now())
    return redirect("firm-plan", token)


@require_safe
@with_part
def paper(request: HttpRequest, token: str, part: Part, name: str) -> HttpResponse:
    """A paper of the agreed plan to keep; that it was made is logged."""
    one = part.assessment
    made = paper_file(one, name, timezone.now()) if name in PAPERS and agreed_plan(one) else None
    if made is None:
        raise Http404
    hand_out(assessment=one, what=name, by=Bearer(str(part.link_id), part.who), at=timezone.now())
    answer = HttpResponse(made.content, made.media, headers={"X-Content-Type-Options": "nosniff"})
    answer["Content-Disposition"] = content_disposition_header(True, made.name) or "attachment"
    return answer
