"""The only way out to the hosts of others: to a checked address, one at a time, as long as the leave stands."""

import io
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address

from peelian.assessment.gateways.outside.addresses import NotAllowed, may_connect
from peelian.assessment.gateways.outside.wires import Wires

PORTS = (80, 443, 25)


class Stopped(Exception):  # noqa: N818  the leave ended, which is no fault
    """The leave to look does not stand any more."""


class Pace:
    """When each address was last connected to, by all looks of this process together."""

    def __init__(self) -> None:
        self._last: dict[str, float] = {}
        self._one_at_a_time = threading.Lock()

    def wait(self, address: str, pause: float) -> None:
        """Wait until `pause` seconds after the last time. Whoever comes meanwhile waits behind us."""
        now = time.monotonic()
        with self._one_at_a_time:
            self._last = {one: at for one, at in self._last.items() if at + pause > now}
            at = max(now, self._last.get(address, now - pause) + pause)
            self._last[address] = at
        time.sleep(at - now)


_PACE = Pace()


@dataclass
class Going:
    """Connects as `Wires` say, at the pace that they say."""

    over: Wires
    still: Callable[[], bool]

    def ask(self) -> None:
        """Stop here unless the leave still stands."""
        if not self.still():
            raise Stopped

    def connect(self, address: str, port: int) -> socket.socket:
        """Connect to an address of numbers, never a name. Not allowed: any but those that `Wires` lets us ask."""
        if not may_connect(ip_address(address), loopback=self.over.loopback):
            raise NotAllowed(address)
        if port not in PORTS and not self.over.loopback:
            raise NotAllowed(f"{address}, port {port}")
        _PACE.wait(address, self.over.pause)
        self.ask()
        return socket.create_connection((address, port), timeout=self.over.patience)


class TooMuchError(OSError):
    """More was sent than we take."""


class Until(io.RawIOBase):
    """What a connection sends, until a moment and up to a number of bytes: neither a drip nor a flood goes on."""

    def __init__(self, connection: socket.socket, *, seconds: float, most: int) -> None:
        self.connection, self.most = connection, most
        self.ends = time.monotonic() + seconds

    def readable(self) -> bool:
        return True

    def readinto(self, into: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read what there is. `TimeoutError`: the time is over. `TooMuchError`: so is the room."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        if self.most <= 0:
            raise TooMuchError
        self.connection.settimeout(left)
        count = self.connection.recv_into(into, min(len(into), self.most))
        self.most -= count
        return count
