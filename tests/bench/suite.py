"""The whole suite, as `make test` runs it."""

import subprocess
import sys
import time
from collections.abc import Iterator

from tests.bench.lines import CHECKOUT, Line


def measure(*words: str) -> Iterator[Line]:
    """Yield how long the tests take; `words` go to pytest."""
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "pytest", "-q", *words], cwd=CHECKOUT, check=False)
    took = time.perf_counter() - began
    if done.returncode:
        raise SystemExit("The suite does not pass, so its time says nothing.")
    yield Line(work="the whole suite", ours=took, unit="s", target=600)
