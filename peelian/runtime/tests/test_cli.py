"""The command line, as a person meets it."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from peelian.runtime.cluster import Cluster
from peelian.runtime.tests.commands import peelian
from peelian.runtime.tests.conftest import as_root


def test_it_lists_its_commands(home: Path) -> None:
    words = peelian(home, "--help")
    for command in ("serve", "worker", "migrate", "import-feed", "backup", "restore", "upgrade-database", "doctor"):
        assert command in words


def test_an_unknown_command_is_not_understood(home: Path) -> None:
    assert "invalid choice" in peelian(home, "sreve", code=2)


def test_it_refuses_in_words_and_without_a_traceback(made_home: Path) -> None:
    words = peelian(made_home, "restore", str(made_home / "nothing.tar"), code=1)
    assert words == f"There is no file {made_home / 'nothing.tar'}.\n"


def test_djangos_own_commands_run_as_the_owner(migrated: Path) -> None:
    code = "from django.db import connection as c; print(c.cursor().execute('SELECT current_user').fetchone())"
    assert "peelian_owner" in peelian(migrated, "manage", "shell", "--verbosity=0", "-c", code)


@as_root
def test_a_home_that_the_database_cannot_reach_is_refused_in_a_sentence(home: Path) -> None:
    closed = home / "closed"
    closed.mkdir(mode=0o700)
    words = peelian(closed / "var", "migrate", code=1)
    assert words.startswith("You are root, so the database runs as the user 'nobody'")
    assert len(words.splitlines()) == 1


def test_the_doctor_finds_what_is_wrong_and_says_what_to_do(migrated: Path) -> None:
    (migrated / "mail").mkdir(exist_ok=True)
    os.chmod(migrated / "mail", 0o755)
    with as_owner(migrated) as owner:
        owner.execute("GRANT SELECT ON accounts_officer TO peelian_front")
        owner.execute("GRANT DELETE ON records_logentry TO peelian_desk")
        try:
            words = peelian(migrated, "doctor", code=1)
        finally:
            os.chmod(migrated / "mail", 0o700)
            owner.execute("REVOKE SELECT ON accounts_officer FROM peelian_front")
            owner.execute("REVOKE DELETE ON records_logentry FROM peelian_desk")
    assert f"chmod -R go= {migrated / 'mail'}" in words
    assert "TO DO   Worker: none is running" in words
    assert "TO DO   Rights: not so: the front reads only its own tables (accounts_officer)" in words
    assert "TO DO   Rights: not so: peelian_desk cannot change history (records_logentry)" in words
    assert "ok      Rights: peelian_worker cannot change history" in words
    beside = ("Files: 0 kept, each as it was", "Virus scanner: none", "Mailbox: none is read")
    for well in ("Python", "Disk", "Clock", "Time zone", "Database: front connects", "Tables: up to date", *beside):
        assert f"ok      {well}" in words


@contextmanager
def as_owner(home: Path) -> Iterator[psycopg.Connection]:
    """Connect to a home's database, which is up only meanwhile, as its owner."""
    cluster = Cluster(home)
    cluster.start()
    try:
        with psycopg.connect(cluster.url(), autocommit=True) as connection:
            yield connection
    finally:
        cluster.stop()


def test_serve_names_a_taken_port_before_it_does_anything(home: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        words = peelian(home, "serve", code=1, PEELIAN_DESK_PORT=str(port))
    assert words.startswith(f"Port {port} is taken by another program. Start Peelian with another one")
    assert list(home.iterdir()) == []
