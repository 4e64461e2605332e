"""How a firm has moved: the picture, what changed, and others like it."""

import html
import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from peelian.accounts.models import Officer
from peelian.adoption.rules.findings import State
from peelian.assessment.actions import conclude
from peelian.assessment.factories import answer, assessment
from peelian.assessment.models import Assessment
from peelian.assessment.queries.assessments import questions_of
from peelian.assessment.queries.history import history_of
from peelian.assessment.rules.comparing import How
from peelian.engagement.factories import firm as a_firm
from peelian.engagement.models import Firm
from peelian.parties.rules.firms import Size

pytestmark = pytest.mark.django_db
SignIn = Callable[[Officer], Client]
NO = {"backups": State.NO, "two-step-email": State.YES}
YES = {"backups": State.YES, "two-step-email": State.YES}


def finished(firm: Firm, states: Mapping[str, State], *, by: Officer, at: datetime, **differs: object) -> Assessment:
    one = assessment(firm=firm, by=by, at=at, **({"size": Size.MICRO.value, "section": "C"} | differs))
    answer(one, states, by=by, at=at)
    return conclude(assessment=one, by=by, at=at)


@pytest.fixture
def marlpit(asha: Officer, noon: datetime) -> Firm:
    return a_firm(by=asha, at=noon - timedelta(days=300))


@pytest.fixture
def desk(asha: Officer, sign_in: SignIn) -> Client:
    return sign_in(asha)


def words(answered) -> str:
    assert answered.status_code == 200, answered.status_code
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answered.content.decode())).split())


def others(many: int, *, by: Officer, at: datetime) -> None:
    for number in range(many):
        name = {"organisation_name": f"Kiln {number} Pottery", "email": f"kiln{number}@post.example", "telephone": ""}
        finished(a_firm(by=by, at=at, **name, postcode="", address=""), YES, by=by, at=at)


def test_a_firm_without_assessments_says_so(desk: Client, marlpit: Firm) -> None:
    assert "No assessment is finished yet." in words(desk.get(f"/desk/firms/{marlpit.pk}/history/"))


def test_what_changed_is_told_with_who_said_it_and_how_we_know(
    desk: Client, marlpit: Firm, asha: Officer, noon: datetime
) -> None:
    finished(marlpit, NO, by=asha, at=noon - timedelta(days=200))
    finished(marlpit, YES, by=asha, at=noon)
    page = words(desk.get(f"/desk/firms/{marlpit.pk}/history/"))
    assert "Before: No (said, Dawn, 16 November 2025) Now: Yes (said, Dawn, 4 June 2026) Better than before" in page
    assert "1 answer is the same." not in page  # unknown both times counts as the same too
    assert "answers are the same." in page


def test_an_open_assessment_is_no_history(marlpit: Firm, asha: Officer, noon: datetime) -> None:
    finished(marlpit, NO, by=asha, at=noon - timedelta(days=200))
    assessment(firm=marlpit, by=asha, at=noon)
    told = history_of(marlpit)
    assert len(told.past) == 1
    assert told.compared is None


def test_a_question_that_was_not_asked_is_told_as_by_whoever_answered_the_one_before_it(
    marlpit: Firm, asha: Officer, noon: datetime
) -> None:
    questionnaire = {"questionnaire": "thirty-minutes"}
    finished(marlpit, {"own-domain-protected": State.YES}, by=asha, at=noon - timedelta(days=99), **questionnaire)
    one = assessment(firm=marlpit, by=asha, at=noon, **questionnaire)
    hanging = next(each for each in questions_of(one) if each.only_if)
    answer(one, {hanging.only_if: State.NO}, by=asha, at=noon, who="Kofi")
    conclude(assessment=one, by=asha, at=noon)
    found = history_of(marlpit).compared
    assert found
    change = next(each for each in found.changes if each.control == hanging.control)
    assert (change.how, change.now.by_name, change.now.state) == (How.KNOWN, "Kofi", State.NO)


def test_four_others_are_too_few_and_five_are_shown(desk: Client, marlpit: Firm, asha: Officer, noon: datetime) -> None:
    finished(marlpit, NO, by=asha, at=noon)
    others(4, by=asha, at=noon)
    assert "Too few to compare" in words(desk.get(f"/desk/firms/{marlpit.pk}/history/"))
    others(1, by=asha, at=noon + timedelta(hours=1))
    assert "At least 5 other firms of this unit, of the same size and trade" in words(
        desk.get(f"/desk/firms/{marlpit.pk}/history/")
    )


def test_firms_of_another_unit_are_not_counted(marlpit: Firm, asha: Officer, charlie: Officer, noon: datetime) -> None:
    finished(marlpit, NO, by=asha, at=noon)
    others(6, by=charlie, at=noon)
    assert history_of(marlpit).peers is None


def test_the_table_is_a_file_too(desk: Client, marlpit: Firm, asha: Officer, noon: datetime) -> None:
    finished(marlpit, YES, by=asha, at=noon)
    answered = desk.get(f"/desk/firms/{marlpit.pk}/history.csv")
    assert answered.content.decode("utf-8-sig").splitlines()[-1] == "4 June 2026,Ten minutes,12,16,100,10,2,0"


def test_more_assessments_and_firms_take_no_more_queries(marlpit: Firm, asha: Officer, noon: datetime) -> None:
    finished(marlpit, NO, by=asha, at=noon - timedelta(days=200))
    finished(marlpit, YES, by=asha, at=noon - timedelta(days=100))
    with CaptureQueriesContext(
        connection,
    ) as few:
        history_of(marlpit)
    finished(marlpit, YES, by=asha, at=noon)
    others(3, by=asha, at=noon)
    with CaptureQueriesContext(connection) as many:
        history_of(marlpit)
    assert len(many) == len(few) <= 5
