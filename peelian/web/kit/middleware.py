"""What happens round every request: history says who, refusals become pages, nobody works with one factor."""

from collections.abc import Callable

import pghistory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from peelian.kernel.refused import Refused
from peelian.web.kit.guards import GoFirst

Handler = Callable[[HttpRequest], HttpResponse]

# Pages that somebody with one factor may still see: those that give them the second, and the way out.
WITHOUT_SECOND_FACTOR = (
    "/account/2fa/",
    "/account/login/",
    "/account/logout/",
    "/account/reauthenticate/",
    "/account/password/reset/",
    "/static/",
)


class HistorySaysWho:
    """Write into the history of every change who made it and on which page."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in ("GET", "HEAD"):
            return self.handler(request)
        who = getattr(getattr(request, "user", None), "label", "somebody without an account")
        with pghistory.context(by=who, page=request.path):
            return self.handler(request)


class RefusalsArePages:
    """Show the words of a refusal that a page did not put beside a field, and the page that must be seen first."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.handler(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refused):
            return render(request, "kit/refused.html", {"words": exception.words}, status=409)
        if isinstance(exception, GoFirst):
            return redirect(exception.url)
        return None


class SignedInWithTwoFactors:
    """Send whoever is signed in without a second factor to set one up; nothing else opens before."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        from peelian.accounts.gateways.sign_in import has_second_factor

        open_to_all = not request.user.is_authenticated or request.path.startswith(WITHOUT_SECOND_FACTOR)
        if open_to_all or has_second_factor(request):
            return self.handler(request)
        return redirect("mfa_index")
