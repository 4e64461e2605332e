"""A feed of 10,000 rows, from the file to the ranked queue, in a database with nothing in it."""

import csv
import json
import shutil
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import psycopg

from peelian.intake.rules.feed_making import csv_pieces, places_of, population, week, week_rng
from peelian.parties.gateways.outcodes import CONTENT
from peelian.runtime.cluster import Cluster
from tests.bench.homes import peelian, throwaway
from tests.bench.lines import Line

ROWS = 10_000
FORCES = {"Surrey", "Sussex", "Hampshire", "Thames Valley"}
SETTLE = "from tests.bench.settled import settle; settle()"


def measure(rows: int = ROWS) -> Iterator[Line]:
    """Yield the line of an import, and beside it what PostgreSQL takes to copy the same rows in as they are."""
    home = throwaway()
    try:
        peelian(home, "migrate")
        peelian(home, "manage", "shell", "-c", SETTLE)
        file = made(home / "feed.csv", rows)
        cluster = Cluster(home)
        cluster.start()  # as `peelian serve` has it running; the import joins
        try:
            began = time.perf_counter()
            said = peelian(home, "import-feed", str(file), "--unit", "unit", "--json")
            took = time.perf_counter() - began
            counts = json.loads(said.splitlines()[-1])
            if sum(counts[name] for name in ("saved", "refused", "duplicates")) != rows:
                raise SystemExit(f"the import lost rows: {counts} of {rows}")
            copied = plain_copy(cluster.url("peelian_owner"), file)
        finally:
            cluster.stop()
        yield Line(
            work=f"feed of {rows:,} rows to ranked queue",
            ours=took,
            unit="s",
            target=30,
            peer=copied,
            peer_is="plain COPY, unlogged",
        )
    finally:
        shutil.rmtree(home, ignore_errors=True)


def made(file: Path, rows: int) -> Path:
    """Write a made-up feed of the newest week and return the file."""
    monday = date.today() - timedelta(days=date.today().weekday())
    people = population(7, max(10, rows * 3), places_of(CONTENT.read_text(encoding="utf-8"), FORCES))
    lines = islice(week(people, monday, rows, week_rng(7, monday)), rows)
    with file.open("wb") as out:
        for piece, _ in csv_pieces(lines, "national"):
            out.write(piece)
    return file


def plain_copy(url: str, file: Path) -> float:
    """Return the seconds of putting the same rows, as text, into a table without log, index or check."""
    with file.open(encoding="utf-8-sig", newline="") as text:
        header, *rows = csv.reader(text)
    with psycopg.connect(url) as connection:
        columns = ", ".join(f"c{n} text" for n in range(len(header)))
        connection.execute(f"CREATE UNLOGGED TABLE bench_copy ({columns})")
        began = time.perf_counter()
        with connection.cursor().copy("COPY bench_copy FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        took = time.perf_counter() - began
        connection.rollback()
    return took
