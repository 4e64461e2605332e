"""/answer/: somebody with a personal link or a code says what they put in place. One question a page, no account."""

from collections.abc import Mapping
from typing import Any

from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from peelian.accounts.models import PersonalLink
from peelian.accounts.queries import link_by_code, link_by_key, link_by_token
from peelian.adoption.actions import answer as take_answers
from peelian.adoption.models import Ask, AskItem
from peelian.adoption.queries import ask_behind
from peelian.adoption.rules.findings import State
from peelian.kernel.actor import Bearer
from peelian.knowledge import queries as knowledge
from peelian.web.kit.clients import address_of
from peelian.web.portal.forms import CodeForm, QuestionForm

SALT = "peelian.web.portal.answer"
ONE_HOUR = 60 * 60
TRIES = 20  # codes typed from one address in an hour: enough for a family, too few to guess one of 30 to the 8th


@never_cache
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Type the code from a letter or message."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if _too_many(request):
            return render(request, "portal/answer/wait.html", status=429)
        link = link_by_code(form.cleaned_data["code"], timezone.now())
        if link:
            return redirect("answer-code", signing.dumps(link.pk, salt=SALT))
        form.add_error("code", "We do not know that code, or it has closed. Check it against your letter or message")
    return render(request, "portal/answer/code.html", {"form": form})


@never_cache
@require_http_methods(["GET", "POST"])
def by_token(request: HttpRequest, token: str) -> HttpResponse:
    """The questions behind a personal link."""
    return _questions(request, link_by_token(token, timezone.now()))


@never_cache
@require_http_methods(["GET", "POST"])
def by_code(request: HttpRequest, signed: str) -> HttpResponse:
    """The questions behind a code that was typed within the last hour."""
    key = typed_key(signed)
    return _questions(request, link_by_key(key, timezone.now())) if key else redirect("answer")


def typed_key(signed: str) -> int | None:
    """Return the key of the link whose code was typed, or None when that was not within the hour."""
    try:
        return int(signing.loads(signed, salt=SALT, max_age=ONE_HOUR))
    except signing.BadSignature:
        return None


def _questions(request: HttpRequest, link: PersonalLink | None) -> HttpResponse:
    ask = ask_behind(link) if link else None
    if link is None or ask is None:
        return render(request, "portal/answer/closed.html", status=404)
    if ask.stopped_at:
        return render(request, "portal/answer/stopped.html")
    if ask.answered_at:
        return render(request, "portal/answer/done.html", {"ask": ask, "before": True})
    items = list(ask.items.all())
    answers = _answers(request.POST, items)
    if "send" in request.POST and len(answers) == len(items):
        said = {control: State(word) for control, word in answers.items()}
        take_answers(ask=ask, answers=said, by=Bearer(str(link.pk)), at=timezone.now())
        return render(request, "portal/answer/done.html", {"ask": ask})
    return _next(request, ask, items, answers)


def _next(request: HttpRequest, ask: Ask, items: list[AskItem], answers: dict[str, str]) -> HttpResponse:
    """Show the question to change, the first without an answer, or all answers to check."""
    changing = request.POST.get("change", "")
    open_items = [item for item in items if item.control_id == changing or item.control_id not in answers]
    if not open_items:
        return render(request, "portal/answer/check.html", {"ask": ask, "lines": _lines(items, answers)})
    item = open_items[0]
    asked_before = request.POST.get("asked") == item.control_id
    form = QuestionForm(
        request.POST if asked_before else None,
        question=knowledge.control(item.control_id).follow_up,
        initial={"answer": answers.get(item.control_id)},
    )
    kept = {control: word for control, word in answers.items() if control != item.control_id}
    context = {"form": form, "item": item, "kept": kept, "number": items.index(item) + 1, "of": len(items)}
    return render(request, "portal/answer/question.html", context)


def _answers(posted: Mapping[str, str], items: list[AskItem]) -> dict[str, str]:
    """Return the answers so far: those carried along, and the one just given."""
    known = {item.control_id for item in items}
    answers = {control: word for control, word in posted.items() if control in known and word in set(State)}
    if posted.get("asked") in known and posted.get("answer") in set(State):
        answers[posted["asked"]] = posted["answer"]
    return answers


def _lines(items: list[AskItem], answers: dict[str, str]) -> list[dict[str, Any]]:
    words = dict(QuestionForm.WORDS)
    return [
        {
            "control": item.control_id,
            "question": knowledge.control(item.control_id).follow_up,
            "answer": answers[item.control_id],
            "words": words[answers[item.control_id]],
        }
        for item in items
    ]


def _too_many(request: HttpRequest) -> bool:
    """Take one of this address's places for the hour; say whether none was free.

    `add` takes a place that nobody has, in one step, so that tries at the same moment are all counted; each is free
    again an hour after it was taken. `incr` would do neither: it reads, then writes, and forgets the hour.
    """
    address = address_of(request)
    return not any(cache.add(f"answer-try-{place}-{address}", True, ONE_HOUR) for place in range(TRIES))
