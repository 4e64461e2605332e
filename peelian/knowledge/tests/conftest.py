"""The library that ships, and ways to spoil one part of it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from peelian.knowledge.gateways import content
from peelian.knowledge.rules.controls import Control
from peelian.knowledge.rules.library import Library


@pytest.fixture(scope="session")
def shipped() -> Library:
    return content.read()


@pytest.fixture
def backups(shipped: Library) -> Control:
    return shipped.controls["backups"]


@pytest.fixture
def with_control(shipped: Library) -> Callable[..., Library]:
    """Return the shipped library with some fields of the control `backups` replaced."""

    def spoil(**changes: Any) -> Library:
        backups = replace(shipped.controls["backups"], **changes)
        return replace(shipped, controls={**shipped.controls, "backups": backups})

    return spoil
