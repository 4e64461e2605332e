"""The address of the database for each role. Settings ask here; nothing here knows Django.

DATABASE_URL names a real cluster and is the owner's address; DATABASE_URL_DESK, _FRONT and _WORKER are the
other roles'. Where only DATABASE_URL is given, `peelian migrate` makes those roles in that cluster and keeps
their passwords in PEELIAN_HOME/secrets. With none of them, the embedded cluster in PEELIAN_HOME is meant.
"""

import os
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from psycopg.conninfo import conninfo_to_dict

from peelian.kernel.refused import Refused
from peelian.runtime.cluster import Cluster, roles
from peelian.runtime.homes import home, known_secret, secret

OUR_NAMES = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}


def embedded() -> bool:
    """Say whether the database is our own, not one that DATABASE_URL names."""
    return not os.environ.get("DATABASE_URL")


def database_url(role: str) -> str:
    """Return the address for "owner", "desk", "front" or "worker"; refuse when its password is not known."""
    if role not in roles.ROLES:
        raise Refused(f"PEELIAN_ROLE must be one of {', '.join(roles.ROLES)}; it is {role!r}.")
    if embedded():
        return Cluster(home()).url(roles.ROLES[role])
    own = os.environ["DATABASE_URL"]
    if role == "owner":
        return own
    return os.environ.get(f"DATABASE_URL_{role.upper()}") or _with_role(own, roles.ROLES[role])


def django_database(role: str) -> dict[str, Any]:
    """Return the same as `database_url` in the words of Django's DATABASES (without ENGINE)."""
    parts = conninfo_to_dict(database_url(role))
    options = {name: value for name, value in parts.items() if name not in OUR_NAMES}
    named = {theirs: parts.get(ours, "") for ours, theirs in OUR_NAMES.items()}
    return named | {"OPTIONS": options}


def role_names() -> dict[str, str]:
    """Return what each role is called in the cluster: ours, unless an address names another account."""
    if embedded():
        return dict(roles.ROLES)
    urls = {role: os.environ.get(f"DATABASE_URL_{role.upper()}") for role in roles.ROLES}
    return {role: _account(urls[role]) or name for role, name in roles.ROLES.items()}


def prepare_external() -> None:
    """Make the roles that have no address of their own in the cluster of DATABASE_URL."""
    wanted = [name for role, name in roles.ROLES.items() if role != "owner" and not _given(role)]
    if wanted:
        roles.prepare(os.environ["DATABASE_URL"], {name: secret(name) for name in wanted})


def _given(role: str) -> bool:
    return bool(os.environ.get(f"DATABASE_URL_{role.upper()}"))


def _account(url: str | None) -> str | None:
    return str(conninfo_to_dict(url).get("user") or "") if url else None


def _with_role(url: str, name: str) -> str:
    password = known_secret(name)
    if password is None:
        variable = f"DATABASE_URL_{name.removeprefix('peelian_').upper()}"
        raise Refused(f"The password of {name} is not known here. Run `peelian migrate`, or set {variable}.")
    parts = urlsplit(url)
    if not parts.scheme.startswith("postgres"):
        raise Refused("DATABASE_URL must begin with postgresql://")
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{name}:{quote(password)}@{place}"))
