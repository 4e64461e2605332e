"""A backup comes back whole into another cluster, or not at all; an upgrade keeps the old one."""

import shutil
import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from peelian.kernel.refused import Refused
from peelian.runtime.backup.archive import DUMP, MANIFEST, pack, unpack
from peelian.runtime.backup.dumps import dump, load
from peelian.runtime.backup.upgrade import row_counts, upgrade
from peelian.runtime.cluster import Cluster
from peelian.runtime.tests.commands import peelian

AT = datetime(2026, 6, 4, 9, 32, tzinfo=UTC)


def contents(url: str) -> dict[str, list[str]]:
    """Return every row of every table, as text, sorted."""
    found = {}
    for table in row_counts(url):
        with psycopg.connect(url) as connection:
            found[table] = sorted(row for (row,) in connection.execute(f'SELECT t::text FROM "{table}" t'))
    return found


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Path:
    (migrated / "files" / "letters").mkdir(parents=True, exist_ok=True)
    (migrated / "files" / "letters" / "Zoë's letter.pdf").write_bytes(b"%PDF-1.7")
    target = tmp_path_factory.mktemp("backup") / "all.tar"
    assert str(target) in peelian(migrated, "backup", str(target))
    return target


def test_a_restored_backup_is_the_same_in_every_table_and_file(saved: Path, migrated: Path, home: Path) -> None:
    words = peelian(home, "restore", str(saved))
    assert "Restored the backup of" in words
    assert (home / "files" / "letters" / "Zoë's letter.pdf").read_bytes() == b"%PDF-1.7"
    before, after = Cluster(migrated), Cluster(home)
    before.start()
    after.start()
    try:
        assert len(contents(before.url())) > 50
        assert contents(before.url()) == contents(after.url())
        with psycopg.connect(after.url("peelian_desk")) as desk, pytest.raises(psycopg.errors.InsufficientPrivilege):
            desk.execute("TRUNCATE django_migrations")
    finally:
        before.stop()
        after.stop()


def test_a_restore_goes_only_into_an_empty_database(saved: Path, migrated: Path) -> None:
    shutil.move(migrated / "files", migrated / "files-aside")
    try:
        assert "The database is not empty" in peelian(migrated, "restore", str(saved), code=1)
    finally:
        shutil.rmtree(migrated / "files")
        shutil.move(migrated / "files-aside", migrated / "files")


def test_a_backup_is_for_its_owner_alone(saved: Path) -> None:
    assert saved.stat().st_mode & 0o077 == 0


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.txt").write_text("a" * 5000)
    (tmp_path / "dump").write_bytes(b"d" * 5000)
    pack(tmp_path / "all.tar", dump=tmp_path / "dump", files=tmp_path / "files", at=AT)
    return tmp_path / "all.tar"


def test_a_backup_is_never_written_over(archive: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="already there"):
        pack(archive, dump=tmp_path / "dump", files=tmp_path / "files", at=AT)


def test_a_backup_that_was_cut_short_is_refused(archive: Path, tmp_path: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:9000])
    with pytest.raises(Refused, match="not a whole backup"):
        unpack(archive, tmp_path / "out")


def test_a_backup_with_one_changed_byte_is_refused_naming_the_file(archive: Path, tmp_path: Path) -> None:
    archive.write_bytes(archive.read_bytes().replace(b"aaaa", b"aaab", 1))
    with pytest.raises(Refused, match=r"damaged: files/a\.txt"):
        unpack(archive, tmp_path / "out")


def test_a_file_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / "feed.csv").write_text("name,report\n" * 1000)
    with pytest.raises(Refused, match="not a whole backup"):
        unpack(tmp_path / "feed.csv", tmp_path / "out")
    with pytest.raises(Refused, match="There is no file"):
        unpack(tmp_path / "nothing.tar", tmp_path / "out")


def test_a_backup_that_reaches_out_of_its_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "evil").write_text("evil")
    with tarfile.open(tmp_path / "evil.tar", "w") as tar:
        tar.add(tmp_path / "evil", arcname="../../evil")
    with pytest.raises(Refused, match="not a whole backup"):
        unpack(tmp_path / "evil.tar", tmp_path / "out")
    assert not (tmp_path.parent / "evil").exists()


def test_the_list_of_contents_comes_last(archive: Path) -> None:
    with tarfile.open(archive) as tar:
        assert tar.getnames() == [DUMP, "files/a.txt", MANIFEST]


def test_a_dump_with_a_real_error_is_refused(shared_cluster: Cluster, tmp_path: Path) -> None:
    with psycopg.connect(shared_cluster.url()) as connection:
        connection.execute("CREATE TABLE twice AS SELECT 1 AS n")
    dump(shared_cluster.url(), tmp_path / "one.dump")
    with pytest.raises(Refused, match='relation "twice" already exists'):
        load(shared_cluster.url(), tmp_path / "one.dump")


def test_the_tables_come_back_on_the_oldest_postgresql_too(
    saved: Path, migrated: Path, fifteen: Cluster, tmp_path: Path
) -> None:
    unpack(saved, tmp_path)
    load(fifteen.url(), tmp_path / DUMP)
    before = Cluster(migrated)
    before.start()
    try:
        assert contents(before.url()) == contents(fifteen.url())
    finally:
        before.stop()


@pytest.fixture
def sixteen(home: Path) -> Iterator[Cluster]:
    old = Cluster(home, fsync=False, major=16)
    old.start()
    with psycopg.connect(old.url()) as connection:
        connection.execute("CREATE TABLE note (n int GENERATED ALWAYS AS IDENTITY, words text CHECK (words <> ''))")
        connection.execute("INSERT INTO note (words) SELECT 'Zoë ' || n FROM generate_series(1, 1000) n")
    yield old
    old.stop()


def test_an_older_database_is_copied_and_kept(sixteen: Cluster) -> None:
    before = contents(sixteen.url())
    sixteen.stop()
    words = upgrade(sixteen.places.home)
    assert "Copied 1 tables (1000 rows) from PostgreSQL 16 to 18" in words
    assert sixteen.places.data.exists()
    new = Cluster(sixteen.places.home, fsync=False)
    new.start()
    try:
        assert contents(new.url()) == before
    finally:
        new.stop()


def test_there_is_nothing_to_upgrade_in_a_new_home(home: Path) -> None:
    with pytest.raises(Refused, match="nothing to upgrade"):
        upgrade(home)
