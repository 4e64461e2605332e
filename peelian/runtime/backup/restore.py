"""`peelian restore`."""

import shutil
import tempfile
from pathlib import Path

import psycopg

from peelian.kernel.refused import Refused
from peelian.runtime.addresses import database_url
from peelian.runtime.backup.archive import DUMP, FILES, unpack
from peelian.runtime.backup.dumps import load
from peelian.runtime.database import migrate
from peelian.runtime.homes import home, private_folder

# The records module's management command, called when it is there: a restored backup must not bring
# back a person who was disposed of after it was made.
REPLAY = "replay_disposals"


def restore(source: Path, *, ledger: Path | None = None) -> str:
    """Bring a backup back, with its files, and return what was done, in words.

    `ledger`: a disposal ledger newer than the backup. Refuses a database or a files folder that holds
    anything, and a damaged backup, before anything is written; a restore that fails leaves nothing.
    """
    if not source.is_file():
        raise Refused(f"There is no file {source}.")
    url, files = database_url("owner"), private_folder("files")
    _refuse_unless_empty(url, files)
    with tempfile.TemporaryDirectory(dir=private_folder("backups")) as folder:
        manifest = unpack(source, Path(folder))
        try:
            load(url, Path(folder) / DUMP)
        except Refused:
            _empty(url)
            raise
        _bring_back_files(Path(folder) / FILES, files)
    migrate()
    replayed = _replay(ledger)
    return f"Restored the backup of {manifest['made']} (Peelian {manifest['peelian']}). {replayed}"


def tables_in(url: str) -> list[str]:
    """Return the names of the tables in the database, sorted."""
    with psycopg.connect(url) as connection:
        query = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        return [name for (name,) in connection.execute(query)]


def _refuse_unless_empty(url: str, files: Path) -> None:
    count = len(tables_in(url))
    if count:
        raise Refused(
            f"The database is not empty: it has {count} tables. A restore goes only into an empty one. "
            "Set PEELIAN_HOME to a new folder, or DATABASE_URL to a new database, and try again."
        )
    if any(files.iterdir()):
        raise Refused(f"{files} is not empty. A restore goes only into an empty folder.")


def _empty(url: str) -> None:
    """Take away the half that a failed restore left. The database was empty before."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")


def _bring_back_files(saved: Path, files: Path) -> None:
    if saved.exists():
        for found in saved.iterdir():
            shutil.move(found, files / found.name)


def _replay(ledger: Path | None) -> str:
    from django.core.management import call_command, get_commands

    if REPLAY not in get_commands() or "records_disposal" not in tables_in(database_url("owner")):
        return f"Nothing was disposed of again: this Peelian has no disposal ledger (in {home()})."
    call_command(REPLAY, *([str(ledger)] if ledger else []))
    return "The disposal ledger was replayed."
