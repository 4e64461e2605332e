"""pg_dump and pg_restore of the wheel, which can read every server from 15 to their own version."""

import os
import re
import subprocess
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from peelian.kernel.refused import Refused
from peelian.runtime.cluster.binaries import program
from peelian.runtime.cluster.postmaster import environment

# PostgreSQL 18's dump begins with a setting that 15 and 16 do not know; nothing else of it fails there.
HARMLESS = re.compile(r'unrecognized configuration parameter "transaction_timeout"')


def dump(url: str, target: Path) -> None:
    """Write the database at `url` to `target` (custom format). Refuses with pg_dump's own words."""
    made = _run("pg_dump", url, "--format=custom", "--no-owner", "--no-acl", f"--file={target}")
    if made.returncode:
        raise Refused(f"The database could not be saved: {made.stderr.strip()}")


def load(url: str, source: Path) -> None:
    """Read a dump into the empty database at `url`.

    Refuses at any error but the one that older servers make of `transaction_timeout`.
    """
    made = _run("pg_restore", url, "--no-owner", "--no-acl", str(source))
    errors = [line for line in made.stderr.splitlines() if ": error: " in line]
    serious = [line for line in errors if not HARMLESS.search(line)]
    if serious or len(errors) > 1 or (made.returncode and not errors):
        raise Refused("The database could not be restored:\n" + ("\n".join(serious[:5]) or made.stderr.strip()))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("ANALYZE")  # a restored table has no statistics, and its first queries would crawl


def _run(name: str, url: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a client program with the password in its environment: anybody can read a command line."""
    parts = conninfo_to_dict(url)
    password = str(parts.pop("password", "") or os.environ.get("PGPASSWORD", ""))
    address = make_conninfo("", **{name: str(value) for name, value in parts.items()})
    command = [str(program(name)), f"--dbname={address}", "--no-password", *arguments]
    secret = {"PGPASSWORD": password} if password else {}
    return subprocess.run(command, env=environment() | secret, capture_output=True, text=True, check=False)
