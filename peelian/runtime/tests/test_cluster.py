"""The starter: every trap of ../shared/research/platform.md section 1 that needs no second user."""

import os
import subprocess
import time
from pathlib import Path

import psycopg
import pytest

from peelian.kernel.refused import Refused
from peelian.runtime.cluster import Cluster, Held
from peelian.runtime.cluster.places import LONGEST_SOCKET_FOLDER
from peelian.runtime.tests.conftest import alive, as_root


def ask(cluster: Cluster, query: str, role: str = "peelian_owner", dbname: str = "peelian") -> object:
    with psycopg.connect(cluster.url(role, dbname)) as connection:
        return (connection.execute(query).fetchone() or [None])[0]


@pytest.mark.parametrize(
    "name",
    ["a space, 'quotes' and \"others\"; Zoë-% \\ $HOME", "x" * 160],
)
def test_it_runs_in_a_folder_of_any_name(home: Path, name: str) -> None:
    cluster = Cluster(home / name, fsync=False)
    cluster.start()
    try:
        assert ask(cluster, "SELECT 1") == 1
        assert len(os.fsencode(cluster.places.socket)) <= LONGEST_SOCKET_FOLDER
    finally:
        cluster.stop()
    assert cluster.places.socket.parent == cluster.places.home or not cluster.places.socket.exists()


def test_a_folder_with_a_line_break_in_its_name_is_refused_in_words(home: Path) -> None:
    with pytest.raises(Refused, match="newline"):
        Cluster(home / "line\nbreak", fsync=False).start()


def test_it_keeps_what_was_written_from_one_start_to_the_next(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url()) as connection:
        connection.execute("CREATE TABLE note AS SELECT 'kept' AS words")
    cluster.stop()
    cluster.start()
    assert ask(cluster, "SELECT words FROM note") == "kept"


def test_it_listens_on_no_network_address(shared_cluster: Cluster) -> None:
    assert ask(shared_cluster, "SHOW listen_addresses") == ""
    assert ask(shared_cluster, "SELECT inet_server_addr()") is None


def test_it_is_durable_unless_a_test_says_otherwise(made_home: Path) -> None:
    cluster = Cluster(made_home)
    cluster.start()
    try:
        shown = [ask(cluster, f"SHOW {name}") for name in ("fsync", "synchronous_commit", "full_page_writes")]
    finally:
        cluster.stop()
    assert shown == ["on", "on", "on"]


def test_its_text_is_utf8_and_sorts_the_same_on_every_machine(shared_cluster: Cluster) -> None:
    assert ask(shared_cluster, "SHOW server_encoding") == "UTF8"
    assert ask(shared_cluster, "SELECT datlocale FROM pg_database WHERE datname = 'peelian'") == "C.UTF-8"
    assert ask(shared_cluster, "SHOW timezone") == "UTC"


def test_nobody_gets_in_without_a_password_or_with_another_ones(shared_cluster: Cluster) -> None:
    right = shared_cluster.url("peelian_front")
    for wrong in ("", ":guess", ":" + shared_cluster.url("peelian_desk").split(":")[2].split("@")[0]):
        url = right.replace(":" + right.split(":")[2].split("@")[0], wrong)
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(url)


def test_only_the_starter_is_superuser_and_only_it_makes_roles(shared_cluster: Cluster) -> None:
    query = "SELECT array_agg(rolname::text) FROM pg_roles WHERE rolsuper OR rolcreaterole OR rolbypassrls"
    assert ask(shared_cluster, query) == ["peelian"]
    whose = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'peelian'"
    assert ask(shared_cluster, whose) == "peelian_owner"


def test_it_writes_no_persons_words_to_its_log(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url()) as connection:
        connection.execute("CREATE TABLE person (name text PRIMARY KEY)")
        connection.execute("INSERT INTO person VALUES ('Ada Winterbourne')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO person VALUES ('Ada Winterbourne')")
    cluster.stop()
    logs = "".join(log.read_text() for log in (cluster.places.data / "log").iterdir())
    assert "duplicate key" in logs
    assert "Winterbourne" not in logs


def test_a_second_starter_is_told_who_has_it(shared_cluster: Cluster) -> None:
    with pytest.raises(Held) as held:
        Cluster(shared_cluster.places.home, fsync=False).start()
    assert held.value.pid == os.getpid()


def test_joining_uses_the_database_that_runs_and_leaves_it_running(shared_cluster: Cluster) -> None:
    guest = Cluster(shared_cluster.places.home, fsync=False)
    guest.join()
    assert ask(guest, "SELECT 1") == 1
    guest.leave()
    assert shared_cluster.alive


def test_a_command_that_ends_first_leaves_the_database_up_for_the_other(made_home: Path) -> None:
    first, second = Cluster(made_home, fsync=False), Cluster(made_home, fsync=False)
    first.join()
    second.join()
    leaver = os.fork()
    if leaver == 0:
        second.leave()
        os._exit(0)
    os.waitpid(leaver, 0)  # a fork shares the lock: it is let go of here, below
    assert ask(second, "SELECT 1") == 1
    second.leave()
    first.leave()
    assert not first.alive


def test_a_pid_file_that_names_a_stranger_is_removed_and_the_stranger_left_alone(made_home: Path) -> None:
    cluster = Cluster(made_home, fsync=False)
    cluster.start()
    left = (cluster.places.data / "postmaster.pid").read_text()
    socket_lock = (cluster.places.socket / ".s.PGSQL.5432.lock").read_text()
    cluster.stop()
    stranger = subprocess.Popen(["sleep", "60"])
    try:
        for file, text in (
            (cluster.places.data / "postmaster.pid", left),
            (cluster.places.socket / ".s.PGSQL.5432.lock", socket_lock),
        ):
            file.write_text("\n".join([str(stranger.pid), *text.splitlines()[1:]]) + "\n")
        cluster.start()
        assert ask(cluster, "SELECT 1") == 1
        cluster.stop()
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_an_orphaned_server_is_stopped_before_the_next_starts(made_home: Path) -> None:
    first = Cluster(made_home, fsync=False)
    first.start()
    orphan = first.server
    first._lock.drop()  # as the kernel does when its starter dies
    second = Cluster(made_home, fsync=False)
    second.start()
    try:
        assert orphan is not None
        assert not alive(orphan.pid)
        assert ask(second, "SELECT 1") == 1
    finally:
        second.stop()


def test_a_dead_server_that_nobody_has_noticed_yet_is_no_obstacle(made_home: Path) -> None:
    first = Cluster(made_home, fsync=False)
    first.start()
    assert first.server is not None
    os.kill(first.server.pid, 9)
    while alive(first.server.pid):
        time.sleep(0.01)
    first._lock.drop()  # its zombie still has its number, and its pid file its name
    second = Cluster(made_home, fsync=False)
    second.start()
    second.stop()


def test_half_a_cluster_left_by_a_cut_is_made_again(home: Path) -> None:
    half = home / "database" / "18.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    cluster = Cluster(home, fsync=False)
    cluster.start()
    cluster.stop()
    assert not half.exists()


def test_a_database_of_an_older_postgresql_is_not_passed_over(home: Path) -> None:
    (home / "database" / "16").mkdir(parents=True)
    with pytest.raises(Refused, match="upgrade-database"):
        Cluster(home, fsync=False).start()


def test_a_server_that_does_not_start_says_why(made_home: Path) -> None:
    cluster = Cluster(made_home, fsync=False)
    cluster.start()
    cluster.stop()
    (cluster.places.data / "PG_VERSION").write_text("12\n")
    with pytest.raises(Refused, match="incompatible with server"):
        cluster.start()


@as_root
def test_a_home_that_nobody_cannot_reach_is_refused_in_words_and_not_opened(home: Path) -> None:
    closed = home / "closed"
    closed.mkdir(mode=0o700)
    with pytest.raises(Refused, match=f"{closed} is closed to it"):
        Cluster(closed / "var", fsync=False).start()
    assert closed.stat().st_mode & 0o777 == 0o700
