"""`peelian backup`."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from peelian.runtime.addresses import database_url
from peelian.runtime.backup.archive import DUMP, pack
from peelian.runtime.backup.dumps import dump
from peelian.runtime.homes import private_folder


def default_file() -> Path:
    """Return a dated name in PEELIAN_HOME/backups."""
    return private_folder("backups") / f"peelian-{datetime.now(UTC):%Y%m%d-%H%M%S}.tar"


def save(target: Path) -> Path:
    """Write everything to `target` while people work on; return it.

    The database first, the files after: a file that the database names is there, one more does no harm.
    """
    with tempfile.TemporaryDirectory(dir=private_folder("backups")) as folder:
        dumped = Path(folder) / DUMP
        dump(database_url("owner"), dumped)
        pack(target, dump=dumped, files=private_folder("files"), at=datetime.now(UTC))
    return target
