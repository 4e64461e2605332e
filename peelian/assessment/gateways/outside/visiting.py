"""Connections to web servers during one visit: each host resolved, checked and counted before it is asked."""

import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field

from peelian.assessment.gateways.outside import certificates
from peelian.assessment.gateways.outside.addresses import NotAllowed
from peelian.assessment.gateways.outside.exchange import Answer, get
from peelian.assessment.gateways.outside.going import Going
from peelian.assessment.gateways.outside.places import Places
from peelian.assessment.gateways.outside.spending import REQUESTS, Spending
from peelian.assessment.rules.outside.seen import Certificate

PAGE = 512 * 1024  # bytes


@dataclass(frozen=True)
class Began:
    """How a secure connection began: open or not, and what it showed."""

    connection: ssl.SSLSocket | None = None
    certificate: Certificate = Certificate.NO_ANSWER
    written: certificates.Written = field(default_factory=certificates.Written)
    version: str = ""
    refused: bool = False  # nothing listens there


@dataclass
class Visitor:
    """Goes to web servers on behalf of one host. What it opened stays open until `leave`."""

    going: Going
    places: Places
    spending: Spending
    began: dict[str, Began] = field(default_factory=dict)  # by host: how the last secure connection to it began
    refused: set[str] = field(default_factory=set)  # hosts where nothing listens in the clear
    idle: dict[tuple[bool, str], socket.socket] = field(default_factory=dict)  # open, and to be asked once more
    opened: list[socket.socket] = field(default_factory=list)

    def ask(self, host: str, path: str, *, private: bool, most: int = PAGE) -> Answer | None:
        """Ask once; None if there was no answer, or if nothing may be asked any more."""
        if self.spending.requests >= REQUESTS:
            return None
        connection = self.idle.pop((private, host), None)
        if connection is None:
            connection = self.begin(host) if private else self._plain(host)
        if connection is None or not self.spending.take_request():
            return None
        answer = get(connection, host, path, going=self.going, most=most)
        if answer and answer.stays:
            self.idle[private, host] = connection
        return answer

    def begin(self, host: str) -> socket.socket | None:
        """Begin a secure connection and check the certificate. A bad one is read over a second connection."""
        try:
            began = self._secure(host, certificates.checking(self.going.over), Certificate.GOOD)
        except ssl.SSLCertVerificationError as fault:
            began = self._after(host, fault)
        self.began[host] = began
        return began.connection

    def show(self, host: str) -> Began:
        """Return what a host showed when a secure connection to it began, now or before."""
        if host not in self.began and (connection := self.begin(host)):
            self.idle[True, host] = connection
        return self.began[host]

    def ask_trusted(self, host: str, path: str, *, most: int) -> Answer | None:
        """Ask once in private, and not at all where the certificate is bad."""
        try:
            began = self._secure(host, certificates.checking(self.going.over), Certificate.GOOD)
        except ssl.SSLCertVerificationError:
            return None
        if began.connection is None or not self.spending.take_request():
            return None
        return get(began.connection, host, path, going=self.going, most=most)

    def leave(self) -> None:
        """Close what is open."""
        for connection in self.opened:
            connection.close()

    def _after(self, host: str, fault: ssl.SSLCertVerificationError) -> Began:
        began = self._secure(host, certificates.unchecked(), certificates.came_to(fault))
        certificate = certificates.settled(certificates.came_to(fault), began.written)
        if not self.going.over.roots and not certificates.trusts_somebody():
            certificate = Certificate.NO_ANSWER
        return Began(began.connection, certificate, began.written, began.version)

    def _plain(self, host: str) -> socket.socket | None:
        try:
            return self._connect(host, self.going.over.http)
        except ConnectionRefusedError:
            self.refused.add(host)
        except (OSError, NotAllowed):
            pass
        return None

    def _secure(self, host: str, context: ssl.SSLContext, certificate: Certificate) -> Began:
        """Begin once. `SSLCertVerificationError`: the check of the certificate failed."""
        try:
            connection = self._connect(host, self.going.over.https, self.spending.take_handshake)
        except ConnectionRefusedError:
            return Began(refused=True)
        except (OSError, NotAllowed):
            return Began()
        if connection is None:
            return Began()
        try:
            secure = context.wrap_socket(connection, server_hostname=host)
        except ssl.SSLCertVerificationError:
            raise
        except (OSError, ValueError):
            return Began()
        self.opened.append(secure)
        written = certificates.read(secure.getpeercert(binary_form=True))
        return Began(secure, certificate, written, secure.version() or "")

    def _connect(self, host: str, port: int, may: Callable[[], bool] = lambda: True) -> socket.socket | None:
        """Connect if there is an address and it `may` be counted. A connection that nobody takes counts as well."""
        address = self.places.address(host, self.spending)
        if address is None or not may():
            return None
        connection = self.going.connect(address, port)
        self.opened.append(connection)
        return connection
