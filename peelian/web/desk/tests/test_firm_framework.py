"""The same answers as somebody else's framework asks for them."""

import html
import re
from collections.abc import Callable, Mapping
from datetime import datetime

import pytest
from django.test import Client

from peelian.accounts.models import Officer
from peelian.adoption.rules.findings import State
from peelian.assessment.factories import answer, assessment
from peelian.assessment.models import Assessment
from peelian.assessment.queries.assessments import Position, position
from peelian.assessment.queries.frameworks import View, frameworks, view
from peelian.assessment.rules.requirements import Met, Standing
from peelian.knowledge import queries as knowledge

pytestmark = pytest.mark.django_db
SignIn = Callable[[Officer], Client]


@pytest.fixture
def half_hour(asha: Officer, noon: datetime) -> Assessment:
    return assessment(by=asha, at=noon, questionnaire="thirty-minutes")


@pytest.fixture
def desk(asha: Officer, sign_in: SignIn) -> Client:
    return sign_in(asha)


def words(answered) -> str:
    assert answered.status_code == 200, answered.status_code
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answered.content.decode())).split())


def standings(told: View) -> Mapping[str, Standing]:
    return {line.requirement.code: line.standing for part in told.sections for line in part.lines if line.standing}


def seen_as(code: str, stands: Position) -> Mapping[str, Standing]:
    return standings(view(code, stands)[0])


def test_a_requirement_stands_as_the_control_that_is_the_same_thing(
    half_hour: Assessment, asha: Officer, noon: datetime
) -> None:
    answer(half_hour, {"firewall-on": State.YES, "software-updates": State.NO}, by=asha, at=noon)
    found = seen_as("small-business-guide", position(half_hour))
    assert found["2.5"] == Standing(Met.MET)
    assert found["2.3"] == Standing(Met.NOT)
    assert found["1.4"] == Standing(Met.NOTHING_ASKS)
    assert found["1.1"] == Standing(Met.DONT_KNOW)


@pytest.mark.parametrize("state", [State.YES, State.NO])
def test_every_framework_says_something_of_each_requirement(
    half_hour: Assessment, asha: Officer, noon: datetime, state: State
) -> None:
    asked = [one.control for one in knowledge.questionnaire("thirty-minutes").questions]
    answer(half_hour, dict.fromkeys(asked, state), by=asha, at=noon)
    for framework in frameworks():
        found = seen_as(framework.code, position(half_hour))
        assert set(found) == {one.code for one in framework.asked()}
        assert Met.DONT_KNOW not in {one.met for one in found.values()}
        assert (Met.NOT if state is State.YES else Met.MET) not in {one.met for one in found.values()}


def test_the_page_says_a_likely_fail_and_the_controls_behind_it(
    desk: Client, half_hour: Assessment, asha: Officer, noon: datetime
) -> None:
    answer(half_hour, {"software-updates": State.NO}, by=asha, at=noon)
    page = words(desk.get(f"/desk/assessments/{half_hour.pk}/framework/"))
    assert "Likely automatic fail on A6.4 (Danzell); only an assessor decides." in page
    assert f"{knowledge.control('software-updates').title} (some of it) : No (said)." in page
    assert "Everything else stays as in Cyber Essentials" in page
    assert "licensed under the Open Government Licence v3.0" in page


@pytest.mark.parametrize("code", ["csf-2.0", "caf-4.0", "small-business-guide", "cyber-essentials-3.1"])
def test_any_framework_can_be_chosen(desk: Client, half_hour: Assessment, code: str) -> None:
    framework = knowledge.library().frameworks[code]
    page = words(desk.get(f"/desk/assessments/{half_hour.pk}/framework/", {"of": code}))
    assert f"Marlpit Joinery and {framework.title} {framework.edition}" in page


def test_one_that_we_do_not_have_is_said_to_be_a_mistake(desk: Client, half_hour: Assessment) -> None:
    page = words(desk.get(f"/desk/assessments/{half_hour.pk}/framework/", {"of": "nothing"}))
    assert "Framework" in page
    assert "not one of the available choices" in page or "Choose one" in page
