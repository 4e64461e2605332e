"""The real `peelian serve` in a home of its own, the mail server it sends to, and the ways to kill parts of it."""

import asyncio
import contextlib
import os
import random
import signal
import sys
from collections.abc import Callable
from email import message_from_bytes
from pathlib import Path
from typing import Any

import psycopg
from aiosmtpd.controller import Controller

from peelian.runtime.cluster import Cluster
from peelian.runtime.tests.commands import environment, peelian
from peelian.runtime.tests.conftest import alive
from peelian.runtime.tests.test_serve import Serving
from peelian.runtime.tests.test_supervisor import descendants, nothing_left, until
from tests.ports import free_ports

SETTINGS = {"PEELIAN_DESK_WORKERS": "1", "PEELIAN_WORKER_HEARTBEAT_SECONDS": "1", "PEELIAN_WORKER_STALLED_SECONDS": "3"}
THINKING_SECONDS = 0.15  # before keeping a message, and again before saying so: where a kill leaves nobody sure


class Sink:
    """A mail server that no kill reaches. It keeps the Message-ID of everything it takes, before it says so."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        (self.port,) = free_ports(1)
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port, ready_timeout=10)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        await asyncio.sleep(THINKING_SECONDS)
        self.taken.append(str(message_from_bytes(envelope.content)["Message-ID"]))
        await asyncio.sleep(THINKING_SECONDS)
        return "250 OK"


class House:
    """Peelian at work, on the same ports however often it has to be opened."""

    def __init__(self, home: Path, sink: Sink) -> None:
        self.home = home
        desk, front = free_ports(2)
        ports = {"PEELIAN_DESK_PORT": str(desk), "PEELIAN_FRONT_PORT": str(front)}
        mail = {"PEELIAN_SMTP_HOST": "127.0.0.1", "PEELIAN_SMTP_PORT": str(sink.port)}
        self.settings = ports | mail | SETTINGS
        self.open()

    def open(self) -> None:
        """Start everything and wait until it says that it is there."""
        self.serving = Serving(self.home, **self.settings)

    def command(self, *words: str) -> str:
        return peelian(self.home, *words, **self.settings, PEELIAN_DEV="yes")

    def ask(self, query: str, **about: Any) -> list[tuple[Any, ...]]:
        """Ask the database as its owner; the answer is [] while it is away."""
        try:
            with psycopg.connect(Cluster(self.home).url(), connect_timeout=5) as connection:
                return connection.execute(query, about or None).fetchall()
        except psycopg.OperationalError:
            return []

    def officer(self, *feeds: Path) -> list[str]:
        """Return the command line of an officer who brings in these feeds."""
        return [sys.executable, "-m", "tests.kills.officer", *map(str, feeds)]

    def environment(self) -> dict[str, str]:
        return environment(self.home, **self.settings)

    def close(self) -> None:
        """Stop everything, kindly; fail when anything is left."""
        family = descendants(self.serving.process.pid)
        self.serving.process.terminate()
        assert self.serving.process.wait(30) == 0, self.serving.said
        until(lambda: nothing_left(family), 5)


def kill_the_desk(house: House, chance: random.Random) -> None:
    """Kill the desk's first process or one of its workers."""
    desk = house.settings["PEELIAN_DESK_PORT"]
    _strike(house, chance, lambda line: "gunicorn" in line and f":{desk}" in line)


def kill_the_worker(house: House, chance: random.Random) -> None:
    _strike(house, chance, lambda line: "peelian.runtime.cli worker" in line)


def kill_the_database(house: House, chance: random.Random) -> None:
    """Kill PostgreSQL's first process."""
    _strike(house, chance, lambda line: "/postgres -D" in line)


def kill_one_session(house: House, chance: random.Random) -> None:
    """Kill the database's process for one connection; PostgreSQL then throws all of them out and recovers."""
    _strike(house, chance, lambda line: line.startswith("postgres: peelian_"))


def kill_everything(house: House, chance: random.Random) -> None:
    """Kill the whole tree at once, and start it again."""
    family = descendants(house.serving.process.pid) | {house.serving.process.pid}
    for pid in chance.sample(sorted(family), len(family)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    house.serving.process.wait()
    until(lambda: nothing_left(family), 5)
    house.open()


BLOWS = {kill_the_desk: 4, kill_the_worker: 5, kill_the_database: 4, kill_one_session: 4, kill_everything: 3}


def _strike(house: House, chance: random.Random, wanted: Callable[[str], bool]) -> None:
    """Kill one of the processes whose command line is wanted, as soon as there is one."""
    found: list[int] = []

    def look() -> bool:
        found[:] = [pid for pid in sorted(descendants(house.serving.process.pid)) if wanted(_line(pid))]
        return bool(found)

    until(look, 60)
    with contextlib.suppress(ProcessLookupError):
        os.kill(chance.choice(found), signal.SIGKILL)


def _line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ") if alive(pid) else ""
    except (FileNotFoundError, ProcessLookupError):
        return ""
