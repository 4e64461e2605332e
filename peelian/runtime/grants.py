"""What each role may do in the database. One place, applied whole after every migration.

Everything is revoked first, so what a table of grants says is what holds, whatever was granted before.
History and audit are INSERT and SELECT only for everybody but the owner; nobody has TRUNCATE.
"""

from collections.abc import Collection, Mapping

from psycopg import Connection, sql

from peelian.runtime.cluster.roles import ROLES

DESK, FRONT, WORKER = ROLES["desk"], ROLES["front"], ROLES["worker"]

EVERYTHING = "SELECT, INSERT, UPDATE, DELETE"
APPEND = "SELECT, INSERT"

# Tables that only grow, besides the event tables of history.
AUDIT = frozenset({"pghistory_context", "records_logentry", "records_disposal"})

# What the front may do, by table. A table that is not here does not exist for it. History follows by
# itself: a table that the front may write lets it add rows to that table's event table, and read none.
FRONT_TABLES: dict[str, str] = {}

# Runs with the owner's rights so that nobody needs UPDATE on the context of other people's history.
ATTACH_CONTEXT = "_pgh_attach_context"


def apply(connection: Connection, *, events: Collection[str], front: Mapping[str, str] = FRONT_TABLES) -> None:
    """Give each role exactly its rights in the database that `connection` (the owner's) is in.

    `events`: names of history's event tables. `front`: table to privileges. Tables that are not there yet
    are passed over. Works on PostgreSQL 15 and later; one transaction, so no process sees a gap.
    """
    with connection.transaction():
        tables = _tables(connection)
        append_only = (AUDIT | set(events)) & tables
        _revoke_all(connection)
        for role in (DESK, WORKER):
            _grant(connection, EVERYTHING, tables - append_only, role)
            _grant(connection, APPEND, append_only, role)
        for table in sorted(set(front) & tables):
            _grant(connection, front[table], {table}, FRONT)
        written = {table for table, rights in front.items() if rights.strip().upper() != "SELECT"}
        _grant(connection, "INSERT", {f"{table}event" for table in written} & append_only, FRONT)
        _sequences(connection, written & tables | {f"{table}event" for table in written} & append_only)
        _functions(connection)


def event_tables() -> set[str]:
    """Return the names of history's event tables, as the models say. Needs Django."""
    from django.apps import apps
    from pghistory.models import Event

    return {model._meta.db_table for model in apps.get_models() if issubclass(model, Event)}


def _tables(connection: Connection) -> set[str]:
    query = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user"
    return {name for (name,) in connection.execute(query)}


def _revoke_all(connection: Connection) -> None:
    database = sql.Identifier(connection.info.dbname)
    all_roles = sql.SQL(", ").join(map(sql.Identifier, (DESK, FRONT, WORKER)))
    for what in ("TABLES", "SEQUENCES", "FUNCTIONS"):
        _run(connection, f"REVOKE ALL ON ALL {what} IN SCHEMA public FROM {{roles}}", roles=all_roles)
    _run(connection, "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC")
    _run(connection, "REVOKE ALL ON DATABASE {database} FROM PUBLIC, {roles}", database=database, roles=all_roles)
    _run(connection, "GRANT CONNECT ON DATABASE {database} TO {roles}", database=database, roles=all_roles)
    _run(connection, "REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    _run(connection, "GRANT USAGE ON SCHEMA public TO {roles}", roles=all_roles)
    everywhere = sql.SQL(", ").join(map(sql.Identifier, (DESK, WORKER)))
    _run(connection, "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {roles}", roles=everywhere)


def _grant(connection: Connection, rights: str, tables: Collection[str], role: str) -> None:
    if tables:
        named = sql.SQL(", ").join(map(sql.Identifier, sorted(tables)))
        _run(connection, f"GRANT {rights} ON TABLE {{tables}} TO {{role}}", tables=named, role=sql.Identifier(role))


def _sequences(connection: Connection, tables: Collection[str]) -> None:
    """Let the front number rows in the tables that it may add to, and in no other."""
    query = """
        SELECT sequence.relname FROM pg_class sequence
        JOIN pg_depend link ON link.objid = sequence.oid AND link.deptype IN ('a', 'i')
        JOIN pg_class owning ON owning.oid = link.refobjid
        WHERE sequence.relkind = 'S' AND owning.relname = ANY(%s)
          AND sequence.relnamespace = 'public'::regnamespace
    """
    for (name,) in connection.execute(query, [sorted(tables)]).fetchall():
        named = {"name": sql.Identifier(name), "role": sql.Identifier(FRONT)}
        _run(connection, "GRANT USAGE, SELECT ON SEQUENCE {name} TO {role}", **named)


def _functions(connection: Connection) -> None:
    """Keep functions that act with the owner's rights from PUBLIC; only desk and worker may call them."""
    _run(
        connection,
        """DO $do$ BEGIN IF to_regprocedure('public._pgh_attach_context()') IS NOT NULL THEN
        ALTER FUNCTION public._pgh_attach_context() SECURITY DEFINER SET search_path = public, pg_temp;
        END IF; END $do$""",
    )
    query = """
        SELECT proname, oid::regprocedure::text FROM pg_proc
        WHERE prosecdef AND pronamespace = 'public'::regnamespace AND proowner = current_user::regrole
    """
    for name, signature in connection.execute(query).fetchall():
        callers = (DESK, WORKER, FRONT) if name == ATTACH_CONTEXT else (DESK, WORKER)
        named = {"it": sql.SQL(signature), "roles": sql.SQL(", ").join(map(sql.Identifier, callers))}
        _run(connection, "REVOKE ALL ON FUNCTION {it} FROM PUBLIC", it=named["it"])
        _run(connection, "GRANT EXECUTE ON FUNCTION {it} TO {roles}", **named)


def _run(connection: Connection, query: str, **parts: sql.Composable) -> None:
    connection.execute(sql.SQL(query).format(**parts))
