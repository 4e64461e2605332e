"""When a domain runs out, as its registry says (RDAP, RFC 9083). Where no registry is set, nobody is asked."""

import json
import ssl
from datetime import date, datetime
from typing import Any
from urllib.parse import SplitResult, quote, urlsplit

from peelian.assessment.gateways.outside import certificates
from peelian.assessment.gateways.outside.addresses import NotAllowed
from peelian.assessment.gateways.outside.exchange import Answer, get
from peelian.assessment.gateways.outside.going import Going
from peelian.assessment.gateways.outside.places import Places
from peelian.assessment.gateways.outside.spending import Spending
from peelian.assessment.rules.outside.seen import RegistrationSeen

MOST = 256 * 1024  # bytes
HTTPS = 443
OK = 200


def registration(domain: str, *, going: Going, places: Places) -> RegistrationSeen:
    """Ask the registry that is set. It is not the firm's, so it costs the firm nothing."""
    base = urlsplit(going.over.rdap)
    plain = base.scheme == "http" and going.over.loopback
    if not base.hostname or not (base.scheme == "https" or plain):
        return RegistrationSeen()
    try:
        answer = _ask(base, domain, going, places)
    except (OSError, ValueError, NotAllowed):
        return RegistrationSeen()
    if answer is None or answer.status != OK or not answer.whole:
        return RegistrationSeen()
    return RegistrationSeen(expires(answer.body, domain))


def expires(body: bytes, domain: str) -> date | None:
    """Read the day on which a domain runs out; None if the answer is about something else, or does not say."""
    try:
        said = json.loads(body)
        if not isinstance(said, dict) or str(said.get("ldhName", "")).lower().rstrip(".") != domain:
            return None
        return next((day for event in said.get("events", []) if (day := _expiration(event))), None)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _expiration(event: dict[str, Any]) -> date | None:
    if event.get("eventAction") != "expiration":
        return None
    return datetime.fromisoformat(event["eventDate"]).date() if isinstance(event.get("eventDate"), str) else None


def _ask(base: SplitResult, domain: str, going: Going, places: Places) -> Answer | None:
    host = base.hostname or ""
    address = places.address(host, Spending())
    if address is None:
        return None
    path = f"{base.path.rstrip('/')}/domain/{quote(domain, safe='')}"
    with going.connect(address, base.port or HTTPS) as connection:
        if base.scheme == "http":
            return get(connection, host, path, going=going, most=MOST)
        context: ssl.SSLContext = certificates.checking(going.over)
        with context.wrap_socket(connection, server_hostname=host) as secure:
            return get(secure, host, path, going=going, most=MOST)
