"""One process under the supervisor: started in a session of its own, tied to us, restarted, stopped."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from peelian.runtime.cluster.processes import dying_with_parent

FIRST_PAUSE = 0.2  # seconds before the first restart; doubled each time
LONGEST_PAUSE = 10.0
SETTLED_SECONDS = 30.0  # up that long, its past is forgotten
LOG_BYTES = 5_000_000  # a log above this is set aside at the next start


@dataclass(frozen=True)
class Service:
    """What to run. `orphaned` is the signal the kernel sends it when the supervisor dies (Linux)."""

    name: str
    command: Sequence[str | Path]
    environment: Mapping[str, str] = field(default_factory=dict)
    orphaned: signal.Signals = signal.SIGTERM
    port: int | None = None


class Child:
    """A running service. `log` None lets it write where we write."""

    def __init__(self, service: Service, *, log: Path | None) -> None:
        self.service = service
        self.log = log
        self.process: subprocess.Popen[bytes] | None = None
        self.started = 0.0
        self._pause = FIRST_PAUSE
        self._not_before = 0.0

    def start(self) -> None:
        """Start it, in its own session: a Ctrl-C at the terminal reaches only the supervisor."""
        out = _opened(self.log) if self.log else None
        try:
            self.process = subprocess.Popen(
                self.service.command,
                env=os.environ | self.service.environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT if out is not None else None,
                start_new_session=True,
                preexec_fn=dying_with_parent(self.service.orphaned),
            )
        finally:
            if out is not None:
                os.close(out)
        self.started = time.monotonic()

    @property
    def ended(self) -> int | None:
        """Return its exit code once it has ended, None while it runs."""
        return self.process.poll() if self.process else None

    def revive(self) -> bool:
        """Start it again when its pause is over; say whether that was now."""
        if self.process is not None:
            self.clear_session()
            settled = time.monotonic() - self.started > SETTLED_SECONDS
            self._pause = FIRST_PAUSE if settled else min(self._pause * 2, LONGEST_PAUSE)
            self._not_before = time.monotonic() + self._pause
            self.process = None
        if time.monotonic() < self._not_before:
            return False
        self.start()
        return True

    def ask_to_stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def clear_session(self) -> None:
        """Kill whatever is left of its session: workers whose master was killed still hold the port."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def last_words(self) -> str:
        """Return the end of its log, for a person who wonders why it stopped."""
        if self.log is None or not self.log.exists():
            return ""
        return "\n".join(f"  | {line}" for line in self.log.read_text(errors="replace").splitlines()[-6:])


def _opened(log: Path) -> int:
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))
    return os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
