"""The watching loop: restarts what dies, and stops everything when it is asked to, once or impatiently."""

import contextlib
import os
import select
import signal
import time
from collections.abc import Callable, Sequence
from types import FrameType

from peelian.runtime.cluster import Cluster
from peelian.runtime.supervisor.children import Child

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GRACE_SECONDS = 10.0
LOOK_SECONDS = 0.5


class Stopped(BaseException):
    """Asked to stop before everything had started."""


def say(words: str = "") -> None:
    """Tell the person at the terminal; a terminal that has been closed is no reason to fail."""
    with contextlib.suppress(OSError):
        os.write(1, (words + "\n").encode())


class Supervisor:
    """Watches children and, if it is ours, the database. Use it from the main thread of a process with one."""

    def __init__(self, cluster: Cluster | None) -> None:
        self.cluster = cluster
        self.asked = 0
        self.children: list[Child] = []
        self._read, self._write = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC) if hasattr(os, "pipe2") else os.pipe()

    def listen(self) -> None:
        """Take the signals that mean stop, and SIGCHLD to notice a death at once."""
        signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda _sign, _frame: None)
        for sign in STOPPING:
            signal.signal(sign, self._on_stop)

    def _on_stop(self, _sign: int, _frame: FrameType | None) -> None:
        self.asked += 1  # the flag first: printing to a closed terminal raises

    def wait(self, seconds: float = LOOK_SECONDS) -> None:
        """Sleep until a signal comes or the time is over."""
        select.select([self._read], [], [], seconds)
        with contextlib.suppress(BlockingIOError):
            os.read(self._read, 512)

    def run_once(self, child: Child) -> int:
        """Run a command to its end and return its exit code; raise Stopped when asked to stop meanwhile."""
        child.start()
        while child.ended is None:
            if self.asked:
                child.ask_to_stop()
                child.clear_session()
                raise Stopped
            self.wait()
        return child.ended

    def start(self, children: Sequence[Child]) -> None:
        """Start them all."""
        for child in children:
            self.children.append(child)
            child.start()

    def wait_until(self, ready: Callable[[], bool], *, seconds: float) -> bool:
        """Look after everything until `ready`, for at most `seconds`; say whether it became so."""
        give_up = time.monotonic() + seconds
        while not ready():
            if self.asked:
                raise Stopped
            if time.monotonic() > give_up:
                return False
            self.tend()
            self.wait(0.05)
        return True

    def watch(self) -> None:
        """Look after everything until asked to stop."""
        while not self.asked:
            self.wait()
            if not self.asked:
                self.tend()

    def tend(self) -> None:
        """Start again whatever has died, the database first."""
        if self.cluster is not None and not self.cluster.alive:
            say("The database stopped; starting it again.")
            self.cluster.revive()
        for child in self.children:
            if child.process is None:
                child.revive()
            elif child.ended is not None:
                say(f"{child.service.name} stopped (exit {child.ended}); starting it again.")
                if child.ended and (words := child.last_words()):
                    say(words)
                child.revive()

    def stop(self) -> None:
        """Stop everything: kindly, within ten seconds; at once when asked a second time."""
        before = self.asked
        for child in self.children:
            child.ask_to_stop()
        give_up = time.monotonic() + GRACE_SECONDS
        while any(child.process and child.ended is None for child in self.children):
            if time.monotonic() > give_up or self.asked > max(before, 1):
                break
            self.wait(0.1)
        for child in self.children:
            child.clear_session()
        if self.cluster is not None:
            self.cluster.stop()
