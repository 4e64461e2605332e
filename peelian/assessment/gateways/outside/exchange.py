"""One question to a web server and its answer: no cookies, no compression, bounded in bytes and in time."""

import io
import socket
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import cast
from urllib.parse import quote

from peelian.assessment.gateways.outside.going import Going, Until

HEADERS = 64 * 1024  # bytes; browsers take 256 KB at most
PIECE = 16 * 1024
AGENT = "PeelianCyberProtectCheck/1 (a police cyber Protect team; the owner of this website asked us to look)"
ACCEPT = "text/html, text/plain, application/json;q=0.9, */*;q=0.1"
ASIS = ("", "identity")


@dataclass(frozen=True)
class Answer:
    """What came back. `whole`: the body was read to its end; one that is packed, or too long, is not."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""
    whole: bool = False
    stays: bool = False  # the connection may be asked once more

    def header(self, name: str) -> str:
        """Return the first header of a name, or nothing."""
        return next((value for key, value in self.headers if key == name), "")


def get(connection: socket.socket, host: str, path: str, *, going: Going, most: int) -> Answer | None:
    """Ask for a page and read up to `most` bytes of it; None if there was no answer that can be read in time."""
    lines = (
        f"GET {safe(path)} HTTP/1.1",
        f"Host: {host}",
        f"User-Agent: {AGENT}",
        f"Accept: {ACCEPT}",
        "Accept-Encoding: identity",
    )
    going.ask()
    try:
        connection.settimeout(going.over.patience)
        connection.sendall("\r\n".join((*lines, "", "")).encode("ascii"))
        heard = Until(connection, seconds=going.over.patience, most=HEADERS)
        response = HTTPResponse(cast(socket.socket, _Read(heard)), method="GET")
        response.begin()
    except (OSError, HTTPException, ValueError):
        return None
    return _answer(response, heard, most)


def safe(path: str) -> str:
    """Return a path and query that can be nothing but one word of a request."""
    return quote(path or "/", safe="/%:@!$&'()*+,;=~?-._", encoding="latin-1", errors="replace")


class _Read:
    """What `HTTPResponse` asks of a socket."""

    def __init__(self, heard: Until) -> None:
        self.heard = heard

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self.heard)


def _answer(response: HTTPResponse, heard: Until, most: int) -> Answer:
    headers = tuple((key.lower(), value) for key, value in response.getheaders())
    body = None
    if response.headers.get("content-encoding", "").strip().lower() in ASIS:
        heard.most = most
        body = _body(response)
    whole = body is not None
    return Answer(response.status, headers, body or b"", whole, stays=whole and not response.will_close)


def _body(response: HTTPResponse) -> bytes | None:
    """Read a body piece by piece, because a length that is announced may be any; None if it has no end."""
    pieces = []
    try:
        while piece := response.read(PIECE):
            pieces.append(piece)
    except (OSError, HTTPException, ValueError):
        return None
    return None if response.length else b"".join(pieces)
