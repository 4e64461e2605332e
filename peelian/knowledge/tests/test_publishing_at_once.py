"""Two processes that start together publish once between them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest
from django.db import connection

from peelian.kernel.actor import System
from peelian.knowledge.actions import publish_library
from peelian.knowledge.models import Control, ControlVersion
from peelian.knowledge.rules.library import Library


@pytest.mark.django_db(transaction=True)
def test_two_at_once_publish_each_version_once(shipped: Library, noon: datetime) -> None:
    together = Barrier(2)

    def publish(name: str) -> int:
        together.wait()
        try:
            return publish_library(library=shipped, by=System(name), at=noon)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        new = list(pool.map(publish, ["one", "two"]))
    assert sum(new) == len(shipped.controls)
    assert Control.objects.count() == ControlVersion.objects.count() == len(shipped.controls)
