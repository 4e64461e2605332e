"""The demo's name server: answers on loopback from a file of records, as a resolver would. It asks nobody.

The tests ask it too. It is read anew whenever the file has changed, so a mended record is seen at once.
"""

import asyncio
import contextlib
import signal
import struct
import sys
from pathlib import Path
from typing import cast

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset

from peelian.assessment.gateways.demo_names import Known, read_records, records, records_file
from peelian.runtime.homes import home, private_folder

SMALL, LARGEST = 512, 65535  # bytes of an answer by UDP without EDNS, and by TCP
MOST_ALIASES = 8


class Names:
    """The records of one home, as they are now."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read_at = -1
        self._known: Known = {}

    def now(self) -> Known:
        """Return the records, read again if the file has changed."""
        file = records_file(self.folder)
        changed = file.stat().st_mtime_ns if file.exists() else 0
        if changed != self._read_at:
            self._known, self._read_at = read_records(records(self.folder)), changed
        return self._known

    def answer(self, wire: bytes, *, most: int) -> bytes | None:
        """Return the answer to one question, of `most` bytes; None to what is no question."""
        try:
            asked = dns.message.from_wire(wire)
        except dns.exception.DNSException:
            return None
        if asked.flags & dns.flags.QR or len(asked.question) != 1:
            return None
        said = dns.message.make_response(asked, recursion_available=True)
        self._fill(said, asked.question[0])
        room = most if most > SMALL else max(SMALL, asked.payload)
        try:
            return said.to_wire(max_size=room)
        except dns.exception.TooBig:
            short = dns.message.make_response(asked, recursion_available=True)
            short.flags |= dns.flags.TC
            return short.to_wire()

    def _fill(self, said: dns.message.Message, question: dns.rrset.RRset) -> None:
        """Put the answer to a question in, following aliases."""
        known, name = self.now(), question.name
        for _ in range(MOST_ALIASES):
            if found := known.get((name, question.rdtype)):
                said.answer.append(found)
                return
            alias = known.get((name, dns.rdatatype.CNAME))
            if not alias:
                break
            said.answer.append(alias)
            name = alias[0].target
        if not any(other.is_subdomain(name) for other, _ in known):
            said.set_rcode(dns.rcode.NXDOMAIN)
        if above := _start(known, name):
            said.authority.append(above)


def _start(known: Known, name: dns.name.Name) -> dns.rrset.RRset | None:
    """Return the start record of the closest name at or above one that has such a record."""
    while True:
        if found := known.get((name, dns.rdatatype.SOA)):
            return found
        if name == dns.name.root:
            return None
        name = name.parent()


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, names: Names) -> None:
        self.names = names

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.DatagramTransport, transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        if said := self.names.answer(data, most=SMALL):
            self.transport.sendto(said, addr)


async def listen(names: Names, *, host: str, port: int) -> tuple[asyncio.DatagramTransport, asyncio.Server]:
    """Answer by UDP and by TCP on one port. The caller closes both."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                (length,) = struct.unpack("!H", await reader.readexactly(2))
                said = names.answer(await reader.readexactly(length), most=LARGEST)
                if said is None:
                    break
                writer.write(struct.pack("!H", len(said)) + said)
                await writer.drain()
        writer.close()

    server = await asyncio.start_server(talk, host, port)
    port = server.sockets[0].getsockname()[1]
    loop = asyncio.get_running_loop()
    datagrams, _ = await loop.create_datagram_endpoint(lambda: _Datagrams(names), local_addr=(host, port))
    return datagrams, server


async def serve(*, host: str, port: int, folder: Path) -> None:
    """Answer until TERM or INT."""
    loop, stopping = asyncio.get_running_loop(), asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stopping.set)
    datagrams, server = await listen(Names(folder), host=host, port=port)
    await stopping.wait()
    datagrams.close()
    server.close()


if __name__ == "__main__":
    private_folder("names")
    asyncio.run(serve(host=sys.argv[1], port=int(sys.argv[2]), folder=home()))
