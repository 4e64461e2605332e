"""A database of its own for each run, copied in a moment from one that all migrations made.

The template is made anew when a migration or a locked library changes. It is only ever copied.
"""

import hashlib
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from peelian.runtime import grants

CHECKOUT = Path(__file__).resolve().parent.parent
ONE_AT_A_TIME = 7230099


def make(name: str) -> None:
    """Make the database `name` from the template and point Django at it, whatever was there before."""
    template = f"peelian_template_{_key()}"
    with _maintenance() as server:
        server.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        if not _there(server, template):
            _migrate_into(server, template)
        drop(name)
        copy = sql.SQL("CREATE DATABASE {name} TEMPLATE {template}")
        server.execute(copy.format(name=sql.Identifier(name), template=sql.Identifier(template)))
    _point_at(name)


def drop(name: str) -> None:
    """Drop the database `name` if it is there."""
    connection.close()
    with _maintenance() as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {name} WITH (FORCE)").format(name=sql.Identifier(name)))


def _migrate_into(server: psycopg.Connection, template: str) -> None:
    """Make the template under another name first, so that one cut off half-way is never copied."""
    half = f"{template}_half"
    named = {"half": sql.Identifier(half), "template": sql.Identifier(template)}
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {half} WITH (FORCE)").format(**named))
    server.execute(sql.SQL("CREATE DATABASE {half} TEMPLATE template0").format(**named))
    _point_at(half)
    call_command("migrate", verbosity=0)
    connection.ensure_connection()
    grants.apply(connection.connection, events=grants.event_tables())
    connection.close()
    server.execute(sql.SQL("ALTER DATABASE {half} RENAME TO {template}").format(**named))


def _point_at(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def _there(server: psycopg.Connection, name: str) -> bool:
    return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _maintenance() -> psycopg.Connection:
    parts = connection.settings_dict
    return psycopg.connect(
        dbname="postgres",
        user=parts["USER"],
        password=parts["PASSWORD"],
        host=parts["HOST"],
        port=parts["PORT"] or None,
        autocommit=True,
    )


def _key() -> str:
    """Return a key that changes with the migrations, the rights of the roles and the locked libraries."""
    files = [*sorted(CHECKOUT.glob("peelian/*/migrations/*.py")), CHECKOUT / "requirements.txt"]
    files += [CHECKOUT / "peelian/runtime/grants.py", CHECKOUT / "peelian/runtime/settings.py"]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:10]
