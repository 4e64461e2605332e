"""Looks from outside, as the environment says: which resolver is asked, and what the demo asks instead."""

from ipaddress import ip_address

from peelian.runtime.environment import Misconfigured, flag, number, text

SECOND_LOOK = 30  # minutes


def resolver() -> str:
    """Return the resolver that looks ask, "192.0.2.53:53"; none: the first of the machine."""
    told = text("PEELIAN_RESOLVER")
    host, colon, port = told.rpartition(":")
    if told and not (colon and port.isdigit() and _is_address(host.strip("[]"))):
        raise Misconfigured(f"PEELIAN_RESOLVER must be an address and a port, such as 192.0.2.53:53, not “{told}”.")
    return told


def loopback_only() -> bool:
    """Return whether looks may ask nothing but this machine: in the demo, and nowhere else."""
    wanted = flag("PEELIAN_LOOK_LOOPBACK")
    if wanted and not flag("PEELIAN_DEV"):
        raise Misconfigured("PEELIAN_LOOK_LOOPBACK is for the demo: it needs PEELIAN_DEV=yes.")
    return wanted


def second_look_minutes() -> int:
    """Return how long after a look something bad is looked at again; at once in the demo."""
    return number("PEELIAN_SECOND_LOOK_MINUTES", 0 if flag("PEELIAN_DEV") else SECOND_LOOK)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
