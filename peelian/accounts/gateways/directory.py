"""Signing in by the force's directory (OpenID Connect): only officers who have an account here already."""

from collections.abc import Collection

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render

from peelian.accounts.gateways.sign_in import BY_DIRECTORY, tell
from peelian.accounts.rules.second_factor import directory_asked_for_two
from peelian.accounts.rules.sign_ins import Outcome


class DirectoryAdapter(DefaultSocialAccountAdapter):
    """Whoever the directory sends is matched to an officer by verified e-mail, each time anew."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let an active officer in; refuse anybody else on a page that says whom to ask."""
        sociallogin.state["process"] = AuthProcess.LOGIN
        if not (sociallogin.is_existing and sociallogin.user.is_active):
            self._refuse(request, sociallogin)
        trusted = settings.PEELIAN_OIDC_HAS_SECOND_FACTOR
        setattr(request, BY_DIRECTORY, directory_asked_for_two(amr(sociallogin), trusted=trusted))

    def on_authentication_error(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        tell(request, Outcome.REFUSED, "", "directory")

    def _refuse(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        email = next((address.email for address in sociallogin.email_addresses), "")
        tell(request, Outcome.REFUSED, email, "directory")
        raise ImmediateHttpResponse(render(request, "account/refused.html", {"email": email}, status=403))


def amr(sociallogin: SocialLogin) -> Collection[str] | None:
    """Return how the directory says somebody proved themselves, or None when it does not say."""
    said: Collection[str] | None = sociallogin.account.extra_data.get("id_token", {}).get("amr")
    return said
