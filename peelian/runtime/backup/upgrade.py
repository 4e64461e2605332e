"""`peelian upgrade-database`: from an older PostgreSQL's cluster into this one's, keeping the old."""

import shutil
import tempfile
from pathlib import Path

import psycopg
from psycopg import sql

from peelian.kernel.refused import Refused
from peelian.runtime.addresses import embedded
from peelian.runtime.backup.dumps import dump, load
from peelian.runtime.backup.restore import tables_in
from peelian.runtime.cluster import Cluster
from peelian.runtime.cluster.binaries import MAJOR, OLDER
from peelian.runtime.cluster.places import Places
from peelian.runtime.homes import private_folder


def upgrade(home: Path) -> str:
    """Copy the database of `home` into a cluster of the newest PostgreSQL; return what was done, in words.

    Refuses when there is nothing to do, and when a table's rows differ after the copy: then the old
    cluster is in use as before.
    """
    if not embedded():
        raise Refused("DATABASE_URL names a database that somebody else looks after. Upgrade it there.")
    old = next((major for major in OLDER if Places(home, major).data.exists()), None)
    new = Places(home, MAJOR).data
    if old is None or new.exists():
        raise Refused("There is nothing to upgrade.")
    with tempfile.TemporaryDirectory(dir=private_folder("backups", inside=home)) as folder:
        dumped = Path(folder) / "database.dump"
        before = _copied_out(home, old, dumped)
        try:
            rows = _copied_in(home, dumped, before)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
    kept = Places(home, old).data
    return f"Copied {len(before)} tables ({rows} rows) from PostgreSQL {old} to {MAJOR}. The old database is in {kept}."


def row_counts(url: str) -> dict[str, int]:
    """Return how many rows each table has."""
    counts = {}
    tables = tables_in(url)
    with psycopg.connect(url) as connection:
        for table in tables:
            query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
            (counts[table],) = connection.execute(query).fetchone() or (0,)
    return counts


def _copied_out(home: Path, major: int, target: Path) -> dict[str, int]:
    cluster = Cluster(home, major=major)
    cluster.start()
    try:
        dump(cluster.url(), target)
        return row_counts(cluster.url())
    finally:
        cluster.stop()


def _copied_in(home: Path, source: Path, expected: dict[str, int]) -> int:
    cluster = Cluster(home, major=MAJOR)
    cluster.make()
    cluster.start()
    try:
        load(cluster.url(), source)
        found = row_counts(cluster.url())
    finally:
        cluster.stop()
    if found != expected:
        raise Refused("The copy does not have the same rows as the old database, which stays as it was.")
    return sum(found.values())
