"""How allauth signs people in here: only those whom an administrator made an account for, and every try is logged."""

from time import time
from typing import Any, ClassVar

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.ratelimit import respond_429
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from peelian.accounts.gateways.invitations import refused_when_not_taken
from peelian.accounts.models import Officer
from peelian.accounts.rules.sign_ins import Outcome

SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
BY_DIRECTORY = "second_factor_by_directory"
OUR_STAGE = "peelian.accounts.gateways.sign_in.SecondFactorStage"
ALLAUTHS_STAGE = "allauth.mfa.stages.AuthenticateStage"


class SignInAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators; nobody signs up."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "That e-mail address and password do not belong together. Check both.",
        "enter_current_password": "Enter the password you have now",
        "incorrect_code": "That code is not right. Enter the one that shows now; each code works once.",
        "incorrect_password": "That is not your password",
        "too_many_login_attempts": "Too many tries. Wait 5 minutes, then try again.",
        "rate_limited": "Too many tries. Wait 5 minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count a try by password; after too many, answer with the page that says when to come back."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as refusal:
            tell(request, Outcome.TOO_MANY_TRIES, credentials.get("email", ""))
            raise ImmediateHttpResponse(respond_429(request)) from refusal

    def respond_user_inactive(self, request: HttpRequest, user: Officer) -> HttpResponse:
        tell(request, Outcome.REFUSED, user.email)
        page: HttpResponse = super().respond_user_inactive(request, user)
        return page

    def get_login_stages(self) -> list[str]:
        return [OUR_STAGE if stage == ALLAUTHS_STAGE else stage for stage in super().get_login_stages()]

    def login(self, request: HttpRequest, user: Officer) -> None:
        super().login(request, user)
        if directory_asked(request):
            request.session[BY_DIRECTORY] = True

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask again for who it is before a change, but not of somebody who has just signed in."""
        records = get_authentication_records(self.request, self.request.user)
        just_now = bool(records) and time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT
        return super().is_reauthentication_required(app=app, **kwargs) and not just_now

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        with refused_when_not_taken():
            super().send_mail(template_prefix, email, context)


class SecondFactorStage(AuthenticateStage):
    """Asks for the second factor, unless the directory has asked for one a moment ago."""

    def _should_handle(self, request: HttpRequest) -> bool:
        return not directory_asked(request) and super()._should_handle(request)


def tell(request: HttpRequest, outcome: Outcome, email: str, using: str = "") -> None:
    """Say that a try failed and how, by Django's own signal. The log of sign-ins listens."""
    user_login_failed.send(sender=__name__, credentials={"email": email}, request=request, outcome=outcome, using=using)


def directory_asked(request: HttpRequest) -> bool:
    """Return whether this very request is a return from a directory that asked for two factors."""
    return getattr(request, BY_DIRECTORY, False)


def has_second_factor(request: HttpRequest) -> bool:
    """Return whether whoever is signed in has a second factor, or came with one from the directory."""
    return bool(request.session.get(BY_DIRECTORY)) or is_mfa_enabled(request.user, SECOND_FACTORS)
