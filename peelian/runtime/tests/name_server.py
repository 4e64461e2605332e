"""The demo's name server in a thread, asked as a resolver is."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import dns.message
import dns.query

from peelian.runtime.namesink import Names, listen


@dataclass
class Asked:
    """A running name server and the home whose records it reads."""

    port: int
    home: Path
    questions: int = 0  # that reached it so far
    silent: bool = False

    def ask(self, name: str, kind: str, *, by_tcp: bool = False, payload: int = 1232) -> dns.message.Message:
        question = dns.message.make_query(name, kind, use_edns=payload > 0, payload=payload or 1232)
        way = dns.query.tcp if by_tcp else dns.query.udp
        return way(question, "127.0.0.1", port=self.port, timeout=10)

    def texts(self, name: str, kind: str = "TXT") -> list[str]:
        return [record.to_text() for answer in self.ask(name, kind).answer for record in answer]


class Counted(Names):
    """Counts what reaches it, by whichever way."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked.home)
        self.asked = asked

    def answer(self, wire: bytes, *, most: int) -> bytes | None:
        self.asked.questions += 1
        return None if self.asked.silent else super().answer(wire, most=most)


@contextmanager
def name_server(home: Path) -> Iterator[Asked]:
    """Run a name server that reads the records of a home."""
    loop, ready, stopping = asyncio.new_event_loop(), threading.Event(), asyncio.Event()
    asked = Asked(0, home)

    async def run() -> None:
        datagrams, server = await listen(Counted(asked), host="127.0.0.1", port=0)
        asked.port = server.sockets[0].getsockname()[1]
        ready.set()
        await stopping.wait()
        datagrams.close()
        server.close()

    thread = threading.Thread(target=loop.run_until_complete, args=[run()])
    thread.start()
    ready.wait()
    try:
        yield asked
    finally:
        loop.call_soon_threadsafe(stopping.set)
        thread.join()
        loop.close()
