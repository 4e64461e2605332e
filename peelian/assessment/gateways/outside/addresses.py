"""Which addresses may be connected to. Whoever owns a name says where it leads, so every address is doubted."""

from collections.abc import Iterator, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
GIVEN_OUT = IPv6Network("2000::/3")  # all that has ever been given out (RFC 4291, section 2.4)
NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052
OLD_STYLE = IPv6Network("::/96")  # "IPv4-compatible", RFC 4291, section 2.5.5.1


class NotAllowed(Exception):  # noqa: N818  it is ours to say no
    """An address, or a port, that no look may connect to."""


def chosen(values: Sequence[str], *, loopback: bool) -> str:
    """Return the address to connect to: the first of the older kind, else the first.

    Not allowed: none, or a single one among them that is not public. `loopback`: the other way round, only loopback.
    """
    found = [ip_address(value) for value in values]
    if not found or not all(may_connect(one, loopback=loopback) for one in found):
        raise NotAllowed(" ".join(values))
    return str(min(found, key=lambda one: one.version))


def may_connect(address: Address, *, loopback: bool) -> bool:
    """Say whether an address is public throughout, whatever it carries inside. `loopback`: whether it is loopback."""
    inside = list(_inside(address))
    if loopback:
        return address.is_loopback and not inside
    return _public(address) and all(_public(one) for one in inside)


def _public(address: Address) -> bool:
    if isinstance(address, IPv6Address) and address not in GIVEN_OUT:
        return address in NAT64
    return address.is_global and not address.is_multicast and not address.is_reserved


def _inside(address: Address) -> Iterator[IPv4Address]:
    """Return the addresses of the older kind that one of the newer kind leads to."""
    if isinstance(address, IPv4Address):
        return
    if address in NAT64 or (address in OLD_STYLE and int(address) > 1):
        yield IPv4Address(int(address) & 0xFFFFFFFF)
    if address.ipv4_mapped:
        yield address.ipv4_mapped
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
