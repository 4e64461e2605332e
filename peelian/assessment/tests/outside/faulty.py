"""A resolver on loopback that fails as it is told to: it keeps silent, is late, cuts answers short, lies, or refuses.

What it answers when it does not fail comes from zones in memory, or from a real resolver behind it.
"""

import asyncio
import random
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum

from dnslib import QTYPE, RCODE, RR, DNSRecord

from peelian.assessment.tests.outside.zones import START, Signed, Zone

LATE = 3  # times the patience of whoever asks


class Fault(StrEnum):
    NONE = "none"
    SILENT = "silent"
    LATE = "late"
    TRUNCATED = "truncated"
    CUT = "cut in the middle"
    SERVFAIL = "server failure"
    REFUSED = "refused"
    LAME = "lame"
    WRONG_ID = "wrong id"
    ANOTHER_QUESTION = "another question"


LOSSES = (Fault.SILENT, Fault.LATE, Fault.TRUNCATED)
Answer = Callable[[bytes], Awaitable[bytes]]
Choose = Callable[[], Fault]


def dice(seed: int, share: float, faults: Iterable[Fault] = LOSSES) -> Choose:
    """Choose a fault for a share of the answers, the same ones every time."""
    thrown, of = random.Random(seed), list(faults)
    return lambda: thrown.choice(of) if thrown.random() < share else Fault.NONE


class InMemory:
    """Answers from zones as a resolver would that validates."""

    def __init__(self, zones: Iterable[Zone]) -> None:
        self.zones = {zone.name: zone for zone in zones}
        self.lines: dict[str, list[RR]] = {}
        for zone in self.zones.values():
            for rr in RR.fromZone("\n".join([START, *zone.lines]) + "\n", origin=f"{zone.name}.", ttl=60):
                self.lines.setdefault(str(rr.rname).rstrip(".").lower(), []).append(rr)

    async def __call__(self, wire: bytes) -> bytes:
        return self.said(wire)

    def said(self, wire: bytes) -> bytes:
        """Return the answer to a question."""
        asked = DNSRecord.parse(wire)
        reply = asked.reply()
        name, kind = str(asked.q.qname).rstrip(".").lower(), QTYPE[asked.q.qtype]
        zone = next((zone for zone in self.zones.values() if f".{name}".endswith(f".{zone.name}")), None)
        reply.header.ad = int(zone is not None and zone.signed is Signed.YES)
        if zone is not None and zone.signed is Signed.BOGUS and not asked.header.cd:
            reply.header.rcode = RCODE.SERVFAIL
            return bytes(reply.pack())
        while alias := [rr for rr in self.lines.get(name, []) if QTYPE[rr.rtype] == "CNAME"]:
            reply.add_answer(*alias)
            name = str(alias[0].rdata.label).rstrip(".").lower()
        if found := [rr for rr in self.lines.get(name, []) if QTYPE[rr.rtype] == kind]:
            reply.add_answer(*found)
            return bytes(reply.pack())
        reply.add_auth(*RR.fromZone(START, origin=f"{zone.name if zone else 'test'}."))
        if not any(f".{one}".endswith(f".{name}") for one in self.lines):
            reply.header.rcode = RCODE.NXDOMAIN
        return bytes(reply.pack())


class _Heard(asyncio.DatagramProtocol):
    def __init__(self) -> None:
        self.reply = asyncio.get_running_loop().create_future()

    def datagram_received(self, data: bytes, addr: object) -> None:
        if not self.reply.done():
            self.reply.set_result(data)


@dataclass
class Behind:
    """Answers from a real resolver."""

    port: int

    async def __call__(self, wire: bytes) -> bytes:
        loop = asyncio.get_running_loop()
        transport, heard = await loop.create_datagram_endpoint(_Heard, remote_addr=("127.0.0.1", self.port))
        try:
            transport.sendto(wire)
            return await heard.reply
        finally:
            transport.close()


@dataclass
class Resolver(asyncio.DatagramProtocol):
    """One that fails as `choose` says. `packets` counts what reached it, over UDP and TCP."""

    answer: Answer
    choose: Choose
    patience: float
    packets: int = 0

    def __post_init__(self) -> None:
        self.tasks: set[asyncio.Task[None]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr: object) -> None:
        task = asyncio.ensure_future(self._datagram(data, addr))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _datagram(self, data: bytes, addr: object) -> None:
        for reply in await self._replies(data):
            if not self.transport.is_closing():
                self.transport.sendto(reply, addr)

    async def stream(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.tasks.add(task := asyncio.ensure_future(self._stream(reader, writer)))
        task.add_done_callback(self.tasks.discard)

    async def _stream(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            length = int.from_bytes(await reader.readexactly(2), "big")
            for reply in await self._replies(await reader.readexactly(length)):
                writer.write(len(reply).to_bytes(2, "big") + reply)
        except asyncio.IncompleteReadError:
            pass
        finally:
            writer.close()

    async def _replies(self, data: bytes) -> list[bytes]:
        self.packets += 1
        fault = self.choose()
        if fault is Fault.SILENT:
            return []
        reply = await self.answer(data)
        if fault is Fault.LATE:
            await asyncio.sleep(LATE * self.patience)
        return [spoilt(reply, data, fault)]


def spoilt(reply: bytes, asked: bytes, fault: Fault) -> bytes:
    """Return the answer as the fault leaves it."""
    if fault in (Fault.NONE, Fault.LATE, Fault.SILENT):
        return reply
    if fault is Fault.CUT:
        return reply[: len(reply) // 2 + 3]
    if fault is Fault.WRONG_ID:
        return (int.from_bytes(reply[:2], "big") ^ 1).to_bytes(2, "big") + reply[2:]
    if fault is Fault.ANOTHER_QUESTION:
        return asked[:2] + bytes(DNSRecord.question("elsewhere.test").reply().pack())[2:]
    if fault is Fault.TRUNCATED:
        short = DNSRecord.parse(reply)
        short.header.tc = 1
        short.rr = short.rr[:-1]
        return bytes(short.pack())
    empty = DNSRecord.parse(asked).reply()
    empty.header.rcode = {Fault.SERVFAIL: RCODE.SERVFAIL, Fault.REFUSED: RCODE.REFUSED}.get(fault, RCODE.NOERROR)
    return bytes(empty.pack())


@asynccontextmanager
async def failing(answer: Answer, choose: Choose, patience: float) -> AsyncIterator[tuple[int, Resolver]]:
    """Run the resolver; give its port, at which it listens for UDP and TCP, and itself."""
    loop = asyncio.get_running_loop()
    resolver = Resolver(answer, choose, patience)
    server = await asyncio.start_server(resolver.stream, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    transport, _ = await loop.create_datagram_endpoint(
        lambda: resolver, local_addr=("127.0.0.1", port), family=socket.AF_INET
    )
    try:
        yield port, resolver
    finally:
        transport.close()
        server.close()
        for task in resolver.tasks:
            task.cancel()
        await asyncio.gather(*resolver.tasks, return_exceptions=True)
