"""A database for the length of one command, and Django set up against it in the right role."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from peelian.runtime.addresses import embedded, prepare_external, role_names
from peelian.runtime.cluster import Cluster
from peelian.runtime.homes import home
from peelian.runtime.stamp import mark_prepared


@contextmanager
def database() -> Iterator[None]:
    """Have a database to talk to: the real one, the one that `peelian serve` runs, or our own until the end."""
    if not embedded():
        yield
        return
    cluster = Cluster(home())
    cluster.join()
    try:
        yield
    finally:
        cluster.leave()


def set_up_django(role: str) -> None:
    """Set Django up with the rights of `role` ("owner", "desk", "front", "worker")."""
    os.environ["PEELIAN_ROLE"] = role
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peelian.runtime.settings")
    import django

    django.setup()


def migrate() -> None:
    """Bring the tables and everybody's rights up to date, as the owner. May be repeated."""
    if not embedded():
        prepare_external()
    set_up_django("owner")
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=1)
    apply_grants()
    for content in ("publish_forces", "publish_content"):
        call_command(content)
    if embedded():
        mark_prepared()


def apply_grants() -> None:
    """Give each role its rights in Django's database, as the owner. May be repeated."""
    from django.db import connection

    from peelian.runtime import grants

    connection.ensure_connection()
    grants.apply(connection.connection, events=grants.event_tables(), names=role_names())
