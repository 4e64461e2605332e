"""What is counted, by whom it is seen, and that the counting costs the same for many as for few."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from peelian.adoption.actions import Noted, note_findings, withdraw
from peelian.adoption.models import Ask
from peelian.adoption.rules.findings import Evidence, State
from peelian.evaluation.factories import BY, PASSWORD, TWO_STEP, advised, answered, asked, published, tried, victim
from peelian.evaluation.queries import by_force, figures, today_figure
from peelian.evaluation.rules.figures import Verdict
from peelian.evaluation.rules.periods import Period, Span, period
from peelian.intake.models import Advice, Batch, Report
from peelian.release.models import Message, Permit

TODAY = date(2026, 6, 4)
YEAR = period(Span.THIS_YEAR, TODAY)
MONDAY = datetime(2026, 5, 11, 9, 0, tzinfo=ZoneInfo("Europe/London"))
DAY = timedelta(days=1)


@pytest.fixture
def report(northmarsh, forces):
    """Return a maker of reports that Northmarsh brought in from Hampshire, on Monday 11 May unless told."""
    return lambda at=MONDAY, **given: victim(northmarsh, forces["Hampshire"], at, **given)


def figure(officer, code, over=YEAR, today=TODAY):
    return next(found for found in figures(officer, over, today) if found.code == code)


def test_every_figure_says_by_which_definition(asha):
    assert [(found.code, found.definition.version) for found in figures(asha, YEAR, TODAY)] == [
        ("behaviour_change", 1), ("in_scope", 1), ("attempted", 1), ("advised", 1),
        ("written_to_in_a_batch", 1), ("time_to_first_attempt", 1),
        ("behaviour_change_later", 1), ("victim_again", 1),
        ("firms_assessed", 1), ("firms_changed", 1),
    ]  # fmt: skip


def test_a_period_before_any_definition_has_no_figures(asha):
    assert figures(asha, Period(date(2020, 4, 1), date(2021, 3, 31)), TODAY) == []


def test_a_victim_with_two_reports_is_one_victim(asha, report):
    first = report()
    report(again=first.about)
    report()
    assert figure(asha, "in_scope").numerator == 2


@pytest.mark.parametrize("family", ["fraud", "cyber-enabled", ""])
def test_a_victim_of_another_family_is_not_in_scope(asha, report, family):
    report(family=family)
    assert figure(asha, "in_scope").numerator == 0


def test_a_day_begins_at_midnight_here_and_the_last_day_is_in_it(asha, report):
    for hour in (datetime(2026, 5, 31, 23, 30), datetime(2026, 6, 1, 0, 30), datetime(2026, 6, 4, 23, 59)):
        report(hour.replace(tzinfo=MONDAY.tzinfo))
    assert figure(asha, "in_scope", period(Span.THIS_MONTH, TODAY)).numerator == 2


def test_one_attempt_on_either_report_is_an_attempt_at_the_victim(asha, report):
    first = report()
    tried(report(MONDAY + DAY, again=first.about), MONDAY + 2 * DAY)
    report()
    found = figure(asha, "attempted")
    assert (found.numerator, found.denominator, found.verdict) == (1, 2, Verdict.NOT_MET)


def test_being_spoken_to_is_advice_and_being_tried_is_not(asha, report):
    advised(report(), MONDAY + DAY)
    tried(report(), MONDAY + DAY)
    assert figure(asha, "advised").numerator == 1


@pytest.mark.parametrize(("delivery", "counted"), [("sent", 1), ("printed", 1), ("waiting", 0), ("refused", 0)])
def test_written_advice_counts_once_it_is_delivered(asha, report, delivery, counted):
    written_to(report(), delivery)
    assert figure(asha, "advised").numerator == counted


def written_to(report, delivery):
    same = {"subject": report.label, "channel": "letter", "recipient": "here", "marking": "OFFICIAL"}
    permit = Permit.objects.create(**same, copy_digest="0", given_by="x", given_label="x", given_at=MONDAY)
    message = Message.objects.create(
        **same, permit=permit, body="Dear", made_at=MONDAY, message_id=f"<{report.pk}>", delivery=delivery
    )
    Advice.objects.create(report=report, message=message, audience="adult", controls=[TWO_STEP], given_at=MONDAY)


@pytest.mark.parametrize(("delivery", "counted"), [("printed", 1), ("waiting", 0)])
def test_a_batch_is_counted_apart_and_never_as_advice_or_an_attempt(asha, report, delivery, counted):
    written_to(report(), delivery)
    batch = Batch.objects.create(unit=asha.unit, channel="letter", why="many", made_at=MONDAY, officer=asha)
    Advice.objects.update(batch=batch)
    assert figure(asha, "written_to_in_a_batch").numerator == counted
    assert (figure(asha, "advised").numerator, figure(asha, "attempted").numerator) == (0, 0)


def test_somebody_an_officer_advised_after_a_batch_is_advised_and_not_counted_as_batch(asha, report):
    one = report()
    written_to(one, "printed")
    batch = Batch.objects.create(unit=asha.unit, channel="letter", why="many", made_at=MONDAY, officer=asha)
    Advice.objects.update(batch=batch)
    advised(one, MONDAY + DAY)
    assert (figure(asha, "advised").numerator, figure(asha, "written_to_in_a_batch").numerator) == (1, 0)


def test_waiting_is_counted_in_working_days_from_the_first_report(asha, report):
    for days in (0, 1, 7):  # Monday, Tuesday, and the Monday after: 0, 1 and 5 working days
        tried(report(), MONDAY + days * DAY)
    found = figure(asha, "time_to_first_attempt")
    assert (found.middle, found.spread, found.denominator) == (1, (0.5, 3), 3)


def test_a_bank_holiday_is_not_waiting(asha, report):
    tried(report(datetime(2026, 5, 22, 9, 0, tzinfo=MONDAY.tzinfo)), datetime(2026, 5, 26, 9, 0, tzinfo=MONDAY.tzinfo))
    assert figure(asha, "time_to_first_attempt").middle == 1


def test_in_time_is_by_the_day_the_report_was_due(asha, report):
    tried(report(due_on=date(2026, 5, 12)), MONDAY + DAY)
    tried(report(due_on=date(2026, 5, 12)), MONDAY + 2 * DAY)
    found = figure(asha, "time_to_first_attempt")
    assert (found.numerator, found.denominator) == (1, 2)


def test_those_not_tried_are_said_beside_it_and_who_of_them_is_late(asha, report):
    report(due_on=TODAY)
    report(due_on=TODAY - DAY)
    note = "2 victims have not been tried yet and have no time; for 1 of them the day has passed."
    assert figure(asha, "time_to_first_attempt").notes == (note,)


def test_an_answer_moves_the_figure_and_its_interval(asha, report):
    for _ in range(2):
        answered(asked(report(), MONDAY), MONDAY + DAY)
    third = asked(report(), MONDAY)
    before = figure(asha, "behaviour_change")
    answered(third, MONDAY + 2 * DAY, State.NO)
    after = figure(asha, "behaviour_change")
    assert (before.numerator, before.denominator, before.asked) == (2, 2, 3)
    assert (after.numerator, after.denominator, after.asked) == (2, 3, 3)
    assert after.share < before.share
    assert after.low != before.low
    assert after.high < before.high


@pytest.mark.parametrize(
    ("state", "changed"),
    [(State.YES, 1), (State.PARTLY, 1), (State.NO, 0), (State.DONT_KNOW, 0), (State.NOT_APPLICABLE, 0)],
)
def test_yes_and_partly_are_change(asha, report, state, changed):
    answered(asked(report(), MONDAY), MONDAY + DAY, state)
    assert figure(asha, "behaviour_change").numerator == changed


def seen(report, control, origin):
    published(MONDAY)
    found = [Noted(control, State.YES, Evidence.SEEN)]
    note_findings(about=report.about, found=found, on=MONDAY.date(), origin=origin, by=BY, at=MONDAY)


def test_what_we_saw_counts_beside_an_answer_that_is_not_a_no(asha, report):
    one = report()
    seen(one, TWO_STEP, one.label)
    answered(asked(one, MONDAY), MONDAY + DAY, State.DONT_KNOW)
    assert figure(asha, "behaviour_change").numerator == 1


def test_what_we_saw_does_not_count_against_their_no(asha, report):
    one = report()
    seen(one, TWO_STEP, one.label)
    answered(asked(one, MONDAY), MONDAY + DAY, State.NO)
    assert figure(asha, "behaviour_change").numerator == 0


def test_what_was_in_place_before_or_was_not_asked_about_is_no_change(asha, report):
    one, other = report(), report()
    seen(one, TWO_STEP, f"{one.label} before")
    seen(other, PASSWORD, other.label)
    for each in (one, other):
        answered(asked(each, MONDAY, (TWO_STEP,)), MONDAY + DAY, State.DONT_KNOW)
    assert figure(asha, "behaviour_change").numerator == 0


def test_what_we_saw_of_somebody_who_has_not_answered_waits_for_their_answer(asha, report):
    one = report()
    seen(one, TWO_STEP, one.label)
    asked(one, MONDAY)
    found = figure(asha, "behaviour_change")
    assert (found.numerator, found.denominator, found.asked) == (0, 0, 1)


def test_questions_taken_back_were_never_asked(asha, report):
    withdraw(ask=asked(report(), MONDAY), by=BY, at=MONDAY)
    assert figure(asha, "behaviour_change").asked == 0


def test_questions_that_follow_something_else_are_not_the_reports(asha, report):
    ask = asked(report(), MONDAY)
    Ask.objects.filter(pk=ask.pk).update(origin="learning.Talk:spring")
    assert figure(asha, "behaviour_change").asked == 0


def test_somebody_asked_twice_is_one_person(asha, report):
    first = report()
    answered(asked(first, MONDAY), MONDAY + DAY)
    answered(asked(report(again=first.about), MONDAY), MONDAY + DAY, State.NO)
    found = figure(asha, "behaviour_change")
    assert (found.numerator, found.denominator, found.asked) == (1, 1, 1)


def test_another_units_reports_are_not_counted(asha, charlie, surrey, forces, report):
    theirs = victim(surrey, forces["Surrey"], MONDAY)
    advised(theirs, MONDAY)
    answered(asked(theirs, MONDAY), MONDAY + DAY)
    assert [found.n for found in figures(asha, YEAR, TODAY)] == [0] * 10
    assert [found.n for found in figures(charlie, YEAR, TODAY)] == [1, 1, 1, 1, 0, 1, 0, 0, 0, 0]
    assert by_force(asha, YEAR) == []


def test_today_says_what_changed_since_the_first_of_april(asha, report):
    answered(asked(report(datetime(2026, 3, 2, 9, 0, tzinfo=MONDAY.tzinfo)), MONDAY - 60 * DAY), MONDAY)
    answered(asked(report(), MONDAY), MONDAY + DAY)
    assert today_figure(asha, TODAY).finding == "1 of 1 say they changed something: 100%, between 21 and 100."
    assert today_figure(asha, date(2020, 1, 1)) is None


def test_forces_with_few_victims_are_hidden_and_cannot_be_had_by_subtraction(asha, northmarsh, forces):
    for force, victims in (("Hampshire", 9), ("Sussex", 6), ("Thames Valley", 2)):
        for _ in range(victims):
            victim(northmarsh, forces[force], MONDAY)
    tried(Report.objects.filter(force=forces["Hampshire"]).first(), MONDAY)
    told = [(line.force, line.in_scope, line.attempted) for line in by_force(asha, YEAR)]
    assert told == [("Hampshire", 9, 1 / 9), ("Sussex", None, None), ("Thames Valley", None, None)]


def test_many_victims_cost_as_many_queries_as_few(asha, report):
    asha.forces  # noqa: B018  asked once a request
    costs = []
    for _ in range(2):
        for _ in range(3):
            answered(asked(report(), MONDAY), MONDAY + DAY)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            figures(asha, YEAR, TODAY)
        costs.append(len(queries))
    assert costs == [5, 5]


def second(report, at):
    """The second questions to somebody who was asked before."""
    ask = asked(report, at)
    Ask.objects.filter(pk=ask.pk).update(wave=2)
    return ask


def test_the_second_questions_are_a_figure_of_their_own(asha, report):
    one = report()
    answered(asked(one, MONDAY), MONDAY + DAY, State.NO)
    before = figure(asha, "behaviour_change")
    answered(second(one, MONDAY + 2 * DAY), MONDAY + 3 * DAY)
    assert figure(asha, "behaviour_change") == before
    later = figure(asha, "behaviour_change_later")
    assert (later.numerator, later.denominator, later.asked) == (1, 1, 1)


@pytest.mark.parametrize(
    ("after", "counted"), [(-1, 0), (0, 0), (1, 1), (365, 1), (366, 0)], ids=lambda value: str(value)
)
def test_a_crime_after_advice_counts_for_a_year_and_not_on_its_day(asha, report, after, counted):
    first = report()
    written_to(first, "printed")
    report(MONDAY, again=first.about, incident_on=(MONDAY + after * DAY).date())
    found = figure(asha, "victim_again")
    assert (found.numerator, found.finding.split(" advised")[0]) == (counted, f"{counted} of 1 victim")


def test_advice_that_came_to_nothing_begins_no_year(asha, report):
    first = report()
    written_to(first, "cancelled")
    report(MONDAY, again=first.about, incident_on=(MONDAY + DAY).date())
    assert figure(asha, "victim_again").finding == "Nobody was advised in this period."


def test_a_crime_that_another_unit_sees_is_not_counted(asha, report, surrey, forces):
    first = report()
    written_to(first, "printed")
    victim(surrey, forces["Surrey"], MONDAY, again=first.about, incident_on=(MONDAY + DAY).date())
    assert figure(asha, "victim_again").numerator == 0
