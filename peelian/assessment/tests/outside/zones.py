"""Zones for tests: as text, signed or not, or signed with a key that the zone above does not know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import dns.dnssec
import dns.name
import dns.zone
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

TOP = "test"
TTL = 60
START = f"@ {TTL} SOA ns1.hosting.test. hostmaster.hosting.test. 1 3600 600 86400 60"
SERVERS = (f"@ {TTL} NS ns1.hosting.test.", f"@ {TTL} NS ns2.hosting.test.")
KEY, OTHER = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()


class Signed(StrEnum):
    YES = "yes"
    NO = "no"
    BOGUS = "bogus"


@dataclass(frozen=True)
class Zone:
    """A domain: its name without its last dot, and its lines without the SOA."""

    name: str
    lines: tuple[str, ...]
    signed: Signed = Signed.YES


def record(key: Ed25519PrivateKey):
    """Return the DNSKEY record of a key."""
    return dns.dnssec.make_dnskey(key.public_key(), "ED25519", flags=257)


def written(zones: Iterable[Zone], folder: Path) -> list[str]:
    """Write the zones, the one above them and the root as files; return their names, "." among them."""
    zones = list(zones)
    for zone in zones:
        (folder / f"{zone.name}.zone").write_text(_text(zone.name, zone.lines, zone.signed is not Signed.NO))
    above = [line for zone in zones for line in _delegation(zone)]
    (folder / f"{TOP}.zone").write_text(_text(TOP, [*SERVERS, *above], signed=True))
    root = [f"@ {TTL} NS ns1.hosting.test.", f"{TOP}. {TTL} NS ns1.hosting.test.", _ds(TOP, KEY)]
    (folder / "root.zone").write_text(_text(".", root, signed=False))
    (folder / "anchor").write_text(f"{TOP}. {TTL} IN DNSKEY {record(KEY).to_text()}\n")
    return [".", TOP, *(zone.name for zone in zones)]


def _delegation(zone: Zone) -> list[str]:
    lines = [line.replace("@", f"{zone.name}.", 1) for line in SERVERS]
    if zone.signed is Signed.NO:
        return lines
    return [*lines, _ds(zone.name, KEY if zone.signed is Signed.YES else OTHER)]


def _ds(name: str, key: Ed25519PrivateKey) -> str:
    return f"{name}. {TTL} DS {dns.dnssec.make_ds(dns.name.from_text(name), record(key), 'SHA256').to_text()}"


def _text(name: str, lines: Iterable[str], signed: bool) -> str:
    zone = dns.zone.from_text("\n".join([START, *lines]) + "\n", origin=f"{name.rstrip('.')}.", relativize=False)
    if signed:
        now = datetime.now(UTC)
        with zone.writer() as change:
            dns.dnssec.sign_zone(
                zone,
                change,
                keys=[(KEY, record(KEY))],
                inception=now - timedelta(days=1),
                expiration=now + timedelta(days=30),
                dnskey_ttl=TTL,
            )
    return zone.to_text(relativize=False)
