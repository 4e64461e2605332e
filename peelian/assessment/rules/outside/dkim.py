"""A DKIM key under one of the names that are known (RFC 6376). That none is found never means that there is none."""

import binascii
from base64 import b64decode
from collections.abc import Sequence

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key

from peelian.assessment.rules.outside import tags
from peelian.assessment.rules.outside.asking import Ask, Asking, Heard
from peelian.assessment.rules.outside.seen import DkimSeen

SHORTEST_RSA = 1024  # bits that receivers still take (RFC 8301, section 3.2)
ED25519_BYTES = 32


def follow(host: str, selectors: Sequence[str]) -> Asking[DkimSeen]:
    """Ask for each key until one can be used; if none can, ask whether there is anything under `_domainkey`."""
    unusable = ""
    for selector in selectors:
        answer = yield Ask(f"{selector}._domainkey.{host}", "TXT")
        if any(map(usable, answer.values)):
            return DkimSeen(below=Heard.FOUND, selector=selector, usable=True)
        unusable = unusable or (selector if answer.values else "")
    below = yield Ask(f"_domainkey.{host}", "TXT")
    return DkimSeen(below=below.heard, selector=unusable)


def usable(text: str) -> bool:
    """Say whether a record holds a key that receivers take: not revoked, of a known kind, and long enough."""
    pairs = tags.read(text)
    if pairs.get("v", "DKIM1") != "DKIM1":
        return False
    try:
        key = b64decode("".join(pairs.get("p", "").split()), validate=True)
    except binascii.Error:
        return False
    if pairs.get("k", "rsa").lower() == "ed25519":
        return len(key) == ED25519_BYTES
    return _is_long_enough(key)


def _is_long_enough(key: bytes) -> bool:
    try:
        read = load_der_public_key(key)
    except (ValueError, UnsupportedAlgorithm):
        return False
    return isinstance(read, RSAPublicKey) and read.key_size >= SHORTEST_RSA
