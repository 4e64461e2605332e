"""What the owner sees of looks from outside on their own plan, read with the front's database role."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from conftest import database_role
from peelian.accounts.actions import MadeLink
from peelian.accounts.models import Officer
from peelian.assessment.actions import Ended, ask_for_look, begin_look, end_look, give_part
from peelian.assessment.factories import assessment
from peelian.assessment.models import Assessment, CheckResult, Look
from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside.judged import Judged
from peelian.parties.factories import DOMAIN, authorisation

pytestmark = [pytest.mark.django_db, pytest.mark.urls("peelian.runtime.urls_front")]
NO_DMARC = Judged("dmarc", DOMAIN, Outcome.FIX, "none")
DMARC = Judged("dmarc", DOMAIN, Outcome.GOOD, "refuses", "v=DMARC1; p=reject")


@pytest.fixture
def marlpit(asha: Officer) -> Assessment:
    one = assessment(by=asha, at=timezone.now())
    authorisation(one.firm.about, by=asha, at=timezone.now())
    ask_for_look(firm=one.firm, by=asha, at=timezone.now())
    return one


@pytest.fixture
def dawn(marlpit: Assessment, asha: Officer) -> MadeLink:
    return give_part(assessment=marlpit, who="Dawn", controls=[], by=asha, at=timezone.now())


@pytest.fixture
def front(dawn: MadeLink) -> Iterator[Client]:
    with database_role("peelian_front"):
        yield Client()


def ended(by: Officer, at: datetime, *found: Judged) -> None:
    for look in Look.objects.filter(finished_at=None):
        begun = begin_look(look=look, by=by, at=at)
        assert begun
        end_look(look=begun, ended=Ended(judged=found), by=by, at=at)


def plan(front: Client, dawn: MadeLink) -> str:
    page = front.get(f"/assessment/{dawn.token}/plan/")
    assert page.status_code == 200
    return page.content.decode()


def test_the_owner_sees_the_lights_and_what_to_do_first(asha: Officer, dawn: MadeLink, request) -> None:
    ended(asha, timezone.now(), NO_DMARC)
    ended(asha, timezone.now(), NO_DMARC)
    words = plan(request.getfixturevalue("front"), dawn)
    assert "Seen from outside" in words
    assert "Have a DMARC record made" in words


def test_what_only_one_look_saw_is_not_told_and_cannot_be_read(asha: Officer, dawn: MadeLink, request) -> None:
    ended(asha, timezone.now(), NO_DMARC)
    front = request.getfixturevalue("front")
    assert CheckResult.objects.count() == 0
    assert "Seen from outside" not in plan(front, dawn)


def test_before_any_look_nothing_is_said_of_one(dawn: MadeLink, front: Client) -> None:
    assert "Seen from outside" not in plan(front, dawn)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, firm_id, finished_at FROM assessment_look")
        assert len(cursor.fetchall()) == 1
