"""Everything that the supervisor started goes when it goes, and nothing else makes it go."""

import os
import pty
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from peelian.kernel.refused import Refused
from peelian.runtime.supervisor.ports import refuse_taken
from peelian.runtime.tests.conftest import alive
from tests.ports import free_ports


class Running:
    """A small supervisor at work."""

    def __init__(self, home: Path, *extra: str) -> None:
        self.home = home
        (self.port,) = free_ports(1)
        self.terminal, inner = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "peelian.runtime.tests.small_serve", str(home), str(self.port), *extra],
            stdout=inner,
            stderr=inner,
            start_new_session=True,
        )
        os.close(inner)
        self._await(b"ready")
        if extra:
            until(lambda: "deaf" in (home / "deaf.log").read_text())
        until(lambda: (home / "forking.log").read_text().count("up") >= 2)

    def _await(self, words: bytes) -> None:
        seen = b""
        while words not in seen:
            seen += os.read(self.terminal, 1000)

    @property
    def family(self) -> set[int]:
        return descendants(self.process.pid)

    def child(self, word: str) -> int:
        """Return the number of the child whose command line has `word` in it."""
        return next(pid for pid in self.family if word in Path(f"/proc/{pid}/cmdline").read_text())


def descendants(pid: int) -> set[int]:
    """Return the numbers of everything a process started, however deep."""
    found: set[int] = set()
    edge = {pid}
    while edge:
        edge = {child for parent in edge for child in _children(parent)} - found
        found |= edge
    return found


def _children(pid: int) -> set[int]:
    try:
        return {int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}
    except FileNotFoundError:
        return set()


def until(true: Callable[[], object], seconds: float = 15) -> None:
    give_up = time.monotonic() + seconds
    while True:
        try:
            if true():
                return
        except (FileNotFoundError, StopIteration):
            pass
        assert time.monotonic() < give_up, "it never came true"
        time.sleep(0.02)


@pytest.fixture
def running(made_home: Path) -> Iterator[Running]:
    """A supervisor to stop."""
    yield from _run(made_home)


@pytest.fixture(scope="module")
def lasting(shared_home: Path) -> Iterator[Running]:
    """A supervisor that outlives its children, for all the tests that kill only those."""
    yield from _run(shared_home)


def _run(home: Path) -> Iterator[Running]:
    serving = Running(home)
    yield serving
    serving.process.kill()
    serving.process.wait()
    os.close(serving.terminal)


def nothing_left(family: set[int]) -> bool:
    return not any(alive(pid) for pid in family)


def test_it_stops_everything_on_ctrl_c(running: Running) -> None:
    family = running.family
    assert len(family) > 8
    running.process.send_signal(signal.SIGINT)  # HUP is the closed terminal's, below; TERM is `test_serve`'s
    assert running.process.wait(15) == 0
    until(lambda: nothing_left(family), 3)


def test_it_stops_everything_when_its_terminal_is_closed(made_home: Path) -> None:
    running = Running(made_home)
    family = running.family
    os.close(running.terminal)  # whatever it says from now on cannot be written
    running.process.send_signal(signal.SIGHUP)
    assert running.process.wait(15) == 0
    until(lambda: nothing_left(family), 3)


def test_everything_goes_when_it_is_killed_outright(running: Running) -> None:
    family = running.family
    running.process.kill()
    until(lambda: nothing_left(family - orphans_of_orphans(family)), 5)


def orphans_of_orphans(family: set[int]) -> set[int]:
    """Children of a service that look after themselves; gunicorn's and PostgreSQL's do."""
    return {pid for pid in family if alive(pid) and "os.fork" in Path(f"/proc/{pid}/cmdline").read_text()}


def test_being_asked_twice_does_not_wait_for_a_service_that_will_not_listen(made_home: Path) -> None:
    running = Running(made_home, "deaf")
    family = running.family
    running.process.send_signal(signal.SIGINT)
    time.sleep(0.3)
    assert running.process.poll() is None
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(5) == 0
    until(lambda: nothing_left(family), 3)
    os.close(running.terminal)


def test_a_killed_service_is_started_again_with_what_it_left_behind_cleared(lasting: Running) -> None:
    first = lasting.child("os.fork")
    session = [pid for pid in lasting.family if os.getsid(pid) == os.getsid(first)]
    assert len(session) == 2
    os.kill(os.getsid(first), signal.SIGKILL)
    until(lambda: nothing_left(set(session)))
    until(lambda: lasting.child("os.fork"))


def test_a_service_that_ends_with_success_is_started_again(lasting: Running) -> None:
    seen: set[int] = set()

    def twice() -> bool:
        seen.add(lasting.child("sleep(0.3)"))
        return len(seen) > 1

    until(twice, 30)  # it is up only now and then: the supervisor waits longer each time


def test_a_killed_database_is_started_again(lasting: Running) -> None:
    first = lasting.child("/postgres\0")
    os.kill(first, signal.SIGKILL)
    until(lambda: lasting.child("/postgres\0") != first and (lasting.home / "database/18/postmaster.pid").exists())


def test_a_taken_port_is_named_with_the_way_round_it() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Refused, match=f"Port {port} is taken by another program.*PEELIAN_DESK_PORT="):
            refuse_taken("127.0.0.1", {"PEELIAN_DESK_PORT": port})


def test_two_parts_cannot_have_the_same_port() -> None:
    with pytest.raises(Refused, match="PEELIAN_DESK_PORT and PEELIAN_FRONT_PORT are both 8123"):
        refuse_taken("127.0.0.1", {"PEELIAN_DESK_PORT": 8123, "PEELIAN_FRONT_PORT": 8123})


def test_a_port_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Refused, match="Port 70000 does not exist"):
        refuse_taken("127.0.0.1", {"PEELIAN_DESK_PORT": 70000})
