"""What tests of looks begin with."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from peelian.accounts.models import Officer
from peelian.assessment.actions import ask_for_look
from peelian.assessment.models import Look
from peelian.assessment.rules.outside.judged import Judged
from peelian.assessment.tests.outside.looking import HALF_AN_HOUR, Looks, carried_out
from peelian.assessment.tests.outside.world import World
from peelian.engagement.factories import firm as a_firm
from peelian.engagement.models import Firm
from peelian.parties.factories import authorisation
from peelian.parties.models import Authorisation


@pytest.fixture
def firm(asha: Officer, noon: datetime) -> Firm:
    return a_firm(by=asha, at=noon)


@pytest.fixture
def leave(firm: Firm, asha: Officer, noon: datetime) -> Authorisation:
    return authorisation(firm.about, by=asha, at=noon)


@pytest.fixture
def looked(firm: Firm, leave: Authorisation, asha: Officer, noon: datetime) -> Looks:
    """Carry a look out, and the second one if there is one, each finding what is given."""

    def look(*found: Judged, again: tuple[Judged, ...] | None = None, at: datetime = noon, ask=ask_for_look) -> Look:
        asked = ask(firm=firm, by=asha, at=at)
        carried_out(asked, found, at)
        second = Look.objects.filter(second_to=asked).first()
        if second:
            carried_out(second, found if again is None else again, at + HALF_AN_HOUR)
        return asked

    return look


@pytest.fixture
def half_an_hour(settings) -> None:
    settings.PEELIAN_SECOND_LOOK_MINUTES = 30


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A small internet on loopback."""
    built = World(tmp_path)
    yield built
    built.close()
