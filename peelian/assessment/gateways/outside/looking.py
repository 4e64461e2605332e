"""One look from outside. It takes an authorisation, never a name: where none stands, nobody is asked anything."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from peelian.assessment.gateways.outside.going import Going, Stopped
from peelian.assessment.gateways.outside.names import names_seen
from peelian.assessment.gateways.outside.places import Places
from peelian.assessment.gateways.outside.rdap import registration
from peelian.assessment.gateways.outside.spending import Spending
from peelian.assessment.gateways.outside.starttls import greet, own_server
from peelian.assessment.gateways.outside.tls import MOST as MOST_VERSIONS
from peelian.assessment.gateways.outside.tls import versions
from peelian.assessment.gateways.outside.visiting import Began, Visitor
from peelian.assessment.gateways.outside.web import Kept, sts_policy, visit
from peelian.assessment.gateways.outside.wires import Wires
from peelian.assessment.rules.outside import mta_sts, tags
from peelian.assessment.rules.outside.names import takes_mail
from peelian.assessment.rules.outside.seen import MailServerSeen, NamesSeen, SeenHost, Starttls, TlsSeen
from peelian.kernel.refused import Refused
from peelian.parties.models import Authorisation
from peelian.parties.rules.firms import Access

ENDED = "the leave ended while we looked"


@dataclass(frozen=True)
class Looked:
    """What one look saw, and what it cost all hosts together. `stopped_why`: why it did not run to its end."""

    hosts: tuple[SeenHost, ...] = ()
    queries: int = 0
    requests: int = 0
    handshakes: int = 0
    stopped_why: str = ""


def look(authorisation: Authorisation, *, on: date, over: Wires, still: Callable[[], bool]) -> Looked:
    """Look at each host that an authorisation names, in the ways that it names.

    `still` says whether the leave still stands; it is asked before each step, and the first no ends the look.
    Refused, before anything is asked of anybody: leave that does not stand on the day, for no host, or for nothing.
    """
    if authorisation.withdrawn_at or not authorisation.valid_from <= on <= authorisation.valid_until:
        raise Refused("Nobody at the firm has given leave to look, or it has run out. Write down their leave first.")
    hosts = tuple(one.host for one in authorisation.hosts.all())
    if not hosts or not authorisation.access:
        raise Refused("The leave names no host, or nothing that may be done.")
    looker = _Look(hosts, frozenset(map(Access, authorisation.access)), Going(over, still))
    seen: list[SeenHost] = []
    try:
        seen.extend(looker.see(host) for host in hosts)
    except Stopped:
        return looker.cost(tuple(seen), ENDED)
    return looker.cost(tuple(seen))


@dataclass
class _Look:
    hosts: tuple[str, ...]
    access: frozenset[Access]
    going: Going
    spent: dict[str, Spending] = field(default_factory=dict)
    greeted: dict[str, Starttls] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = Places(self.going)
        self.spent = {host: Spending() for host in self.hosts}

    def see(self, host: str) -> SeenHost:
        """See one host, first what its names say."""
        visitor = Visitor(self.going, self.places, self.spent[host])
        try:
            seen = self._web(self._names(SeenHost(host)), visitor)
            seen = self._tls(seen, visitor)
            return self._mail(seen)
        finally:
            visitor.leave()

    def cost(self, seen: tuple[SeenHost, ...], stopped_why: str = "") -> Looked:
        """Return what was seen with what it cost."""
        spent = self.spent.values()
        return Looked(
            seen,
            sum(one.queries for one in spent),
            sum(one.requests for one in spent),
            sum(one.handshakes for one in spent),
            stopped_why,
        )

    def _names(self, seen: SeenHost) -> SeenHost:
        if Access.DNS not in self.access:
            return seen
        self.going.ask()
        names = asyncio.run(names_seen(seen.host, over=self.going.over, spending=self.spent[seen.host]))
        self.places.heard.setdefault(seen.host, names.addresses)
        if not (self.going.over.rdap and names.own_zone):
            return replace(seen, names=names)
        return replace(seen, names=names, registration=registration(seen.host, going=self.going, places=self.places))

    def _web(self, seen: SeenHost, visitor: Visitor) -> SeenHost:
        if Access.WEB not in self.access:
            return seen
        policy = seen.names is not None and _has_policy(seen.names)
        kept = Kept(int(policy), int(policy) + (MOST_VERSIONS if Access.TLS in self.access else 0))
        web = visit(seen.host, visitor=visitor, hosts=self.hosts, kept=kept)
        names = seen.names
        if names and policy:
            names = replace(names, mta_sts=sts_policy(seen.host, names.mta_sts, visitor=visitor))
        return replace(seen, names=names, web=web)

    def _tls(self, seen: SeenHost, visitor: Visitor) -> SeenHost:
        """Begin with each version, but where the visit found that nothing listens."""
        if Access.TLS not in self.access:
            return seen
        began = visitor.began.get(seen.host, Began())
        if began.refused:
            return replace(seen, tls=TlsSeen())
        spending = self.spent[seen.host]
        tls = versions(seen.host, going=self.going, places=self.places, spending=spending, spoken=began.version)
        return replace(seen, tls=tls)

    def _mail(self, seen: SeenHost) -> SeenHost:
        if Access.MAIL not in self.access:
            return seen
        mx = seen.names.mx if seen.names else self.places.mail_servers(seen.host, self.spent[seen.host])
        server = own_server(mx, self.hosts)
        if server.server and server.starttls is Starttls.NO_ANSWER:
            server = MailServerSeen(server.server, self._greet(server.server))
        return replace(seen, mail_server=server)

    def _greet(self, server: str) -> Starttls:
        """Greet a server once a look, at its own cost, for however many hosts it takes mail."""
        if server not in self.greeted:
            spending = self.spent[server]
            self.greeted[server] = greet(server, going=self.going, places=self.places, spending=spending)
        return self.greeted[server]


def _has_policy(names: NamesSeen) -> bool:
    texts = tags.of_version(names.mta_sts.texts.values, mta_sts.VERSION)
    return bool(takes_mail(names.mx)) and len(texts) == 1 and mta_sts.names_a_policy(texts[0])
