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


def note(outcome: Outcome, *, officer: Officer | None = None, email: str = "", using: str = "") -> None:
    """Log how a try ended, for an officer or for an address; an address finds its officer by itself."""
    if officer is None and email:
        officer = Officer.objects.filter(email=email.lower()).first()
    actions.note_sign_in(
        officer=officer,
        email=email or (officer.email if officer else ""),
        outcome=outcome,
        means=using,
        by=officer or DOOR,
        at=timezone.now(),
    )


def listen() -> None:
    """Connect the log. Called once, when the application is ready."""
    user_logged_in.connect(_came, dispatch_uid="sign-in log")
    user_logged_out.connect(_left, dispatch_uid="sign-in log")
    user_login_failed.connect(_wrong_password, dispatch_uid="sign-in log")
    authentication_failed.connect(_wrong_code, dispatch_uid="sign-in log")


def _came(request: HttpRequest, user: Officer, **kwargs: Any) -> None:
    note(Outcome.SIGNED_IN, officer=user, using=means(get_authentication_records(request, user)))


def _left(request: HttpRequest, user: Officer | None, **kwargs: Any) -> None:
    if user:
        note(Outcome.SIGNED_OUT, officer=user)


def _wrong_password(credentials: dict[str, Any], **kwargs: Any) -> None:
    note(Outcome.WRONG_PASSWORD, email=credentials.get("email", ""), using="password")


def _wrong_code(user: Officer, **kwargs: Any) -> None:
    note(Outcome.WRONG_CODE, officer=user, using="authenticator app")
