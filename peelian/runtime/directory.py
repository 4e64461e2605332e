"""The force's directory (OpenID Connect), as the environment names it."""

from typing import Any

from peelian.runtime.environment import Misconfigured, listed, text

NEEDED = ("PEELIAN_OIDC_CLIENT", "PEELIAN_OIDC_SECRET")


def directory() -> dict[str, Any]:
    """Return allauth's settings of the one directory, or of none when PEELIAN_OIDC_ISSUER is not set.

    PEELIAN_OIDC_DOMAINS: domains whose addresses count as verified though the directory does not say so.
    """
    issuer = text("PEELIAN_OIDC_ISSUER").rstrip("/")
    missing = [name for name in NEEDED if not text(name)]
    if issuer and missing:
        raise Misconfigured(f"PEELIAN_OIDC_ISSUER is set, so {' and '.join(missing)} must be too.")
    return {"OAUTH_PKCE_ENABLED": True, "APPS": [_application(issuer)] if issuer else []}


def _application(issuer: str) -> dict[str, Any]:
    return {
        "provider_id": "directory",
        "name": text("PEELIAN_OIDC_NAME", "your force account"),
        "client_id": text("PEELIAN_OIDC_CLIENT"),
        "secret": text("PEELIAN_OIDC_SECRET"),
        "settings": {
            "server_url": issuer,
            "email_authentication": True,
            "verified_email": listed("PEELIAN_OIDC_DOMAINS", ""),
        },
    }
