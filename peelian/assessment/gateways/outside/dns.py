"""Questions to the one resolver that is set. Whatever the network does, the answer is `Records`."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import dns.asyncquery
import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdata
import dns.rdatatype
import dns.rrset

from peelian.assessment.gateways.outside.datagrams import Datagrams, datagrams
from peelian.assessment.gateways.outside.spending import Spending
from peelian.assessment.gateways.outside.wires import Wires
from peelian.assessment.rules.outside.asking import NO_ANSWER, Ask, Asking, Heard, Records

T = TypeVar("T")
TRIES = 2  # the second after a silence
PAYLOAD = 1232  # bytes: the largest answer over UDP that no network cuts (DNS flag day 2020)
TOLD = (dns.rcode.NOERROR, dns.rcode.NXDOMAIN)
UNASKABLE = Records(Heard.NO_SUCH_NAME)  # a name that the DNS cannot hold is a name that does not exist


@dataclass
class Questions:
    """All questions about one host. The same one is asked once; each try that goes out is counted."""

    over: Wires
    spending: Spending
    datagrams: Datagrams
    failed: set[Ask] = field(default_factory=set)  # ended with the resolver's own "server failure"
    _asked: dict[Ask, "asyncio.Task[Records]"] = field(default_factory=dict)

    async def ask(self, ask: Ask) -> Records:
        """Ask, and give the answer; `NO_ANSWER` if there was none, or if nothing may be asked any more."""
        if ask not in self._asked:
            self._asked[ask] = asyncio.ensure_future(self._answer(ask))
        return await self._asked[ask]

    async def follow(self, asking: Asking[T]) -> T:
        """Carry out a rule that asks as it goes, and give what it comes to."""
        try:
            ask = next(asking)
            while True:
                ask = asking.send(await self.ask(ask))
        except StopIteration as over:
            result: T = over.value
            return result

    async def unchecked(self, ask: Ask) -> Records:
        """Ask for what the resolver would not give because a signature is wrong (CD)."""
        return await self._answer(ask, dns.flags.CD)

    async def again(self, ask: Ask) -> Records:
        """Ask anew what was asked before."""
        self.failed.discard(ask)
        return await self._answer(ask)

    async def _answer(self, ask: Ask, flags: int = 0) -> Records:
        name = _name(ask.name)
        if name is None:
            return UNASKABLE
        query = dns.message.make_query(name, ask.kind, want_dnssec=ask.kind == "SOA", payload=PAYLOAD)
        query.flags |= dns.flags.AD | flags
        answer = await self._exchange(query)
        if answer is not None and answer.rcode() == dns.rcode.SERVFAIL:
            self.failed.add(ask)
        return NO_ANSWER if answer is None else _records(answer)

    async def _exchange(self, query: dns.message.Message) -> dns.message.Message | None:
        for _ in range(TRIES):
            try:
                answer = await self._counted(self.datagrams.exchange(query, self.over.patience))
            except dns.message.Truncated:
                answer = await self._whole(query)
            except OSError:  # a silence, or nobody listens
                continue
            if answer is not None:
                return answer
        return None

    async def _whole(self, query: dns.message.Message) -> dns.message.Message | None:
        """Fetch over TCP what did not fit."""
        try:
            where = (self.over.resolver, self.over.patience, self.over.resolver_port)
            return await self._counted(dns.asyncquery.tcp(query, *where))
        except (dns.exception.DNSException, OSError, EOFError):
            return None

    async def _counted(self, exchange: Coroutine[Any, Any, dns.message.Message]) -> dns.message.Message | None:
        if not self.spending.take_query():
            exchange.close()
            return None
        return await exchange


@asynccontextmanager
async def questions(over: Wires, spending: Spending) -> AsyncIterator[Questions]:
    """Be ready to ask about one host."""
    async with datagrams(over) as opened:
        yield Questions(over, spending, opened)


def _name(text: str) -> dns.name.Name | None:
    try:
        return dns.name.Name([*(label.encode("latin-1") for label in text.split(".")), b""])
    except (dns.exception.DNSException, UnicodeEncodeError):
        return None


def _records(answer: dns.message.Message) -> Records:
    """Read an answer. One that says "nothing" without the zone's own word for it (SOA) says nothing at all."""
    if not isinstance(answer, dns.message.QueryMessage) or answer.flags & dns.flags.TC or answer.rcode() not in TOLD:
        return NO_ANSWER
    try:
        chain = answer.resolve_chaining()
    except dns.exception.DNSException:
        return NO_ANSWER
    authentic = bool(answer.flags & dns.flags.AD)
    led_to = _text(chain.canonical_name) if chain.cnames else ""
    if isinstance(chain.answer, dns.rrset.RRset):
        owner = _text(chain.canonical_name)
        return Records(Heard.FOUND, tuple(_value(one, owner) for one in chain.answer), authentic, led_to)
    if not any(rrset.rdtype == dns.rdatatype.SOA for rrset in answer.authority):
        return NO_ANSWER
    if answer.rcode() == dns.rcode.NXDOMAIN:
        return Records(Heard.NO_SUCH_NAME, (), authentic, led_to)
    return Records(Heard.NOTHING, (), authentic, led_to)


def _value(record: Any, owner: str) -> str:
    if record.rdtype == dns.rdatatype.TXT:
        return b"".join(record.strings).decode("latin-1")
    if record.rdtype == dns.rdatatype.SOA:
        return owner
    if record.rdtype == dns.rdatatype.MX:
        return f"{record.preference} {_text(record.exchange)}"
    if record.rdtype == dns.rdatatype.NS:
        return _text(record.target)
    return str(record.to_text())


def _text(name: dns.name.Name) -> str:
    return name.to_text(omit_final_dot=name != dns.name.root).lower()
