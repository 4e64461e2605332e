"""Who may open a page of the desk: `@duty(Duty.WORK_VICTIMS)` above the view, and nothing else inside it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from peelian.accounts.models import Officer
from peelian.accounts.rules.roles import Duty

View = Callable[..., HttpResponseBase]


class StaffRequest(HttpRequest):
    """A request behind `signed_in` or `duty`: whoever makes it is an officer. For type checking only."""

    user: Officer


class GoFirst(Exception):  # noqa: N818  not a fault: a way
    """Another page comes before the one that was asked for: its address."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


def signed_in(view: View) -> View:
    """Send whoever is not signed in to the sign-in page, and back here afterwards. Any role will do."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        return to_sign_in(request)

    return guarded


def duty(needed: Duty) -> Callable[[View], View]:
    """Return the decorator that opens a page to the roles that do this duty; others get the 403 page."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not cast(Officer, request.user).may(needed):  # signed_in has seen to the anonymous
                raise PermissionDenied
            return view(request, *args, **kwargs)

        opened = signed_in(guarded)
        opened.duty = needed  # type: ignore[attr-defined]
        return opened

    return decorate


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Return the way to the sign-in page; a form that was sent comes back to the page it was on."""
    back = request.get_full_path() if request.method in ("GET", "HEAD") else ""
    if request.headers.get("HX-Request"):  # htmx would put the sign-in page inside this one
        answer = HttpResponse(status=204)
        answer["HX-Refresh"] = "true"
        return answer
    return redirect_to_login(back or request.headers.get("Referer", "") or "/")
