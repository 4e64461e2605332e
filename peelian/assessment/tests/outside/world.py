"""A small internet on loopback for tests of visits: one resolver, one authority, an address for each host."""

import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import trustme

from peelian.assessment.gateways.outside.going import Going
from peelian.assessment.gateways.outside.looking import Looked, look
from peelian.assessment.gateways.outside.places import Places
from peelian.assessment.gateways.outside.spending import Spending
from peelian.assessment.gateways.outside.tls import versions
from peelian.assessment.gateways.outside.visiting import Visitor
from peelian.assessment.gateways.outside.web import Kept, visit
from peelian.assessment.gateways.outside.wires import Wires
from peelian.assessment.rules.outside.seen import TlsSeen, WebSeen
from peelian.assessment.tests.outside.resolver import Resolver
from peelian.assessment.tests.outside.sites import Serve, Server, answer, certified, says, sends_to
from peelian.parties.models import Authorisation
from tests.ports import free_ports

KNOWN, STRANGER = trustme.CA(organization_name="Known Issuer"), trustme.CA(organization_name="Stranger")
HOST = "oakford.test"
SOON = 0.4  # seconds, where nobody will answer


@dataclass
class World:
    """What a test builds and what it then looks at."""

    folder: Path
    servers: list[Server] = field(default_factory=list)
    spent: Spending = field(default_factory=Spending)

    def __post_init__(self) -> None:
        self.http, self.https, self.smtp, port = free_ports(4)
        self.names = Resolver(port)
        KNOWN.cert_pem.write_to_path(str(self.folder / "roots.pem"))
        self._next = 10

    @property
    def wires(self) -> Wires:
        return self.over()

    def over(self, **differs: object) -> Wires:
        told = {
            "resolver_port": self.names.port,
            "http": self.http,
            "https": self.https,
            "smtp": self.smtp,
            "roots": str(self.folder / "roots.pem"),
            "loopback": True,
            "pause": 0.0,
            "patience": 5.0,
        }
        return Wires(**told | differs)  # type: ignore[arg-type]

    def address(self, host: str) -> str:
        """Give a host an address of its own."""
        self._next += 1
        self.names.says(host, "A", f"127.0.0.{self._next}")
        return f"127.0.0.{self._next}"

    def listen(self, address: str, port: int, serve: Serve, context: ssl.SSLContext | None = None) -> Server:
        self.servers.append(Server(address, port, serve, context))
        return self.servers[-1]

    def site(
        self,
        host: str = HOST,
        *,
        plain: bytes | Serve | None = None,
        private: bytes | Serve | None = answer(),
        context: ssl.SSLContext | None = None,
    ) -> tuple[Server, Server | None]:
        """Build a website: in the clear it sends on to HTTPS, unless it does what it is told to. None: not there."""
        address = self.address(host)
        plain = sends_to(f"https://{host}/") if plain is None else plain
        clear = self.listen(address, self.http, plain if callable(plain) else says(plain, security=answer(404)))
        if private is None:
            return clear, None
        serve = private if callable(private) else says(private, security=answer(404))
        return clear, self.listen(address, self.https, serve, context or certified(KNOWN, host))

    def visit(
        self, host: str = HOST, *, hosts: Iterable[str] = (HOST,), kept: Kept | None = None, **differs
    ) -> WebSeen:
        going = Going(self.over(**differs), lambda: True)
        visitor = Visitor(going, Places(going), self.spent)
        try:
            return visit(host, visitor=visitor, hosts=tuple(hosts), kept=kept or Kept())
        finally:
            visitor.leave()

    def versions(self, host: str = HOST, *, spoken: str = "", **differs) -> TlsSeen:
        going = Going(self.over(**differs), lambda: True)
        return versions(host, going=going, places=Places(going), spending=self.spent, spoken=spoken)

    def look(self, leave: Authorisation, *, still: Callable[[], bool] = lambda: True, on: date, **differs) -> Looked:
        return look(leave, on=on, over=self.over(**differs), still=still)

    def close(self) -> None:
        self.names.close()
        for server in self.servers:
            server.close()
