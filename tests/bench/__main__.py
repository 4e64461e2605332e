"""`python -m tests.bench`: measure, print a table, keep it, and fail when a target is missed."""

import argparse
import sys
from collections.abc import Callable, Iterator

from tests.bench import (
    documents,
    feed,
    lines,
    linkage,
    linkage_speed,
    memory,
    names,
    outside,
    plan,
    queue,
    ranking,
    run,
    safety,
    series,
    suite,
)
from tests.bench.lines import Line

WORK: dict[str, Callable[[], Iterator[Line]]] = {
    "feed": feed.measure,
    "queue": queue.measure,
    "names": names.measure,
    "ranking": ranking.measure,
    "run": run.measure,
    "memory": memory.measure,
    "safety": safety.measure,
    "linkage": linkage.measure,
    "linkage-speed": linkage_speed.measure,
    "series": series.measure,
    "plan": plan.measure,
    "documents": documents.measure,
    "outside": outside.measure,
    "suite": suite.measure,
}


def main(argv: list[str] | None = None) -> int:
    """Do the named lines of work and return how many missed their target."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("work", nargs="*", choices=[*WORK, []], help="which lines of work; all when none is named")
    chosen = parser.parse_args(argv).work or list(WORK)
    print(lines.heading(), flush=True)  # noqa: T201
    missed = 0
    for name in chosen:
        for line in WORK[name]():
            print(lines.shown(line), flush=True)  # noqa: T201
            lines.keep([line])
            missed += line.met is False
    return missed


if __name__ == "__main__":
    sys.exit(main())
