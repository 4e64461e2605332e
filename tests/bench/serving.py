"""`serve` started as a person starts it, waited for, and stopped."""

import os
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

GIVE_UP = 600


@contextmanager
def serving(command: Sequence[str], *, where: Path, env: Mapping[str, str]) -> Iterator[tuple[int, float]]:
    """Run a command until the desk's first page comes; give its process and the seconds until then."""
    began = time.perf_counter()
    with tempfile.NamedTemporaryFile(prefix="peelian-bench-", suffix=".log") as log:
        process = subprocess.Popen(command, cwd=where, env=dict(env), stdout=log, stderr=log, start_new_session=True)
        try:
            _wait(process, int(env["PEELIAN_DESK_PORT"]), log.name)
            yield process.pid, time.perf_counter() - began
        finally:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Stop a command and wait for all of its group: `make` ends before what it started has stopped."""
    until = time.monotonic() + 60
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
        while time.monotonic() < until:
            process.poll()
            os.killpg(process.pid, 0)
            time.sleep(0.1)


def _wait(process: "subprocess.Popen[bytes]", port: int, log: str) -> None:
    """Wait for a whole page; refuse a command that ended, with the end of what it said."""
    until = time.monotonic() + GIVE_UP
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/", timeout=30) as answer:
                if b"</html>" in answer.read():
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise SystemExit(f"No first page. The end of its log:\n{Path(log).read_text(errors='replace')[-2000:]}")
