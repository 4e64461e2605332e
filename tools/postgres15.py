"""Runs a command against Debian's PostgreSQL 15, the oldest that Peelian promises: a fresh cluster, then gone.

python -m tools.postgres15 python -m pytest
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg

from peelian.runtime.cluster import Cluster, roles


def main(command: list[str]) -> int:
    """Run `command` with DATABASE_URL set to a new cluster's owner; return its exit code."""
    home = Path(tempfile.mkdtemp(prefix="peelian-pg15-"))
    home.chmod(0o711)
    cluster = Cluster(home, fsync=False, major=15)
    cluster.start()
    try:
        _trust_the_owner(cluster)
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": cluster.url()}, check=False).returncode
    finally:
        cluster.stop()
        shutil.rmtree(home, ignore_errors=True)


def _trust_the_owner(cluster: Cluster) -> None:
    """Let the owner make roles, as `peelian migrate` on a real cluster needs, and act as them, as the tests do."""
    with psycopg.connect(cluster.url(roles.STARTER), autocommit=True) as connection:
        connection.execute(f"ALTER ROLE {roles.OWNER} CREATEROLE")
        for role in set(roles.ROLES.values()) - {roles.OWNER}:
            connection.execute(f"GRANT {role} TO {roles.OWNER}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
