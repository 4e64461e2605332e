"""One socket to the resolver for all questions about a host; each answer finds its question."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import dns.exception
import dns.message

from peelian.assessment.gateways.outside.wires import Wires


@dataclass
class _Waiting:
    query: dns.message.Message
    answer: "asyncio.Future[dns.message.Message]"


@dataclass
class Datagrams(asyncio.DatagramProtocol):
    """Questions on their way. What answers none of them, or cannot be read, is as if it had not come."""

    send: Callable[[bytes], None] = field(init=False)
    waiting: dict[int, _Waiting] = field(default_factory=dict)

    async def exchange(self, query: dns.message.Message, patience: float) -> dns.message.Message:
        """Ask and return the answer. Raises `Truncated` if it did not fit, and `TimeoutError` after so many seconds."""
        while query.id in self.waiting:
            query.id = (query.id + 1) % 65536
        one = _Waiting(query, asyncio.get_running_loop().create_future())
        self.waiting[query.id] = one
        try:
            self.send(query.to_wire())
            async with asyncio.timeout(patience):
                return await one.answer
        finally:
            del self.waiting[query.id]

    def datagram_received(self, data: bytes, addr: object) -> None:
        one = self.waiting.get(int.from_bytes(data[:2], "big"))
        if one is None or one.answer.done():
            return
        try:
            answer = dns.message.from_wire(data, raise_on_truncation=True)
        except dns.message.Truncated as cut:
            if one.query.is_response(cut.message()):  # type: ignore[no-untyped-call]
                one.answer.set_exception(cut)
        except (dns.exception.DNSException, ValueError):
            return
        else:
            if one.query.is_response(answer):
                one.answer.set_result(answer)

    def error_received(self, exc: Exception) -> None:
        for one in self.waiting.values():
            if not one.answer.done():
                one.answer.set_exception(exc)


@asynccontextmanager
async def datagrams(over: Wires) -> AsyncIterator[Datagrams]:
    """Open a socket that hears the resolver and nobody else."""
    loop = asyncio.get_running_loop()
    resolver = (over.resolver, over.resolver_port)
    transport, protocol = await loop.create_datagram_endpoint(Datagrams, remote_addr=resolver)
    protocol.send = transport.sendto
    try:
        yield protocol
    finally:
        transport.close()
