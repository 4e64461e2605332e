"""/assessment/: somebody at a firm answers questions by a personal link, and sees the plan. No account."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from peelian.accounts.queries import link_by_token
from peelian.assessment.actions import close_part, finish_part, take_answers
from peelian.assessment.models import Part
from peelian.assessment.queries.asking import WORDS, Line, lines, standing_now
from peelian.assessment.queries.assessments import part_behind, position
from peelian.assessment.rules.answers import Said
from peelian.assessment.rules.posting import from_device, from_form
from peelian.kernel.actor import Bearer
from peelian.kernel.refused import Refused

View = Callable[..., HttpResponseBase]


def with_part(view: View) -> View:
    """Open the part of an assessment that the link in the address is the key to; anything else is closed."""

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        link = link_by_token(token, timezone.now())
        part = part_behind(link) if link else None
        if part is None:
            return render(request, "portal/assess/closed.html", status=404)
        return view(request, token, part, *args, **kwargs)

    return opened


@require_http_methods(["GET", "POST"])
@with_part
def questions(request: HttpRequest, token: str, part: Part) -> HttpResponse:
    """The questions, all on one page, so that they can be answered without a connection once it is open."""
    if request.method == "POST":
        at = timezone.now()
        _take(part, from_form(request.POST, [line.control for line in _lines(part)], at))
        if "finish" in request.POST:
            finish_part(part=part, by=_bearer(part), at=at)
            return redirect("firm-plan", token)
        return redirect("firm-questions", token)
    context = {"part": part, "assessment": part.assessment, "lines": _lines(part), "token": token}
    return render(request, "portal/assess/questions.html", context | {"states": list(WORDS.items())})


@require_POST
@with_part
def answers(request: HttpRequest, token: str, part: Part) -> HttpResponse:
    """Answers that a device kept: taken once each, however often they come. Says back who differs."""
    try:
        _take(part, from_device(request.body, timezone.now()))
    except Refused as refusal:
        return JsonResponse({"refused": str(refusal)}, status=400)
    return JsonResponse({"stands": standing_now(position(part.assessment), only=part.controls)})


@require_safe
@with_part
def kept(request: HttpRequest, token: str, part: Part) -> HttpResponse:
    """What we keep of this, who can see it, and until when."""
    return render(request, "portal/assess/kept.html", {"part": part, "assessment": part.assessment, "token": token})


@require_http_methods(["GET", "POST"])
@with_part
def stop(request: HttpRequest, token: str, part: Part) -> HttpResponse:
    """Close the link for good."""
    if request.method == "POST":
        close_part(part=part, by=_bearer(part), at=timezone.now())
        return render(request, "portal/assess/stopped.html", {"assessment": part.assessment})
    return render(request, "portal/assess/stop.html", {"part": part, "assessment": part.assessment, "token": token})


def _lines(part: Part) -> list[Line]:
    return lines(position(part.assessment), only=part.controls)


def _take(part: Part, said: list[Said]) -> None:
    take_answers(assessment=part.assessment, said=said, who=part.who, by=_bearer(part), at=timezone.now())


def _bearer(part: Part) -> Bearer:
    return Bearer(str(part.link_id))
