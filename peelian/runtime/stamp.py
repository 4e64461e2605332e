"""The stamp on the embedded database: what it was last prepared for, so that an unchanged Peelian starts at once.

It is the comment on the database itself, so it goes where the database goes and vanishes with it.
"""

import hashlib
from pathlib import Path

import psycopg
from psycopg import sql

from peelian.runtime.addresses import database_url

PACKAGE = Path(__file__).resolve().parent.parent
MADE_OF = ("*/migrations/*.py", "*/content/**/*.*", "*/models/*.py", "*/models.py", "runtime/grants.py")


def fingerprint() -> str:
    """Return a text that changes with the tables, the roles' rights, what is published and the locked libraries."""
    files = sorted({file for pattern in MADE_OF for file in PACKAGE.glob(pattern) if file.is_file()})
    locked = PACKAGE.parent / "requirements.txt"
    everything = hashlib.sha256()
    for file in [*files, *([locked] if locked.exists() else [])]:
        everything.update(str(file.relative_to(PACKAGE.parent)).encode() + b"\0" + file.read_bytes())
    return f"prepared for {everything.hexdigest()}"


def is_prepared() -> bool:
    """Return whether the embedded database was prepared for exactly this Peelian. It must be running."""
    query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
    with psycopg.connect(database_url("owner")) as connection:
        row = connection.execute(query).fetchone()
    return bool(row and row[0] == fingerprint())


def mark_prepared() -> None:
    """Write the stamp, once everything is prepared."""
    with psycopg.connect(database_url("owner")) as connection:
        comment = sql.SQL("COMMENT ON DATABASE {name} IS {words}")
        connection.execute(
            comment.format(name=sql.Identifier(connection.info.dbname), words=sql.Literal(fingerprint()))
        )
