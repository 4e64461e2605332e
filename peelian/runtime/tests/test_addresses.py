"""Which database each role is sent to."""

from pathlib import Path

import psycopg
import pytest

from peelian.kernel.refused import Refused
from peelian.runtime.addresses import database_url, django_database, prepare_external, role_names
from peelian.runtime.cluster import Cluster, roles

REAL = "postgresql://owner:p%40ss@db.example:5433/cases?sslmode=require"


@pytest.fixture(autouse=True)
def _at(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEELIAN_HOME", str(home))


def test_without_a_named_database_it_is_the_embedded_one(home: Path) -> None:
    assert database_url("desk") == Cluster(home).url("peelian_desk")


def test_a_named_database_is_the_owners() -> None:
    with pytest.MonkeyPatch.context() as env:
        env.setenv("DATABASE_URL", REAL)
        assert database_url("owner") == REAL
        assert django_database("owner") == {
            "NAME": "cases", "USER": "owner", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "5433",
            "OPTIONS": {"sslmode": "require"},
        }  # fmt: skip


def test_another_role_uses_its_own_address_and_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", REAL)
    monkeypatch.setenv("DATABASE_URL_FRONT", "postgresql://public_pages@db.example/cases")
    assert database_url("front") == "postgresql://public_pages@db.example/cases"
    assert role_names()["front"] == "public_pages"
    assert role_names()["desk"] == "peelian_desk"


def test_a_role_without_a_password_yet_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", REAL)
    with pytest.raises(Refused, match=r"peelian migrate.*DATABASE_URL_WORKER"):
        database_url("worker")


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(Refused, match="PEELIAN_ROLE"):
        database_url("admin")


def test_roles_are_made_in_a_named_cluster_whose_owner_may(
    shared_cluster: Cluster, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with psycopg.connect(shared_cluster.url(roles.STARTER)) as connection:
        connection.execute("ALTER ROLE peelian_owner CREATEROLE")
        for role in ("peelian_desk", "peelian_front", "peelian_worker"):
            connection.execute(f"DROP ROLE IF EXISTS {role}")
    monkeypatch.setenv("DATABASE_URL", shared_cluster.url())
    prepare_external()
    for role in ("desk", "front", "worker"):
        known = (home / "secrets" / f"peelian_{role}").read_text()
        assert f":{known}@" in database_url(role)
        with psycopg.connect(database_url(role).replace("/peelian?", "/postgres?")):
            pass


def test_an_owner_who_may_not_make_roles_is_told_the_two_ways_out(
    shared_cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    with psycopg.connect(shared_cluster.url(roles.STARTER)) as connection:
        connection.execute("ALTER ROLE peelian_owner NOCREATEROLE")
    monkeypatch.setenv("DATABASE_URL", shared_cluster.url())
    with pytest.raises(Refused, match=r"CREATEROLE.*DATABASE_URL_DESK"):
        prepare_external()
