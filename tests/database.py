"""A plugin that gives the suite its own PostgreSQL before Django's settings are read.

With DATABASE_URL set, that cluster is used instead (`make test-peers` does so). Otherwise an embedded one
starts in a folder of its own, without fsync, and stops with the run. Loaded by `-p tests.database`.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
PLACE = Path("/tmp") / f"peelian-tests-{os.geteuid()}-{hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:8]}"

os.environ["PEELIAN_HOME"] = os.environ.get("PEELIAN_TEST_HOME", str(PLACE))
os.environ["PEELIAN_ROLE"] = "owner"
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
for name in ("DATABASE_URL_DESK", "DATABASE_URL_FRONT", "DATABASE_URL_WORKER", "PEELIAN_DEV"):
    os.environ.pop(name, None)

from peelian.runtime import addresses  # noqa: E402
from peelian.runtime.cluster import Cluster, roles  # noqa: E402


@pytest.hookimpl(wrapper=True)
def pytest_cmdline_main(config: pytest.Config) -> Iterator[None]:
    """Run the cluster round the whole run, in the process that starts it and in no worker of it."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return (yield)
    if not addresses.embedded():
        addresses.prepare_external()
        return (yield)
    cluster = Cluster(Path(os.environ["PEELIAN_HOME"]), fsync=False)
    cluster.start()
    _let_the_owner_act_as_the_others(cluster)
    try:
        return (yield)
    finally:
        cluster.stop()


def _let_the_owner_act_as_the_others(cluster: Cluster) -> None:
    """Make the owner, as whom tests connect, able to SET ROLE to each of the application's roles. Tests only."""
    with psycopg.connect(cluster.url(roles.STARTER), autocommit=True) as connection:
        for role in roles.ROLES.values():
            if role != roles.OWNER:
                connection.execute(f"GRANT {role} TO {roles.OWNER}")
