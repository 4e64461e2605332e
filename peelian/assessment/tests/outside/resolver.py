"""A resolver for tests of visits: it says what it is told to, and something else the next time if it is told so."""

import contextlib
import socket
import threading
from collections import Counter

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset

START = "ns1.hosting.test. hostmaster.hosting.test. 1 3600 600 86400 60"


class Resolver:
    """Answers from `records`: by name and kind, one list of values for each time that it is asked; the last stays."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.records: dict[tuple[str, str], list[list[str]]] = {}
        self.asked: Counter[tuple[str, str]] = Counter()
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", port))
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._answer, daemon=True)
        self._thread.start()

    def says(self, name: str, kind: str, *values: str, then: list[str] | None = None) -> None:
        self.records[name, kind] = [list(values)] if then is None else [list(values), then]

    def close(self) -> None:
        """Answer nothing more."""
        self._closing.set()
        self._thread.join()

    def _answer(self) -> None:
        self._socket.settimeout(0.05)
        with self._socket:
            while not self._closing.is_set():
                with contextlib.suppress(TimeoutError):
                    wire, sender = self._socket.recvfrom(4096)
                    self._socket.sendto(self._to(dns.message.from_wire(wire)).to_wire(), sender)

    def _to(self, query: dns.message.Message) -> dns.message.Message:
        said = dns.message.make_response(query, recursion_available=True)
        question = query.question[0]
        key = (question.name.to_text(omit_final_dot=True).lower(), dns.rdatatype.to_text(question.rdtype))
        self.asked[key] += 1
        times = self.records.get(key, [])
        values = times.pop(0) if len(times) > 1 else (times[0] if times else [])
        if values:
            said.answer.append(dns.rrset.from_text_list(question.name, 60, "IN", key[1], values))
        else:
            if not any(name == key[0] or name.endswith(f".{key[0]}") for name, _ in self.records):
                said.set_rcode(dns.rcode.NXDOMAIN)
            said.authority.append(dns.rrset.from_text(question.name, 60, "IN", "SOA", START))
        return said
