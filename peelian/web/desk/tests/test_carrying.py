"""An assessment begins from the answers of the one before."""

import html
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from peelian.accounts.models import Officer
from peelian.adoption.rules.findings import State
from peelian.assessment.actions import carry_over, conclude
from peelian.assessment.factories import answer, assessment
from peelian.assessment.models import Assessment
from peelian.assessment.queries.carrying import from_before
from peelian.kernel.refused import Refused

pytestmark = pytest.mark.django_db
SignIn = Callable[[Officer], Client]


@pytest.fixture
def earlier(asha: Officer, noon: datetime) -> Assessment:
    then = noon - timedelta(days=200)
    one = assessment(by=asha, at=then)
    answer(
        one, {"backups": State.NO, "two-step-email": State.YES, "leavers-removed": State.DONT_KNOW}, by=asha, at=then
    )
    return conclude(assessment=one, by=asha, at=then)


@pytest.fixture
def again(earlier: Assessment, asha: Officer, noon: datetime) -> Assessment:
    return assessment(firm=earlier.firm, by=asha, at=noon, questionnaire="thirty-minutes")


@pytest.fixture
def desk(asha: Officer, sign_in: SignIn) -> Client:
    return sign_in(asha)


def words(answered) -> str:
    assert answered.status_code == 200, answered.status_code
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answered.content.decode())).split())


def said_of_version(assessment: Assessment, version: int) -> None:
    """The answer about backups again, but to another version of the question."""
    before = assessment.answers.get(control="backups")
    before.pk, before.saw, before.key, before.control_version = None, [before.key], uuid4(), version
    before.save(force_insert=True)


def test_the_page_says_what_is_kept_and_what_is_asked_again(desk: Client, again: Assessment) -> None:
    page = words(desk.get(f"/desk/assessments/{again.pk}/carry/"))
    assert "No (said, Dawn, 16 November 2025)" in page
    assert "Nobody knew, or people differed" in page
    assert "Keep 2 answers" in page


def test_answers_are_kept_with_who_gave_them_and_when(desk: Client, earlier: Assessment, again: Assessment) -> None:
    assert desk.post(f"/desk/assessments/{again.pk}/carry/").url == f"/desk/assessments/{again.pk}/"
    kept = {one.control_id: one for one in again.answers.all()}
    assert set(kept) == {"backups", "two-step-email"}
    was = earlier.answers.get(control="backups")
    now = kept["backups"]
    assert (now.state, now.by_name, now.given_at) == ("no", "Dawn", was.given_at)


def test_a_question_that_means_something_else_now_is_asked_again(earlier: Assessment, again: Assessment) -> None:
    said_of_version(earlier, 99)
    found = from_before(again)
    assert found
    assert found.carrying.kept == ("two-step-email",)


def test_an_answer_to_an_earlier_version_is_kept_where_it_means_the_same(
    earlier: Assessment, again: Assessment
) -> None:
    said_of_version(earlier, 1)
    found = from_before(again)
    assert found
    assert "backups" in found.carrying.kept


def test_what_was_answered_anew_stays_and_twice_counts_once(again: Assessment, asha: Officer, noon: datetime) -> None:
    answer(again, {"backups": State.YES}, by=asha, at=noon)
    assert carry_over(assessment=again, by=asha, at=noon) == 1
    assert again.answers.filter(control="backups").get().state == "yes"
    with pytest.raises(Refused, match="no earlier answer"):
        carry_over(assessment=again, by=asha, at=noon)


def test_a_firm_that_was_not_assessed_before_has_nothing_to_keep(
    desk: Client, earlier: Assessment, asha: Officer, noon: datetime
) -> None:
    assert "there is nothing to keep" in words(desk.get(f"/desk/assessments/{earlier.pk}/carry/"))
    with pytest.raises(Refused, match="finished already"):
        carry_over(assessment=earlier, by=asha, at=noon)
