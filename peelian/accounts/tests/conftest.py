"""Signing in for real: a password, a known TOTP secret, and a door to try them at."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from peelian.accounts import actions
from peelian.accounts.gateways.totp import demo_codes
from peelian.accounts.models import Officer

PASSWORD = "three words unrelated"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def door(db: None) -> Client:
    """Somebody's browser before they sign in, with the tries of other tests forgotten: all come from one address."""
    cache.clear()
    return Client()


@pytest.fixture(autouse=True)
def quick_hashes(settings: object) -> None:
    """Hash passwords quickly: how slowly Django does it is not what we test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]


@pytest.fixture
def with_password() -> Callable[[Officer], Officer]:
    """Give an officer a password and nothing else."""

    def give(officer: Officer) -> Officer:
        officer.set_password(PASSWORD)
        officer.save(update_fields=["password"])
        return officer

    return give


@pytest.fixture
def ready(asha: Officer) -> Officer:
    """Asha with a password, an authenticator app and recovery codes."""
    at = timezone.now()
    return actions.make_demo_sign_in(officer=asha, password=PASSWORD, totp_secret=SECRET, by=asha, at=at)


@pytest.fixture
def knock(door: Client) -> Callable[..., object]:
    """Try an e-mail address and a password at the door, at the address given or on the way to a page."""

    def knock(email: str, password: str = PASSWORD) -> object:
        return door.post("/account/login/?next=/account/", {"login": email, "password": password})

    return knock


@pytest.fixture
def code_now() -> Callable[[], str]:
    """Return what the authenticator app shows."""
    return lambda: demo_codes(SECRET, timezone.now())
