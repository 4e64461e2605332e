"""`peelian serve`, the real one: one run, looked at from outside."""

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from peelian.runtime.tests.commands import environment
from peelian.runtime.tests.conftest import alive
from peelian.runtime.tests.test_supervisor import descendants, nothing_left, until
from tests.ports import free_ports

MEGABYTES = 700  # everything together, outside a linkage job


class Serving:
    """Peelian on ports of its own."""

    def __init__(self, home: Path, **settings: str) -> None:
        self.home = home
        self.desk, self.front = free_ports(2)
        ports = {"PEELIAN_DESK_PORT": str(self.desk), "PEELIAN_FRONT_PORT": str(self.front)} | settings
        self.process = subprocess.Popen(
            [sys.executable, "-m", "peelian.runtime.cli", "serve"],
            env=environment(home, **ports),
            stdout=(home / "serve.out").open("w"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        until(lambda: "Ctrl-C stops everything" in self.said or self.process.poll() is not None, 180)
        assert self.process.poll() is None, self.said

    @property
    def said(self) -> str:
        return (self.home / "serve.out").read_text()

    def pid(self, *words: str) -> int:
        """Return the number of the first process of ours whose command line has all the words."""
        for pid in sorted(descendants(self.process.pid)):
            line = Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ") if alive(pid) else ""
            if all(word in line for word in words):
                return pid
        raise StopIteration


def status(port: int) -> int:
    """Return the status of the page `/`, 0 when nothing answers."""
    try:
        return int(urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10).status)
    except urllib.error.HTTPError as answer:
        return answer.code
    except OSError:
        return 0


def megabytes(pid: int) -> float:
    """Return a process's proportional share of memory: pages that several share are counted once in all."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text() if alive(pid) else ""
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")) / 1000


@pytest.fixture(scope="module")
def serving(migrated: Path) -> Iterator[Serving]:
    running = Serving(migrated)
    yield running
    running.process.kill()
    running.process.wait()


def test_both_doors_answer(serving: Serving) -> None:
    assert 200 <= status(serving.desk) < 500
    assert 200 <= status(serving.front) < 500


def test_it_prints_both_addresses(serving: Serving) -> None:
    assert f"http://localhost:{serving.desk}/" in serving.said
    assert f"http://localhost:{serving.front}/" in serving.said


def test_everything_together_stays_small(serving: Serving) -> None:
    family = descendants(serving.process.pid) | {serving.process.pid}
    assert sum(map(megabytes, family)) < MEGABYTES


@pytest.mark.parametrize("words", [("gunicorn", "PORT"), ("peelian.runtime.cli worker",), ("/postgres -D",)])
def test_whatever_is_killed_comes_back_and_pages_answer(serving: Serving, words: tuple[str, ...]) -> None:
    wanted = [word.replace("PORT", str(serving.desk)) for word in words]
    first = serving.pid(*wanted)
    os.kill(first, signal.SIGKILL)
    until(lambda: serving.pid(*wanted) != first and 200 <= status(serving.desk) < 500, 30)


def test_it_stops_when_asked_and_leaves_nothing(serving: Serving) -> None:
    family = descendants(serving.process.pid)
    serving.process.terminate()
    assert serving.process.wait(20) == 0
    until(lambda: nothing_left(family), 3)
