"""Who is in the directory, and what it says of them."""

from collections.abc import Callable, Iterable
from typing import Any

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from django.http import HttpRequest, HttpResponse

# Who is at the computer is told by a cookie, and how they proved themselves by another: "pwd mfa".
PERSON, HOW = "person", "how"


class AlreadySignedIn:
    """Whoever the cookie names has signed in to the directory this morning."""

    def __init__(self, handler: Callable[[HttpRequest], HttpResponse]) -> None:
        self.handler = handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        from django.contrib.auth.models import User

        named = User.objects.filter(email=request.COOKIES.get(PERSON, "")).first()
        if named:
            request.user = named
            User.objects.filter(pk=named.pk).update(last_name=request.COOKIES.get(HOW, ""))
        return self.handler(request)


class Claims(DefaultOIDCAdapter):
    """Says in the id token how the person proved themselves, when the cookie told."""

    def populate_id_token(self, id_token: dict[str, Any], client: Any, scopes: Iterable[str], **kwargs: Any) -> None:
        from django.contrib.auth.models import User

        how = User.objects.get(pk=id_token["sub"]).last_name
        if how:
            id_token["amr"] = how.split()
