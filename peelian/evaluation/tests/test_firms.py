"""Firms in the figures: once each, by the last two times that they were asked, and their own unit's alone."""

from datetime import datetime, timedelta

from peelian.accounts.models import Officer
from peelian.adoption.rules.findings import State
from peelian.assessment.actions import conclude
from peelian.assessment.factories import answer, assessment
from peelian.engagement.factories import firm
from peelian.engagement.models import Firm
from peelian.evaluation.queries.firms import FirmCounts, firm_counts
from peelian.evaluation.rules.periods import Span, period

DAY = timedelta(days=1)


def asked(one: Firm, *, by: Officer, at: datetime, **states: State) -> None:
    said = {control.replace("_", "-"): state for control, state in states.items()}
    begun = assessment(by=by, at=at, firm=one)
    answer(begun, said, by=by, at=at)
    conclude(assessment=begun, by=by, at=at)


def counts(officer: Officer, noon: datetime, span: Span = Span.THIS_YEAR) -> FirmCounts:
    return firm_counts(officer, period(span, noon.date()))


def test_a_firm_that_was_asked_once_cannot_have_changed(asha: Officer, noon: datetime) -> None:
    asked(firm(by=asha, at=noon), by=asha, at=noon, backups=State.YES)
    assert counts(asha, noon) == FirmCounts(1, 0, 0)


def test_a_firm_counts_once_by_its_last_two_assessments(asha: Officer, noon: datetime) -> None:
    one = firm(by=asha, at=noon - 2 * DAY)
    asked(one, by=asha, at=noon - 2 * DAY, backups=State.NO, two_step_email=State.YES)
    asked(one, by=asha, at=noon - DAY, backups=State.YES, two_step_email=State.YES)
    assert counts(asha, noon) == FirmCounts(1, 1, 1)
    asked(one, by=asha, at=noon, backups=State.YES, two_step_email=State.YES)
    assert counts(asha, noon) == FirmCounts(1, 1, 0)


def test_the_assessment_before_may_lie_before_the_period(asha: Officer, noon: datetime) -> None:
    one = firm(by=asha, at=noon - 40 * DAY)
    asked(one, by=asha, at=noon - 40 * DAY, backups=State.PARTLY)
    asked(one, by=asha, at=noon, backups=State.YES)
    assert counts(asha, noon, Span.THIS_MONTH) == FirmCounts(1, 1, 1)


def test_one_that_is_not_finished_and_another_units_are_not_counted(
    asha: Officer, charlie: Officer, noon: datetime
) -> None:
    asked(firm(by=charlie, at=noon), by=charlie, at=noon, backups=State.NO)
    answer(assessment(by=asha, at=noon), {"backups": State.NO}, by=asha, at=noon)
    assert counts(asha, noon) == FirmCounts(0, 0, 0)
