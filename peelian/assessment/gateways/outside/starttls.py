"""A greeting to the firm's own mail server, and whether it then encrypts. No message is ever begun."""

import io
import re
import socket
import ssl
from collections.abc import Collection

from peelian.assessment.gateways.outside import certificates
from peelian.assessment.gateways.outside.addresses import NotAllowed
from peelian.assessment.gateways.outside.going import Going, Until
from peelian.assessment.gateways.outside.places import Places
from peelian.assessment.gateways.outside.spending import Spending
from peelian.assessment.rules.outside.asking import Records
from peelian.assessment.rules.outside.names import mail_servers
from peelian.assessment.rules.outside.seen import MailServerSeen, Starttls

MOST = 16 * 1024  # bytes of the whole conversation
LONGEST_LINE = 2048
MOST_LINES = 60
READY, DONE = 220, 250
_LINE = re.compile(rb"(\d{3})([ -]?)([^\r\n]*)\r?\n")

Reply = tuple[int, list[str]]


class UnfinishedError(OSError):
    """The server did not say what can be read as a reply."""


def own_server(mx: Records, hosts: Collection[str]) -> MailServerSeen:
    """Return the mail server to greet: the first that the leave names, or why there is none."""
    servers = mail_servers(mx)
    if not mx.answered:
        return MailServerSeen()
    if not servers:
        return MailServerSeen(starttls=Starttls.NO_MAIL)
    own = [server for server in servers if server in hosts]
    return MailServerSeen(own[0]) if own else MailServerSeen(servers[0], Starttls.NOT_OURS)


def greet(server: str, *, going: Going, places: Places, spending: Spending) -> Starttls:
    """Greet a mail server that the leave names, ask it to encrypt, begin, and hang up."""
    try:
        address = places.address(server, spending)
        if address is None or not spending.take_handshake():
            return Starttls.NO_ANSWER
        with going.connect(address, going.over.smtp) as connection:
            return _talk(connection, server, going)
    except (OSError, NotAllowed):
        return Starttls.NO_ANSWER


def _talk(connection: socket.socket, server: str, going: Going) -> Starttls:
    heard = io.BufferedReader(Until(connection, seconds=going.over.patience, most=MOST))
    code, _ = _reply(heard)
    if code != READY:
        return Starttls.NO_ANSWER
    code, offers = _say(connection, heard, f"EHLO {_ourselves(connection)}", going)
    if code != DONE:
        return Starttls.NO_ANSWER
    if "STARTTLS" not in [offer.upper().strip() for offer in offers[1:]]:
        _say(connection, heard, "QUIT", going)
        return Starttls.NOT_OFFERED
    code, _ = _say(connection, heard, "STARTTLS", going)
    if code != READY:
        return Starttls.BROKEN if code >= 500 else Starttls.NO_ANSWER
    return _encrypt(connection, server, going)


def _encrypt(connection: socket.socket, server: str, going: Going) -> Starttls:
    """Begin as a sending server does, which takes any certificate. A silence or a dropped line says nothing."""
    going.ask()
    connection.settimeout(going.over.patience)
    try:
        with certificates.unchecked().wrap_socket(connection, server_hostname=server) as secure:
            secure.sendall(b"QUIT\r\n")
            return Starttls.ENCRYPTS
    except (ssl.SSLEOFError, ssl.SSLZeroReturnError):
        return Starttls.NO_ANSWER
    except ssl.SSLError:
        return Starttls.BROKEN


def _say(connection: socket.socket, heard: io.BufferedIOBase, word: str, going: Going) -> Reply:
    going.ask()
    connection.settimeout(going.over.patience)
    connection.sendall(f"{word}\r\n".encode("ascii"))
    return _reply(heard)


def _reply(heard: io.BufferedIOBase) -> Reply:
    """Read one reply, of however many lines (RFC 5321, section 4.2.1)."""
    lines: list[str] = []
    for _ in range(MOST_LINES):
        line = _LINE.fullmatch(heard.readline(LONGEST_LINE))
        if line is None:
            break
        lines.append(line[3].decode("ascii", "replace"))
        if line[2] != b"-":
            return int(line[1]), lines
    raise UnfinishedError


def _ourselves(connection: socket.socket) -> str:
    """Return our own address, as a sender without a name gives it (RFC 5321, section 4.1.3)."""
    address = connection.getsockname()[0]
    return f"[IPv6:{address}]" if ":" in address else f"[{address}]"
