"""Another user of the machine reaches neither the database nor the files."""

import contextlib
import os
import socket
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psycopg
import pytest

from peelian.kernel.refused import Refused
from peelian.runtime.backup.save import save
from peelian.runtime.cluster import Cluster
from peelian.runtime.homes import private_folder, secret
from peelian.runtime.mailsink import keep
from peelian.runtime.tests.conftest import as_root, as_user

STRANGER, KEEPER = "bin", "daemon"

pytestmark = as_root


def refused(act: Callable[[], object]) -> None:
    with pytest.raises(PermissionError):
        act()


def test_a_stranger_cannot_open_the_socket(shared_cluster: Cluster) -> None:
    def knock() -> None:
        with socket.socket(socket.AF_UNIX) as attempt:
            refused(lambda: attempt.connect(str(shared_cluster.places.socket / ".s.PGSQL.5432")))
        with pytest.raises(psycopg.OperationalError, match="Permission denied"):
            psycopg.connect(address)

    with psycopg.connect(shared_cluster.url()):
        pass
    address = shared_cluster.url()  # the stranger has been told the password
    as_user(STRANGER, knock)


def test_a_stranger_cannot_open_the_socket_of_a_home_with_a_long_name(home: Path) -> None:
    cluster = Cluster(home / ("y" * 160), fsync=False)
    cluster.start()
    try:
        path = str(cluster.places.socket / ".s.PGSQL.5432")

        def knock() -> None:
            with socket.socket(socket.AF_UNIX) as attempt:
                refused(lambda: attempt.connect(path))

        as_user(STRANGER, knock)
    finally:
        cluster.stop()


def test_a_stranger_can_read_and_list_nothing_in_the_home(
    shared_cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = shared_cluster.places.home
    monkeypatch.setenv("PEELIAN_HOME", str(home))
    secret("secret_key")
    keep(private_folder("mail") / "1.eml", b"Dear Ada")
    (private_folder("files") / "letter.pdf").write_bytes(b"%PDF")
    (private_folder("log") / "desk.log").write_text("a line")
    save(private_folder("backups") / "all.tar")
    folders = [Path(folder) for folder, _, _ in os.walk(home)]
    files = [Path(folder) / file for folder, _, names in os.walk(home) for file in names]
    assert len(files) > 100

    def pry() -> None:
        for folder in folders:
            refused(partial(os.listdir, folder))
        for file in files:
            refused(partial(file.open, "rb"))

    as_user(STRANGER, pry)


@pytest.mark.parametrize("trap", ["folder", "link"])
def test_a_socket_folder_that_a_stranger_laid_first_is_refused(home: Path, trap: str) -> None:
    cluster = Cluster(home / ("z" * 160), fsync=False)
    place = cluster.places.socket

    def lay() -> None:
        place.mkdir(mode=0o777) if trap == "folder" else place.symlink_to("/tmp")

    as_user(STRANGER, lay)
    try:
        with pytest.raises(Refused, match="belongs to another user"):
            cluster.start()
    finally:
        place.rmdir() if trap == "folder" else place.unlink()


def test_it_runs_for_an_ordinary_user_as_that_user(home: Path) -> None:
    import pwd

    own = home / "theirs"
    own.mkdir()
    os.chown(own, pwd.getpwnam(KEEPER).pw_uid, -1)

    def use() -> None:
        cluster = Cluster(own / "var", fsync=False)
        cluster.start()
        with contextlib.closing(psycopg.connect(cluster.url())) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        assert (own / "var").stat().st_mode & 0o777 == 0o700
        assert cluster.places.data.stat().st_uid == os.geteuid()
        cluster.stop()

    as_user(KEEPER, use)


def test_root_runs_it_as_nobody(shared_cluster: Cluster) -> None:
    import pwd

    assert shared_cluster.server is not None
    owner = Path(f"/proc/{shared_cluster.server.pid}").stat().st_uid
    assert owner == pwd.getpwnam("nobody").pw_uid
