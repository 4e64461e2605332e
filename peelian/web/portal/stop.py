"""/answer/.../stop/: somebody with a personal link or a code asks us not to ask again. One page, and it is done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from peelian.accounts.models import PersonalLink
from peelian.accounts.queries import link_by_key, link_by_token
from peelian.adoption.actions import stop_asking
from peelian.adoption.queries import ask_behind
from peelian.kernel.actor import Bearer
from peelian.web.portal.answer import typed_key


@never_cache
@require_http_methods(["GET", "POST"])
def by_token(request: HttpRequest, token: str) -> HttpResponse:
    """Behind a personal link."""
    return _stop(request, link_by_token(token, timezone.now()))


@never_cache
@require_http_methods(["GET", "POST"])
def by_code(request: HttpRequest, signed: str) -> HttpResponse:
    """Behind a code that was typed within the last hour."""
    key = typed_key(signed)
    return _stop(request, link_by_key(key, timezone.now())) if key else redirect("answer")


def _stop(request: HttpRequest, link: PersonalLink | None) -> HttpResponse:
    """Say what stopping means, and on the button note it. Whoever has stopped already reads that it is so."""
    ask = ask_behind(link) if link else None
    if link is None or ask is None:
        return render(request, "portal/answer/closed.html", status=404)
    if request.method == "POST":
        stop_asking(ask=ask, by=Bearer(str(link.pk)), at=timezone.now())
    page = "stopped" if ask.stopped_at else "stop"
    return render(request, f"portal/answer/{page}.html", {"ask": ask, "back": request.path.removesuffix("stop/")})
