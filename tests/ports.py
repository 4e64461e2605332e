"""Ports for what a test or a bench starts: none that the machine gives to outgoing connections, none given twice.

A port asked of the machine and let go may be taken before the program that it is for listens on it: by another
worker of the suite, or by any connection on its way out.
"""

import itertools
import os
import random
import socket

LOWEST, EACH, BLOCKS = 10_000, 2_000, 11  # all below 32,768, where Linux begins to give ports away by itself

_worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % BLOCKS
_block = range(LOWEST + _worker * EACH, LOWEST + (_worker + 1) * EACH)
_next = itertools.cycle(_block)
for _ in range(random.randrange(EACH)):  # another run on this machine begins elsewhere
    next(_next)


def free_ports(count: int) -> list[int]:
    """Return ports of this machine that nobody listens to. No two calls of one worker return the same."""
    return list(itertools.islice(filter(_is_free, _next), count))


def _is_free(port: int) -> bool:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
