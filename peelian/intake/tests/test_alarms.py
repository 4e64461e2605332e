"""An alarm is raised where danger is told, waits for its answer, and takes back what it did if it was none."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.utils import IntegrityError
from django.test.utils import CaptureQueriesContext

from peelian.intake import actions
from peelian.intake.actions import Answered, Tried
from peelian.intake.factories import LOADING, ROSALIND, load, report
from peelian.intake.models import Alarm, Report
from peelian.intake.queries.alarms import unanswered_for, unanswered_on
from peelian.intake.queries.today import rows
from peelian.intake.rules.alarms import Answer, ServiceRang, Where
from peelian.intake.rules.stages import Outcome, Reached
from peelian.kernel.refused import Refused
from peelian.parties.models import SafetyFlag
from peelian.parties.rules.kinds import Channel
from peelian.records.models import LogEntry

pytestmark = pytest.mark.django_db
DESPAIR = "They took it all. I want to die."
NOT_ONE = Answered(Answer.NOT_DANGER, words="It is a line of a song.")


@pytest.fixture
def despair(northmarsh, noon):
    return report(unit=northmarsh, at=noon, Narrative=DESPAIR)


@pytest.fixture
def hers(northmarsh, asha, noon):
    return actions.claim(report=report(unit=northmarsh, at=noon), by=asha, at=noon)


def tried(**differs):
    return Tried(**{"channel": Channel.TELEPHONE, "reached": Reached.SPOKE} | differs)


def answer(alarm, by, at, answered=NOT_ONE):
    return actions.answer_alarms(report=alarm.report, keys=[alarm.pk], answered=answered, by=by, at=at)


def test_a_narrative_that_speaks_of_danger_raises_an_alarm_with_its_words(despair):
    alarm = despair.alarms.get()
    assert (alarm.kinds, alarm.phrases, alarm.where) == (["suicide"], ["want to die"], Where.NARRATIVE)
    assert despair.danger


def test_the_feeds_own_word_raises_one_too(northmarsh, noon):
    row = ROSALIND | {"Danger to life": "Y"}
    content = f"{','.join(row)}\r\n{','.join(row.values())}\r\n".encode()
    feed = actions.bring_feed(content=content, name="week.csv", unit=northmarsh, by=LOADING, at=noon)
    actions.check_feed(feed=feed, mapping=feed.mapping, by=LOADING, at=noon)
    actions.load_feed(feed=feed, by=LOADING, at=noon)
    alarm = Alarm.objects.get()
    assert (alarm.kinds, alarm.where) == (["danger"], Where.FEED)


def test_an_ordinary_narrative_raises_none(hers):
    assert not Alarm.objects.exists()


def test_a_kind_that_is_no_danger_to_life_interrupts_and_does_not_put_the_report_first(northmarsh, noon):
    made = report(unit=northmarsh, at=noon, Narrative="My ex is tracking me.")
    assert made.alarms.get().kinds == ["domestic-abuse"]
    assert not made.danger
    assert "known_offender" in made.signs


def test_a_load_keeps_its_alarms_in_as_many_statements_however_many_there_are(northmarsh, noon):
    rows = [{"Crime Reference": f"NFRC2600{i:04}", "Narrative": "he makes me open bank accounts"} for i in range(20)]
    with CaptureQueriesContext(connection) as asked:
        load(rows, unit=northmarsh, at=noon)
    assert Alarm.objects.count() == 20
    assert sum("intake_alarm" in each["sql"] for each in asked) <= 2


def test_a_note_that_speaks_of_danger_raises_an_alarm(hers, asha, noon):
    actions.record_attempt(report=hers, tried=tried(note="She says he knows where she lives."), by=asha, at=noon)
    assert hers.alarms.get().where == Where.NOTE
    hers.refresh_from_db()
    assert hers.danger


def test_an_officers_yes_raises_an_alarm_and_a_warning_in_their_words(hers, asha, noon):
    actions.record_attempt(report=hers, tried=tried(danger="He has her keys."), by=asha, at=noon)
    alarm = hers.alarms.get()
    assert (alarm.kinds, alarm.phrases, alarm.where) == (["danger"], ["He has her keys."], Where.OFFICER)
    assert SafetyFlag.objects.get().reason == "He has her keys."


def test_danger_told_as_contact_ends_raises_an_alarm(hers, asha, noon):
    actions.close(report=hers, outcome=Outcome.DECLINED, said={}, danger="He is outside.", by=asha, at=noon)
    assert hers.alarms.get().phrases == ["He is outside."]


def test_an_answer_says_who_when_and_how_and_is_logged(despair, asha, noon):
    rang = noon - timedelta(minutes=5)
    done = Answered(Answer.RANG, words="Car sent.", rang_at=rang, reference="044-0406")
    answer(despair.alarms.get(), asha, noon, done)
    alarm = despair.alarms.get()
    assert (alarm.answer, alarm.answered_by, alarm.rang_at, alarm.reference) == (
        "rang the control room", "Asha Verma", rang, "044-0406"
    )  # fmt: skip
    assert LogEntry.objects.filter(subject=despair.label, detail="alarm: rang the control room").exists()
    despair.refresh_from_db()
    assert despair.danger


def test_not_a_danger_clears_the_warning_and_the_reports_place(despair, asha, noon):
    before = despair.priority
    answer(despair.alarms.get(), asha, noon)
    despair.refresh_from_db()
    assert not despair.danger
    assert despair.priority < before
    assert not any("Danger" in reason for reason in despair.reasons)
    assert not SafetyFlag.objects.standing().exists()


def test_not_a_danger_leaves_a_warning_that_somebody_else_raised(despair, asha, noon):
    alarm = despair.alarms.get()
    later = noon + timedelta(hours=1)
    second = actions.raise_alarm(
        report=despair, kinds=["threat"], phrases=["kill me"], where=Where.REPLY, by=asha, at=later
    )
    SafetyFlag.objects.update(raised_at=noon - timedelta(days=1))
    for each in (alarm, second):
        answer(each, asha, later)
    despair.refresh_from_db()
    assert despair.danger


@pytest.mark.parametrize("words", ["", "   "])
def test_not_a_danger_without_words_is_refused(despair, asha, noon, words):
    with pytest.raises(Refused, match="Say why"):
        answer(despair.alarms.get(), asha, noon, Answered(Answer.NOT_DANGER, words=words))
    assert despair.alarms.unanswered().exists()


def test_the_database_keeps_no_silent_not_a_danger(despair, noon):
    with pytest.raises(IntegrityError, match="not_a_danger_says_why"):
        despair.alarms.update(answer="not a danger", answered_at=noon)


def test_a_ring_still_to_come_is_refused(despair, asha, noon):
    with pytest.raises(Refused, match="still to come"):
        answer(despair.alarms.get(), asha, noon, Answered(Answer.RANG, rang_at=noon + timedelta(minutes=1)))


def test_an_alarm_is_answered_once(despair, asha, ben, noon):
    answer(despair.alarms.get(), asha, noon)
    with pytest.raises(Refused, match="answered this already"):
        answer(despair.alarms.get(), ben, noon)


def test_an_alarm_that_was_not_shown_stays(despair, asha, noon):
    shown = despair.alarms.get()
    actions.raise_alarm(report=despair, kinds=["threat"], phrases=["kill me"], where=Where.REPLY, by=asha, at=noon)
    answer(shown, asha, noon)
    assert [alarm.kinds for alarm in despair.alarms.unanswered()] == [["threat"]]


def test_another_report_of_the_same_person_is_interrupted_too_and_another_units_officer_is_not(
    despair, northmarsh, asha, charlie, noon
):
    again = report(unit=northmarsh, at=noon, Crime_Reference="NFRC26000002", Narrative="Locked out again.")
    assert unanswered_on(again, asha) == [despair.alarms.get()]
    assert unanswered_on(again, charlie) == []


def test_today_begins_with_the_alarms_of_ones_own_and_of_nobodys(despair, asha, ben, charlie, noon):
    first = rows(asha, noon.date())[0]
    assert first.title == "Answer the alarm on Rosalind Pickering"
    assert (first.stop, first.about) == ("Suicide or self-harm", despair.label)
    actions.claim(report=despair, by=ben, at=noon)
    assert [len(unanswered_for(each, 9)) for each in (asha, ben, charlie)] == [0, 1, 0]


def test_whether_the_victim_service_rang_is_kept_on_the_report(hers, asha, noon):
    told = tried(service=ServiceRang.YES, service_words="The Victim Service, on Monday")
    actions.record_attempt(report=hers, tried=told, by=asha, at=noon)
    kept = Report.objects.get(pk=hers.pk)
    assert (kept.service_rang, kept.service_rang_words) == ("they have", "The Victim Service, on Monday")
