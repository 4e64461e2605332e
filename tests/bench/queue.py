"""Queue, record and search at national size: 1,000,000 reports and 10,000,000 rows of history.

The database is built once, in var/bench/million, and kept; delete the folder to build it anew.
"""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from peelian.runtime.cluster import Cluster
from peelian.runtime.cluster.roles import OWNER
from tests.bench.build import fill
from tests.bench.homes import PLACE, environment, peelian
from tests.bench.lines import Line

HOME = PLACE / "million"
REPORTS, HISTORY = 1_000_000, 10_000_000
HAND = "bench@unit.example"
SMALL_HAND = "bench@small.example"


def measure(home: Path = HOME, reports: int = REPORTS, history: int = HISTORY, rounds: int = 200) -> Iterator[Line]:
    """Yield the lines of the pages, over a database that is built first when it is not there."""
    if not (home / "built").exists():
        build(home, reports, history)
    os.environ.clear()
    os.environ.update(environment(home))
    cluster = Cluster(home)
    cluster.start()
    try:
        from peelian.runtime.database import set_up_django

        set_up_django("desk")
        from django.db import connection

        from peelian.accounts.models import Officer
        from tests.bench import pages

        officer, small = (Officer.objects.get(email=email) for email in (HAND, SMALL_HAND))
        (home / "session").write_text(pages.signed_in(officer).cookies["peelian_desk"].value)
        yield from pages.measured(officer, small, rounds=rounds)
        connection.close()
    finally:
        cluster.stop()


def build(home: Path, reports: int, history: int) -> None:
    """Make the database: the tables, two units with an officer each, and the rows. Not durable while it is filled."""
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    home.chmod(0o711)
    peelian(home, "migrate")
    peelian(home, "manage", "shell", "-c", "from tests.bench.settled import settle; settle()")
    cluster = Cluster(home, fsync=False)
    cluster.start()
    try:
        began = time.perf_counter()
        with psycopg.connect(cluster.url(OWNER)) as connection:
            kept = fill(connection, reports=reports, history=history)
        with psycopg.connect(cluster.url(OWNER), autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
        took = time.perf_counter() - began
        print(f"built {reports:,} reports with {kept:,} rows of history in {took:.0f} s", flush=True)  # noqa: T201
    finally:
        cluster.stop()
    (home / "built").touch()
