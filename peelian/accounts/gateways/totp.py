"""The code that an authenticator app would show now, for the demo and for tests (RFC 6238, as allauth checks it)."""

from datetime import datetime

from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value


def demo_codes(secret: str, at: datetime) -> str:
    """Return the six digits for a base-32 secret at a time. Each works once, for half a minute."""
    code: str = format_hotp_value(hotp_value(secret, int(at.timestamp()) // app_settings.TOTP_PERIOD))
    return code
