"""Writes the log of sign-ins when Django and allauth say that somebody came, failed or left."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import user_logged_in
from allauth.mfa.signals import authentication_failed
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.http import HttpRequest
from django.utils import timezone

from peelian.accounts import actions
from peelian.accounts.models import Officer
from peelian.accounts.rules.sign_ins import Outcome, means
from peelian.kernel.actor import System

DOOR = System("sign-in")


def listen() -> None:
    """Connect the log. Called once, when the application is ready."""
    user_logged_in.connect(_came, dispatch_uid="sign-in log")
    user_logged_out.connect(_left, dispatch_uid="sign-in log")
    user_login_failed.connect(_failed, dispatch_uid="sign-in log")
    authentication_failed.connect(_wrong_code, dispatch_uid="sign-in log")


def _came(request: HttpRequest, user: Officer, **kwargs: Any) -> None:
    _note(Outcome.SIGNED_IN, user, user.email, means(get_authentication_records(request, user)))


def _left(user: Officer | None, **kwargs: Any) -> None:
    if user:
        _note(Outcome.SIGNED_OUT, user, user.email, "")


def _failed(
    credentials: dict[str, Any],
    outcome: Outcome = Outcome.WRONG_PASSWORD,
    using: str = "password",
    **kwargs: Any,
) -> None:
    """Log a failure: of Django's own (a wrong password), or one that our adapters told in the same way."""
    email = credentials.get("email", "")
    _note(outcome, Officer.objects.filter(email=email.lower()).first(), email, using)


def _wrong_code(user: Officer, **kwargs: Any) -> None:
    _note(Outcome.WRONG_CODE, user, user.email, "authenticator app")


def _note(outcome: Outcome, officer: Officer | None, email: str, using: str) -> None:
    actions.note_sign_in(
        officer=officer, email=email, outcome=outcome, means=using, by=officer or DOOR, at=timezone.now()
    )
