"""What the log of sign-ins says: how a try ended, and with what it was made."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from peelian.kernel.words import listing


class Outcome(StrEnum):
    """How one try to sign in ended, or that a session ended."""

    SIGNED_IN = "signed in"
    WRONG_PASSWORD = "wrong password"  # noqa: S105  words, not a secret
    WRONG_CODE = "wrong code"
    TOO_MANY_TRIES = "too many tries"
    REFUSED = "refused"
    SIGNED_OUT = "signed out"


# allauth's names for what somebody proved themselves with, in ours.
WORDS = {
    "password": "password",
    "password_reset": "new password",
    "socialaccount": "directory",
    "totp": "authenticator app",
    "recovery_codes": "recovery code",
    "webauthn": "security key",
}
PASSKEY = "passkey"


def means(records: Sequence[Mapping[str, Any]]) -> str:
    """Return what a session was opened with ("password and authenticator app"), from allauth's records of it.

    A record has `method`, and for a second factor `type` and, for a passkey by itself, `passwordless`.
    """
    named = [PASSKEY if record.get("passwordless") else _word(record) for record in records]
    return listing(list(dict.fromkeys(named)))


def _word(record: Mapping[str, Any]) -> str:
    name = str(record.get("type") or record.get("method", ""))
    return WORDS.get(name, name)
