"""Looks at the database: reachable, migrated, closed where it should be, and a worker at work."""

from collections.abc import Iterator

import psycopg

from peelian.kernel.refused import Refused
from peelian.runtime import grants
from peelian.runtime.addresses import database_url, role_names
from peelian.runtime.cluster.roles import ROLES
from peelian.runtime.database import set_up_django
from peelian.runtime.doctor.findings import Look
from peelian.runtime.reaper import STALLED_SECONDS

OLDEST_SERVER = 150000
CONNECT_SECONDS = 5
CHANGES = ("UPDATE", "DELETE", "TRUNCATE")
NO_PROCRASTINATE = "The tables are not made yet. Run `peelian migrate`."


def reachable() -> Iterator[Look]:
    """Does each role get in, and to a server that is new enough?"""
    for role in ROLES:
        try:
            with psycopg.connect(database_url(role), connect_timeout=CONNECT_SECONDS) as connection:
                version = connection.info.server_version
        except (psycopg.Error, Refused) as trouble:
            words = str(trouble).strip().splitlines()[0]
            yield Look("Database", f"{role} cannot connect: {words}", "Run `peelian migrate`, or check DATABASE_URL.")
            continue
        todo = "Peelian needs PostgreSQL 15 or later." if version < OLDEST_SERVER else ""
        yield Look("Database", f"{role} connects, to PostgreSQL {version // 10000}.{version % 10000}", todo)


def migrated() -> Look:
    """Are there changes to the tables that have not been made?"""
    set_up_django("owner")
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    todo = "Run `peelian migrate`." if waiting else ""
    return Look("Tables", f"{len(waiting)} changes wait" if waiting else "up to date", todo)


def closed() -> Iterator[Look]:
    """Is each role kept out of what it must not touch? Asks the server, as the owner."""
    names = role_names()
    with psycopg.connect(database_url("owner")) as connection:
        tables = {name for (name,) in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}
        hidden = sorted(tables - set(grants.FRONT_TABLES))
        seen = _with_right(connection, names["front"], hidden, "SELECT")
        yield _closed_look("the front reads only its own tables", seen)
        history = sorted(tables & (grants.AUDIT | {name for name in tables if name.endswith("event")}))
        for role in (names["desk"], names["front"], names["worker"]):
            spoilt = [t for right in CHANGES for t in _with_right(connection, role, history, right)]
            yield _closed_look(f"{role} cannot change history", spoilt)
        emptied = _with_right(connection, names["desk"], sorted(tables), "TRUNCATE")
        yield _closed_look("the desk cannot empty a table", emptied)
        yield _not_superuser(connection)


def worker() -> Look:
    """Has a worker been heard of lately?"""
    query = "SELECT extract(epoch FROM now() - max(last_heartbeat))::float8 FROM procrastinate_workers"
    with psycopg.connect(database_url("owner")) as connection:
        try:
            (age,) = connection.execute(query).fetchone() or (None,)
        except psycopg.errors.UndefinedTable:
            return Look("Worker", "unknown", NO_PROCRASTINATE)
    if age is None or age > STALLED_SECONDS:
        told = "none is running" if age is None else f"last heard of {age:.0f} seconds ago"
        return Look("Worker", told, "Start one: `peelian serve` brings one, or run `peelian worker`.")
    return Look("Worker", f"heard of {age:.0f} seconds ago")


def _closed_look(what: str, wrong: list[str]) -> Look:
    if not wrong:
        return Look("Rights", what)
    told = ", ".join(sorted(set(wrong))[:5])
    return Look("Rights", f"not so: {what} ({told})", "Run `peelian migrate`, which sets them.")


def _with_right(connection: psycopg.Connection, role: str, tables: list[str], right: str) -> list[str]:
    query = "SELECT t FROM unnest(%s::text[]) t WHERE has_table_privilege(%s, format('public.%%I', t), %s)"
    return [name for (name,) in connection.execute(query, [tables, role, right])]


def _not_superuser(connection: psycopg.Connection) -> Look:
    names = list(role_names().values())
    query = "SELECT rolname FROM pg_roles WHERE rolname = ANY(%s) AND rolsuper"
    found = [name for (name,) in connection.execute(query, [names])]
    todo = "Connect as an account that is no superuser: one may rewrite history." if found else ""
    return Look("Rights", f"{', '.join(found)} is superuser" if found else "no role is superuser", todo)
