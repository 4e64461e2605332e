"""Whether the ports that Peelian listens on are free."""

import errno
import socket
from collections.abc import Mapping

from peelian.kernel.refused import Refused

HIGHEST = 65535


def refuse_taken(host: str, ports: Mapping[str, int]) -> None:
    """Refuse, naming the variable that moves it, a port that another program has or that two parts share."""
    seen: dict[int, str] = {}
    for variable, port in ports.items():
        if port in seen:
            raise Refused(f"{seen[port]} and {variable} are both {port}. Give one of them another number.")
        seen[port] = variable
        trouble = why_not(host, port)
        if trouble:
            raise Refused(f"{trouble} Start Peelian with another one, for example {variable}={free_near(host, port)}.")


def why_not(host: str, port: int) -> str | None:
    """Return why nothing can listen on the port, in words, or None when it is free."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OverflowError:
            return f"Port {port} does not exist."
        except OSError as trouble:
            if trouble.errno == errno.EADDRINUSE:
                return f"Port {port} is taken by another program."
            return f"Nothing can listen on {host}:{port} ({trouble.strerror})."
    return None


def free_near(host: str, port: int) -> int:
    """Return a free port above `port`, or 8000 when none of the next hundred is."""
    for other in range(port + 10, min(port + 110, HIGHEST)):
        if why_not(host, other) is None:
            return other
    return 8000


def answers(host: str, port: int) -> bool:
    """Say whether something listens on the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as attempt:
        attempt.settimeout(0.2)
        return attempt.connect_ex((host if host != "0.0.0.0" else "127.0.0.1", port)) == 0  # noqa: S104
