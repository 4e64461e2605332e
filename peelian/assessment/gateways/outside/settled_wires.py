"""Where questions of looks go, as the settings say."""

from pathlib import Path

from django.conf import settings
from dns.resolver import Resolver

from peelian.assessment.gateways.outside.wires import Wires
from peelian.kernel.refused import Refused

DNS_PORT = 53


def wires() -> Wires:
    """Return the wires of this installation. Refused: no resolver is set and the machine has none."""
    told = settings.PEELIAN_RESOLVER
    host, _, port = told.rpartition(":") if told else (_machines(), "", str(DNS_PORT))
    return Wires(
        resolver=host.strip("[]"),
        resolver_port=int(port),
        rdap=settings.PEELIAN_RDAP,
        loopback=settings.PEELIAN_LOOK_LOOPBACK,
    )


def _machines() -> str:
    """Return the first name server of the machine."""
    if Path("/etc/resolv.conf").exists() and (found := Resolver().nameservers):
        return str(found[0])
    raise Refused("This machine knows no name server. Say one in PEELIAN_RESOLVER.")
