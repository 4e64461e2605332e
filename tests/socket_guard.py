"""No test leaves this machine. A way out to anything but loopback fails the test that took it, even if it is caught.

Programs that a test starts (the database, a browser, a name server) are not seen; they are on loopback by their
settings. psycopg speaks to the database from C and is not seen either.
"""

import socket
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from typing import Any

import pytest

HERE = ("", "localhost", socket.gethostname())  # what a listener binds to, and this machine's own names
SENDING = ("connect", "connect_ex", "sendto")
left: list[str] = []


class LeftLoopbackError(RuntimeError):
    """A test tried to reach something outside this machine."""


def is_here(address: Any) -> bool:
    """Say whether an address, as sockets take it, is on this machine."""
    if not isinstance(address, tuple):
        return True  # a unix socket, or netlink
    host = address[0].decode() if isinstance(address[0], bytes) else address[0]
    if host is None or host in HERE:
        return True
    try:
        return ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _refuse(way: str, address: Any) -> None:
    if not is_here(address):
        said = f"{way} to {address!r}: a test may reach loopback only"
        left.append(said)
        raise LeftLoopbackError(said)


def _guarded(way: str, original: Callable[..., Any]) -> Callable[..., Any]:
    def call(self: socket.socket, *words: Any) -> Any:
        _refuse(way, words[-1])
        return original(self, *words)

    return call


@pytest.fixture(scope="session", autouse=True)
def _doors_are_watched() -> Iterator[None]:
    """Watch every way out of Python: connections, datagrams and the machine's own resolver."""
    with pytest.MonkeyPatch.context() as patch:
        for way in SENDING:
            patch.setattr(socket.socket, way, _guarded(way, getattr(socket.socket, way)))
        patch.setattr(socket.socket, "sendmsg", _message(socket.socket.sendmsg))
        for way in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
            patch.setattr(socket, way, _resolver(way, getattr(socket, way)))
        yield


def _message(original: Callable[..., Any]) -> Callable[..., Any]:
    def sendmsg(self: socket.socket, *words: Any) -> Any:
        if len(words) > 3 and words[3] is not None:
            _refuse("sendmsg", words[3])
        return original(self, *words)

    return sendmsg


def _resolver(way: str, original: Callable[..., Any]) -> Callable[..., Any]:
    def call(host: Any = None, *words: Any, **named: Any) -> Any:
        _refuse(way, (host,))
        return original(host, *words, **named)

    return call


@pytest.fixture(autouse=True)
def stays_on_this_machine(_doors_are_watched: None) -> Iterator[list[str]]:
    """Fail a test that tried to leave loopback. It is given what was tried, and may take it off the list."""
    yield left
    tried, left[:] = list(left), []
    if tried:
        pytest.fail("; ".join(tried), pytrace=False)
