"""Peelian's roles in a PostgreSQL cluster, and its database. What they may touch: `runtime.grants`."""

from collections.abc import Mapping

import psycopg
from psycopg import sql

from peelian.kernel.refused import Refused

STARTER = "peelian"
OWNER = "peelian_owner"
DATABASE = "peelian"
ROLES = {"owner": OWNER, "desk": "peelian_desk", "front": "peelian_front", "worker": "peelian_worker"}
LIMITS = {OWNER: "CREATEDB"}  # the owner makes the tests' database and a restored one; nobody may make roles

_ONE_AT_A_TIME = 7230001  # an advisory lock: two set-ups at once would collide on pg_authid


def prepare(url: str, passwords: Mapping[str, str]) -> None:
    """Make the login roles that are missing and give each its password, connected by `url`.

    `passwords`: role name to password. Only its scram verifier goes over the wire, so no server log has it.
    Refuses when the account in `url` may not make roles.
    """
    with psycopg.connect(url) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])
        try:
            for role, password in passwords.items():
                _make_role(connection, role, password)
        except psycopg.errors.InsufficientPrivilege:
            raise Refused(
                "The account in DATABASE_URL may not make roles. Let it (CREATEROLE), or make the roles "
                f"{', '.join(passwords)} yourself, and set DATABASE_URL_DESK, _FRONT and _WORKER."
            ) from None


def make_database(url: str) -> None:
    """Make the database, owned by the owner role, when it is missing. Connected as the starter."""
    with psycopg.connect(url, autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None:
            named = {"name": sql.Identifier(DATABASE), "owner": sql.Identifier(OWNER)}
            connection.execute(sql.SQL("CREATE DATABASE {name} OWNER {owner} TEMPLATE template0").format(**named))
            connection.execute(sql.SQL("REVOKE ALL ON DATABASE {name} FROM PUBLIC").format(**named))


def _make_role(connection: psycopg.Connection, role: str, password: str) -> None:
    known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    connection.execute(
        sql.SQL("{verb} ROLE {role} LOGIN {limits} PASSWORD {verifier}").format(
            verb=sql.SQL("ALTER" if known else "CREATE"),
            role=sql.Identifier(role),
            limits=sql.SQL(LIMITS.get(role, "")),
            verifier=sql.Literal(verifier),
        )
    )
