"""One assessment: how far it is, the questions, links for people at the firm, and its end."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.assessment.actions import close_part, conclude, give_part, take_answers
from peelian.assessment.models import Part
from peelian.assessment.queries.asking import WORDS, lines, previous, standing_now
from peelian.assessment.queries.assessments import position
from peelian.assessment.rules.posting import from_device, from_form
from peelian.documents.gateways.codes import as_svg
from peelian.kernel.refused import Refused
from peelian.web.desk.doors import assessment_or_404
from peelian.web.desk.firms.assessments_forms import PartForm
from peelian.web.kit.guards import StaffRequest, duty

SHOWN = [("said", "They said so"), ("seen", "I saw it"), ("checked", "A check showed it")]


@require_safe
@duty(Duty.HELP_FIRMS)
def assessment(request: StaffRequest, key: int) -> HttpResponse:
    """How far it is, who has a link, and what is next."""
    one = assessment_or_404(request, key, "overview")
    stands = position(one)
    context = {"assessment": one, "firm": one.firm, "stands": stands, "parts": one.parts.select_related("link")}
    return render(request, "desk/assessments/assessment.html", context)


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def questions(request: StaffRequest, key: int) -> HttpResponse:
    """The questions, with how we know. They can be answered without a connection once the page is open."""
    one = assessment_or_404(request, key, "questions")
    listed = lines(position(one), before=previous(one))
    if request.method == "POST":
        at = timezone.now()
        said = from_form(request.POST, [line.control for line in listed], at)
        take_answers(assessment=one, said=said, who=request.user.name, by=request.user, at=at)
        return redirect("assessment", one.pk)
    context = {"assessment": one, "firm": one.firm, "lines": listed, "states": list(WORDS.items()), "evidences": SHOWN}
    return render(request, "desk/assessments/questions.html", context)


@require_POST
@duty(Duty.HELP_FIRMS)
def answers(request: StaffRequest, key: int) -> HttpResponse:
    """Answers that the officer's device kept while it was offline."""
    one = assessment_or_404(request, key, "answers")
    try:
        said = from_device(request.body, timezone.now())
        take_answers(assessment=one, said=said, who=request.user.name, by=request.user, at=timezone.now())
    except Refused as refusal:
        return JsonResponse({"refused": str(refusal)}, status=400)
    return JsonResponse({"stands": standing_now(position(one))})


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def link(request: StaffRequest, key: int) -> HttpResponse:
    """Give somebody at the firm a link of their own. It is shown once."""
    one = assessment_or_404(request, key, "link")
    asked = [(line.control, line.question) for line in lines(position(one))]
    form = PartForm(request.POST or None, questions=asked)
    if form.is_valid():
        told = form.cleaned_data
        made = give_part(assessment=one, who=told["who"], controls=told["controls"], by=request.user, at=timezone.now())
        address = f"{settings.FRONT_ADDRESS}/assessment/{made.token}/"
        context = {"assessment": one, "who": told["who"], "address": address, "picture": as_svg(address)}
        return render(request, "desk/assessments/link-made.html", context)
    return render(request, "desk/assessments/link.html", {"assessment": one, "form": form})


@require_POST
@duty(Duty.HELP_FIRMS)
def close_link(request: StaffRequest, key: int, part: int) -> HttpResponse:
    """Stop a link from working."""
    one = assessment_or_404(request, key, "link")
    closing = get_object_or_404(Part.objects.filter(assessment=one), pk=part)
    close_part(part=closing, by=request.user, at=timezone.now())
    messages.success(request, f"{closing.who}’s link does not work any more. What was answered stays.")
    return redirect("assessment", one.pk)


@require_POST
@duty(Duty.HELP_FIRMS)
def finish(request: StaffRequest, key: int) -> HttpResponse:
    """Make the answers findings and end the assessment."""
    one = conclude(assessment=assessment_or_404(request, key, "finish"), by=request.user, at=timezone.now())
    messages.success(request, "Finished. What was answered now stands on the firm’s record.")
    return redirect("assessment-plan", one.pk)
