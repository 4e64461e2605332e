"""What each role may do in the database. One place, applied whole after every migration.

Everything is revoked first, so what a table of grants says is what holds, whatever was granted before.
History and audit are INSERT and SELECT only for everybody but the owner; nobody has TRUNCATE.
"""

import re
from collections.abc import Collection, Mapping, Set

from psycopg import Connection, sql

from peelian.runtime.cluster.roles import ROLES

EVERYTHING = "SELECT, INSERT, UPDATE, DELETE"
APPEND = "SELECT, INSERT"

# Tables that only grow, besides the event tables of history.
AUDIT = frozenset({"pghistory_context", "records_logentry", "records_disposal"})

# What was found, permitted and delivered is added to and never changed; of a message only where it stands moves on.
LASTING = frozenset(
    {
        "adoption_finding", "assessment_answer", "assessment_strategy", "intake_referralstep",
        "intake_vulnerabilityassessment",
        "release_permit", "release_ledgerline",
    }
)  # fmt: skip
IN_PART = {"release_message": "SELECT, INSERT, UPDATE (delivery, attempts, carrier, people)"}

# What the front may do, by table. A table that is not here does not exist for it. History follows by
# itself: a table that the front may write lets it add rows to that table's event table, and read none.
FRONT_TABLES: dict[str, str] = {
    "accounts_cache": "SELECT, INSERT, UPDATE, DELETE",
    "accounts_personallink": "SELECT",
    "adoption_action": "SELECT, UPDATE (progress, ended_at, ended_by)",
    "adoption_ask": "SELECT, UPDATE (answered_at, stopped_at)",
    "adoption_askitem": "SELECT",
    "adoption_finding": "INSERT, SELECT (id)",
    "assessment_answer": "SELECT, INSERT",
    "assessment_assessment": "SELECT",
    "assessment_checkresult": "SELECT",
    "assessment_look": "SELECT (id, firm_id, finished_at)",
    "assessment_part": "SELECT, UPDATE (done_at, closed_at)",
    "assessment_strategy": "SELECT",
    "knowledge_control": "SELECT",
    "records_logentry": "INSERT, SELECT (id)",
}

# Of these tables the front sees some rows only. An action that was agreed in a call names its victim; what one look
# saw and another did not is not to be told.
FRONT_ROWS: dict[str, str] = {"adoption_action": "origin LIKE 'assessment.%'", "assessment_checkresult": "agreed"}

WRITES = re.compile(r"\b(INSERT|UPDATE|DELETE)\b", re.IGNORECASE)

# Runs with the owner's rights so that nobody needs UPDATE on the context of other people's history.
ATTACH_CONTEXT = "_pgh_attach_context"
OWN_CONTEXT = """DO $do$ BEGIN
    IF to_regprocedure('public._pgh_attach_context()') IS NOT NULL THEN
        ALTER FUNCTION public._pgh_attach_context() SECURITY DEFINER SET search_path = public, pg_temp;
    END IF;
END $do$"""


def apply(
    connection: Connection,
    *,
    events: Collection[str],
    front: Mapping[str, str] = FRONT_TABLES,
    names: Mapping[str, str] = ROLES,
) -> None:
    """Give each role exactly its rights in the database that `connection` (the owner's) is in.

    `events`: names of history's event tables. `front`: table to privileges; tables that are not there yet
    are passed over. `names`: what "desk", "front" and "worker" are called in this cluster. Works on
    PostgreSQL 15 and later; one transaction, so no process sees a gap.
    """
    with connection.transaction():
        tables = _tables(connection)
        append_only = (AUDIT | LASTING | set(events)) & tables
        in_part = set(IN_PART) & tables
        staff = [names["desk"], names["worker"]]
        _revoke_all(connection, [*staff, names["front"]])
        _grant(connection, EVERYTHING, tables - append_only - in_part, staff)
        _grant(connection, APPEND, append_only, staff)
        for table in in_part:
            _grant(connection, IN_PART[table], {table}, staff)
        _run(connection, "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {roles}", roles=_listed(staff))
        _grant_front(connection, {table: front[table] for table in set(front) & tables}, append_only, names["front"])
        _close_rows(connection, set(FRONT_ROWS) & tables, staff, names["front"])
        _close_functions(connection, staff, names["front"])


def event_tables() -> set[str]:
    """Return the names of history's event tables, as the models say. Needs Django."""
    from django.apps import apps
    from pghistory.models import Event

    return {model._meta.db_table for model in apps.get_models() if issubclass(model, Event)}


def _tables(connection: Connection) -> set[str]:
    query = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user"
    return {name for (name,) in connection.execute(query)}


def _revoke_all(connection: Connection, roles: list[str]) -> None:
    """Take everything from everybody but the owner, and leave the bare right to connect."""
    parts = {"database": sql.Identifier(connection.info.dbname), "roles": _listed(roles)}
    for what in ("TABLES", "SEQUENCES", "FUNCTIONS"):
        _run(connection, f"REVOKE ALL ON ALL {what} IN SCHEMA public FROM {{roles}}", **parts)
    _run(connection, "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC")
    _run(connection, "REVOKE ALL ON DATABASE {database} FROM PUBLIC, {roles}", **parts)
    _run(connection, "GRANT CONNECT ON DATABASE {database} TO {roles}", **parts)
    _run(connection, "REVOKE CREATE ON SCHEMA public FROM PUBLIC, {roles}", **parts)
    _run(connection, "GRANT USAGE ON SCHEMA public TO {roles}", **parts)


def _grant(connection: Connection, rights: str, tables: Collection[str], roles: list[str]) -> None:
    if tables:
        parts = {"tables": _listed(sorted(tables)), "roles": _listed(roles)}
        _run(connection, f"GRANT {rights} ON TABLE {{tables}} TO {{roles}}", **parts)


def _grant_front(connection: Connection, rights: Mapping[str, str], append_only: Set[str], front: str) -> None:
    """Give the front its tables, the history of those that it writes, and their numbers; nothing else."""
    for table, may in rights.items():
        _grant(connection, may, {table}, [front])
    written = {table for table, may in rights.items() if WRITES.search(may)}
    histories = {f"{table}event" for table in written} & append_only
    _grant(connection, "INSERT", histories, [front])
    for sequence in _sequences_of(connection, written | histories):
        parts = {"sequence": sql.Identifier(sequence), "front": sql.Identifier(front)}
        _run(connection, "GRANT USAGE, SELECT ON SEQUENCE {sequence} TO {front}", **parts)


def _close_rows(connection: Connection, tables: Collection[str], staff: list[str], front: str) -> None:
    """Let staff see every row of some tables and the front those that are for it. The owner is not held by it."""
    for table in tables:
        parts = {"table": sql.Identifier(table), "rows": sql.SQL(FRONT_ROWS[table])}
        for policy in ("for_staff", "for_the_front"):
            _run(connection, f"DROP POLICY IF EXISTS {policy} ON {{table}}", **parts)
        _run(connection, "CREATE POLICY for_staff ON {table} TO {roles} USING (true)", roles=_listed(staff), **parts)
        to_front = "CREATE POLICY for_the_front ON {table} TO {roles} USING ({rows})"
        _run(connection, to_front, roles=_listed([front]), **parts)
        _run(connection, "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", **parts)


def _sequences_of(connection: Connection, tables: Collection[str]) -> list[str]:
    query = """
        SELECT sequence.relname FROM pg_class sequence
        JOIN pg_depend link ON link.objid = sequence.oid AND link.deptype IN ('a', 'i')
        JOIN pg_class owning ON owning.oid = link.refobjid
        WHERE sequence.relkind = 'S' AND owning.relname = ANY(%s)
          AND sequence.relnamespace = 'public'::regnamespace
    """
    return [name for (name,) in connection.execute(query, [sorted(tables)])]


def _close_functions(connection: Connection, staff: list[str], front: str) -> None:
    """Keep functions that act with the owner's rights from PUBLIC and the front."""
    _run(connection, OWN_CONTEXT)
    query = """
        SELECT proname, oid::regprocedure::text FROM pg_proc
        WHERE prosecdef AND pronamespace = 'public'::regnamespace
          AND proowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)
    """
    for name, signature in connection.execute(query).fetchall():
        callers = [*staff, front] if name == ATTACH_CONTEXT else staff
        _run(connection, "REVOKE ALL ON FUNCTION {it} FROM PUBLIC", it=sql.SQL(signature))
        _run(connection, "GRANT EXECUTE ON FUNCTION {it} TO {roles}", it=sql.SQL(signature), roles=_listed(callers))


def _listed(names: Collection[str]) -> sql.Composable:
    return sql.SQL(", ").join(map(sql.Identifier, names))


def _run(connection: Connection, query: str, **parts: sql.Composable) -> None:
    connection.execute(sql.SQL(query).format(**parts))
