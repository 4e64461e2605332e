"""The memory of desk, front, worker and database together, after the desk has been used."""

import shutil
import sys
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.bench.homes import environment, ports, throwaway
from tests.bench.lines import CHECKOUT, Line
from tests.bench.queue import HOME as MILLION
from tests.bench.serving import serving

PAGES = 200
COMMAND = [sys.executable, "-m", "peelian.runtime.cli", "serve"]


def measure() -> Iterator[Line]:
    """Yield megabytes of proportional set size, with the million reports if they are built, else with nothing in it."""
    home = MILLION if (MILLION / "built").exists() else throwaway()
    env = environment(home, **ports())
    try:
        with serving([sys.executable, "-m", "peelian.runtime.cli", "serve"], where=CHECKOUT / "var", env=env) as (
            pid,
            _,
        ):
            use(int(env["PEELIAN_DESK_PORT"]))
            time.sleep(2)
            megabytes = sum(pss(each) for each in tree(pid)) / 1024
    finally:
        if home != MILLION:
            shutil.rmtree(home, ignore_errors=True)
    what = "a million reports" if home == MILLION else "nothing in it"
    yield Line(work=f"memory of desk, front, worker and database, {what}", ours=megabytes, unit="MB", target=700)


def use(port: int) -> None:
    """Ask for pages from four sides at once. With a session of the bench's officer in the home, for the queue."""
    file = MILLION / "session"
    cookie = f"peelian_desk={file.read_text().strip()}" if file.exists() else ""

    def ask(_: int) -> None:
        path = "/desk/victims/" if cookie else "/"
        request = urllib.request.Request(f"http://localhost:{port}{path}", headers={"Cookie": cookie})
        with urllib.request.urlopen(request, timeout=60) as answer:
            answer.read()

    with ThreadPoolExecutor(4) as askers:
        list(askers.map(ask, range(PAGES)))


def tree(pid: int) -> list[int]:
    """Return a process and all beneath it, PostgreSQL's among them."""
    children: dict[int, list[int]] = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = place.read_text().rpartition(") ")[2].split()
        except OSError:
            continue
        children.setdefault(int(after_name[1]), []).append(int(place.parent.name))
    found = [pid]
    for each in found:
        found += children.get(each, [])
    return found


def pss(pid: int) -> int:
    """Return a process's share of memory in kilobytes; what several use is divided among them. 0 when it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
