"""Marlpit Joinery, which Asha's unit helps, and two who press at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest
from django.db import connection

from peelian.accounts.models import Officer
from peelian.engagement.factories import firm as a_firm
from peelian.engagement.models import Firm
from peelian.kernel.refused import Refused

Race = Callable[..., list[str]]


@pytest.fixture
def marlpit(asha: Officer, noon: datetime) -> Firm:
    return a_firm(by=asha, at=noon)


@pytest.fixture
def race() -> Race:
    """Do several things at the same moment, each in a transaction of its own; return "done" or why it was refused."""

    def run(*things: Callable[[], object]) -> list[str]:
        barrier = Barrier(len(things))

        def one(thing: Callable[[], object]) -> str:
            barrier.wait()
            try:
                thing()
                return "done"
            except Refused as refusal:
                return refusal.words
            finally:
                connection.close()

        with ThreadPoolExecutor(len(things)) as pool:
            return sorted(pool.map(one, things), key=lambda said: said != "done")

    return run
