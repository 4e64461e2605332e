"""`make run` from nothing to the first page, and the second time. The first needs the network, as a person's does."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.bench.homes import environment, ports, throwaway
from tests.bench.lines import CHECKOUT, Line
from tests.bench.serving import serving


def measure() -> Iterator[Line]:
    """Yield the first and the second start of a copy of this checkout, with no var and no .venv."""
    place = throwaway()
    try:
        checkout = copied(place / "peelian")
        env = environment(checkout / "var", **ports())
        env.pop("PEELIAN_HOME")
        for work, target in (("make run, from nothing to the first page", 90), ("make run, the second time", 8)):
            with serving(["make", "run"], where=checkout, env=env) as (_, seconds):
                took = seconds
            yield Line(work=work, ours=took, unit="s", target=target)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def copied(to: Path) -> Path:
    """Copy the files that a commit of now would hold, and return where to."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.split("\0"):
        source = CHECKOUT / name
        if name and source.is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, to / name)
    return to
