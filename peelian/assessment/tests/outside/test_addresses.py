"""Which addresses may be connected to, whatever form they are written in."""

from ipaddress import ip_address

import pytest

from peelian.assessment.gateways.outside.addresses import NotAllowed, chosen, may_connect
from peelian.assessment.gateways.outside.going import Going
from peelian.assessment.gateways.outside.wires import Wires

PUBLIC = ("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e")
NOT_PUBLIC = (
    "0.0.0.0 10.0.0.1 100.64.0.1 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1 192.0.2.1 192.168.1.1 198.18.0.1 "
    "203.0.113.5 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 "
    ":: ::1 fe80::1 fec0::1 fc00::1 fd12::1 ff02::1 2001:db8::1 100::1 64:ff9b:1::1 4000::1 "
    "::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:93.184.215.14 ::127.0.0.1 ::93.184.215.14 "
    "64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b::a9fe:a9fe "
    "2002:7f00:1:: 2002:a00:1::1 2002:c0a8:101::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:0:7f00:1::1"
).split()
LOOPBACK = ("127.0.0.1", "127.255.0.9", "::1")


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_may_be_connected_to(address: str) -> None:
    assert may_connect(ip_address(address), loopback=False)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_that_is_not_public_throughout_may_not(address: str) -> None:
    assert not may_connect(ip_address(address), loopback=False)


def test_on_loopback_nothing_else_may_be_connected_to() -> None:
    assert all(may_connect(ip_address(one), loopback=True) for one in LOOPBACK)
    others = [*PUBLIC, *(one for one in NOT_PUBLIC if one not in LOOPBACK and not one.startswith("127."))]
    assert not [one for one in others if may_connect(ip_address(one), loopback=True)]


def test_one_bad_address_among_good_ones_spoils_all() -> None:
    assert chosen(["2606:2800:21f::1", "93.184.215.14"], loopback=False) == "93.184.215.14"
    for values in (["93.184.215.14", "10.0.0.1"], ["10.0.0.1", "93.184.215.14"], ["93.184.215.14", "::1"], []):
        with pytest.raises(NotAllowed):
            chosen(values, loopback=False)


@pytest.mark.parametrize(("address", "port"), [("10.0.0.1", 443), ("127.0.0.1", 443), ("93.184.215.14", 8443)])
def test_the_way_out_itself_refuses_what_is_not_allowed(address: str, port: int) -> None:
    asked: list[None] = []
    with pytest.raises(NotAllowed):
        Going(Wires(), lambda: not asked.append(None)).connect(address, port)
    assert asked == []
