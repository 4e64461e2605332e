"""Reading the environment: every variable Peelian knows is read through here or through `homes`."""

import os

ROLES = ("owner", "desk", "front", "worker")
YES = {"1", "yes", "true", "on"}


class Misconfigured(SystemExit):
    """A setting is missing or wrong; the process stops and says which."""


def text(name: str, default: str = "") -> str:
    """Return a variable, or the default when it is not set."""
    return os.environ.get(name, default).strip()


def flag(name: str) -> bool:
    """Return whether a variable says yes."""
    return text(name).lower() in YES


def number(name: str, default: int) -> int:
    """Return a whole number."""
    value = text(name, str(default))
    if not value.isdigit():
        raise Misconfigured(f"{name} must be a whole number, not “{value}”.")
    return int(value)


def listed(name: str, default: str) -> list[str]:
    """Return a list written with commas."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def role() -> str:
    """Return which of the four roles this process runs as; the owner's is for migrations and the command line."""
    value = text("PEELIAN_ROLE", "owner")
    if value not in ROLES:
        raise Misconfigured(f"PEELIAN_ROLE must be one of {', '.join(ROLES)}, not “{value}”.")
    return value
