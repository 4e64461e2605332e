"""That the guard in `tests/socket_guard.py` sees each way out."""

import asyncio
import socket
import ssl
import urllib.request

import pytest

from tests.socket_guard import LeftLoopbackError, is_here

pytest_plugins = ["pytester"]
ELSEWHERE = ("192.0.2.1", 9)


@pytest.mark.parametrize(
    "leak",
    [
        lambda: socket.create_connection(ELSEWHERE, timeout=0.1),
        lambda: socket.socket().connect_ex(ELSEWHERE),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ELSEWHERE),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", 0, ELSEWHERE),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendmsg([b"x"], [], 0, ELSEWHERE),
        lambda: socket.getaddrinfo("oakford.example", 443),
        lambda: socket.gethostbyname("oakford.example"),
        lambda: ssl.create_default_context().wrap_socket(socket.socket(), server_hostname="x").connect(ELSEWHERE),
        lambda: urllib.request.urlopen("http://192.0.2.1/"),
        lambda: asyncio.run(_opened()),
    ],
)
def test_no_way_out_goes_unseen(leak, stays_on_this_machine: list[str]) -> None:
    with pytest.raises(LeftLoopbackError, match="loopback only"):
        leak()
    assert len(stays_on_this_machine) == 1
    stays_on_this_machine.clear()


async def _opened() -> None:
    await asyncio.open_connection(*ELSEWHERE)


def test_a_leak_that_is_caught_fails_its_test_all_the_same(pytester: pytest.Pytester) -> None:
    pytester.makeconftest("from tests.socket_guard import _doors_are_watched, stays_on_this_machine")
    pytester.makepyfile(
        """
        import contextlib, socket

        def test_leaks():
            with contextlib.suppress(Exception):
                socket.create_connection(("192.0.2.1", 9), timeout=0.1)

        def test_stays():
            with socket.create_server(("127.0.0.1", 0)) as server:
                socket.create_connection(server.getsockname()).close()
        """
    )
    result = pytester.runpytest("-p", "no:cacheprovider", "-p", "no:django")
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*192.0.2.1*loopback only*"])


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("/run/postgresql/.s.PGSQL.5432", True),
        (("127.0.0.53", 53), True),
        (("::1", 53, 0, 0), True),
        (("localhost", 80), True),
        (("", 80), True),
        ((None,), True),
        ((b"127.0.0.1", 80), True),
        (("10.0.0.1", 80), False),
        (("0.0.0.0", 80), False),
        (("fe80::1%eth0", 80), False),
        (("oakford.example", 80), False),
    ],
)
def test_loopback_is_this_machine_and_nothing_else_is(address, here: bool) -> None:
    assert is_here(address) is here
