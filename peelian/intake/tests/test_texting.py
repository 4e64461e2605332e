"""Texts to a victim, calls under a warning, and warnings that are read first."""

from datetime import timedelta

import pytest

from peelian.intake import actions
from peelian.intake.actions import Tried
from peelian.intake.factories import report
from peelian.intake.queries import today
from peelian.intake.queries.record import record
from peelian.intake.queries.texts import text_draft
from peelian.intake.queries.timeline import timeline
from peelian.intake.queries.warnings import unread
from peelian.intake.rules.notices import Notice
from peelian.intake.rules.stages import Reached
from peelian.kernel.refused import Refused
from peelian.parties.actions import raise_flag
from peelian.parties.models.flags import FlagKind
from peelian.parties.rules.kinds import Channel as Way
from peelian.records.models import LogEntry
from peelian.release.actions import cancel
from peelian.release.jobs import deliver, receipts
from peelian.release.rules.channels import Channel
from peelian.release.rules.texts import has_link, size
from peelian.tasks.models import Task

pytestmark = pytest.mark.django_db


@pytest.fixture
def hers(northmarsh, asha, noon):
    """Rosalind's report with a mobile number, claimed by Asha."""
    return actions.claim(report=report(unit=northmarsh, at=noon, Telephone="07700 900123"), by=asha, at=noon)


def warn(hers, kind, by, at):
    return raise_flag(about=hers.about, kind=kind, reason="He listens in.", by=by, at=at)


def rang(reached=Reached.NO_ANSWER, **told):
    return Tried(Way.TELEPHONE, reached, **told)


@pytest.mark.parametrize("notice", Notice)
def test_a_text_says_nothing_of_what_happened_and_holds_no_link(hers, asha, notice):
    body = text_draft(hers, notice, by=asha).body
    for word in ("report", "crime", "victim", "fraud", "Rosalind", "Pickering", hers.callback_word, "NFRC"):
        assert word not in body
    assert "ring 101" in body
    assert not has_link(body)
    assert size(body).parts == 1


def test_a_text_is_kept_on_the_record_and_counts_as_a_try_but_not_as_advice(hers, notify, asha, noon):
    message = actions.send_text(report=hers, notice=Notice.ADVICE, by=asha, at=noon)
    deliver(message.pk)
    hers.refresh_from_db()
    assert (hers.first_attempt_at, hers.advised_at) == (noon, None)
    assert notify.took[0]["phone_number"] == "+447700900123"
    titles = [event.title for event in timeline(record(hers, asha))]
    assert titles[0] == "Text: we have advice for you"


def test_the_same_text_goes_once_a_day(hers, notify, asha, noon):
    actions.send_text(report=hers, notice=Notice.MISSED_CALL, by=asha, at=noon)
    with pytest.raises(Refused, match="already today"):
        actions.send_text(report=hers, notice=Notice.MISSED_CALL, by=asha, at=noon + timedelta(hours=2))
    actions.send_text(report=hers, notice=Notice.MISSED_CALL, by=asha, at=noon + timedelta(days=1))


def test_no_text_goes_to_a_number_at_home(northmarsh, notify, asha, noon):
    hers = actions.claim(report=report(unit=northmarsh, at=noon), by=asha, at=noon)
    with pytest.raises(Refused, match="not a British mobile"):
        actions.send_text(report=hers, notice=Notice.ADVICE, by=asha, at=noon)
    assert not hers.attempts.exists()


def test_no_text_goes_under_do_not_text(hers, notify, asha, noon):
    warn(hers, FlagKind.DO_NOT_TEXT, asha, noon)
    with pytest.raises(Refused, match="do not text"):
        actions.send_text(report=hers, notice=Notice.ADVICE, by=asha, at=noon)


def test_nobody_texts_on_a_report_that_is_not_theirs(hers, notify, ben, noon):
    with pytest.raises(Refused, match="Asha Verma has this report"):
        actions.send_text(report=hers, notice=Notice.ADVICE, by=ben, at=noon)


def test_do_not_ring_refuses_a_call_but_not_that_they_rang_us(hers, asha, noon):
    warn(hers, FlagKind.DO_NOT_RING, asha, noon)
    with pytest.raises(Refused, match="do not ring"):
        actions.record_attempt(report=hers, tried=rang(Reached.SPOKE), by=asha, at=noon)
    actions.record_attempt(report=hers, tried=rang(Reached.RANG_US), by=asha, at=noon)
    assert not Task.objects.open().filter(kind="call").exists()


def test_leave_no_message_refuses_a_message_alone(hers, asha, noon):
    warn(hers, FlagKind.NO_VOICEMAIL, asha, noon)
    with pytest.raises(Refused, match="leave no message"):
        actions.record_attempt(report=hers, tried=rang(Reached.LEFT_MESSAGE), by=asha, at=noon)
    actions.record_attempt(report=hers, tried=rang(), by=asha, at=noon)


def test_what_was_told_of_danger_is_kept_whatever_is_closed(hers, asha, noon):
    warn(hers, FlagKind.DO_NOT_RING, asha, noon)
    told = rang(Reached.SPOKE, note="He is outside.", danger="He is outside.")
    assert actions.record_attempt(report=hers, tried=told, by=asha, at=noon).note == "He is outside."


def test_after_three_calls_the_next_task_is_a_letter(hers, asha, noon):
    for hours in range(3):
        task = Task.objects.open().get(kind="call").title
        assert task.startswith("Ring")
        actions.record_attempt(report=hers, tried=rang(), by=asha, at=noon + timedelta(hours=hours))
    last = Task.objects.open().get(kind="call")
    assert (last.title, "Write a letter next." in last.reason) == ("Write to Rosalind Pickering", True)


def test_a_warning_is_read_once_a_day_by_each_officer(hers, asha, ben, noon):
    flag = warn(hers, FlagKind.DO_NOT_RING, asha, noon)
    assert unread(hers, [Way.TELEPHONE], by=asha, now=noon) == [flag]
    assert unread(hers, [Way.LETTER], by=asha, now=noon) == []
    actions.note_read(report=hers, flags=[flag.pk], by=asha, at=noon)
    assert unread(hers, [Way.TELEPHONE], by=asha, now=noon) == []
    assert unread(hers, [Way.TELEPHONE], by=ben, now=noon) == [flag]
    assert unread(hers, [Way.TELEPHONE], by=asha, now=noon + timedelta(days=1)) == [flag]


def test_a_warning_raised_since_is_read_anew(hers, asha, noon):
    first = warn(hers, FlagKind.VULNERABLE, asha, noon)
    actions.note_read(report=hers, flags=[first.pk], by=asha, at=noon)
    second = warn(hers, FlagKind.DANGER_TO_LIFE, asha, noon)
    assert unread(hers, [Way.TELEPHONE], by=asha, now=noon) == [second]


def test_the_log_names_the_warning_that_was_read_and_no_other(hers, asha, noon):
    flag = warn(hers, FlagKind.DO_NOT_RING, asha, noon)
    actions.note_read(report=hers, flags=[flag.pk, flag.pk + 1], by=asha, at=noon)
    [entry] = LogEntry.objects.filter(subject=hers.label, detail__startswith="warning read")
    assert entry.detail == f"warning read: {flag.pk}, do not ring"


def test_today_tells_whoever_sent_it_that_a_text_came_back(northmarsh, notify, asha, noon):
    hers = actions.claim(report=report(unit=northmarsh, at=noon, Telephone="07700 900002"), by=asha, at=noon)
    message = actions.send_text(report=hers, notice=Notice.ADVICE, by=asha, at=noon)
    deliver(message.pk)
    receipts(0)
    [told] = [item for item in today.news(asha, noon) if item.about == message.label]
    assert told.words.startswith("A message came back.")


def test_advice_that_was_stopped_at_the_door_says_so_and_is_to_be_done_another_way(hers, asha, noon):
    given = actions.send_advice(
        report=hers, channel=Channel.LETTER, audience="adult", controls=["two-step-email"], by=asha, at=noon
    )
    assert not [row for row in today.rows(asha, noon.date()) if row.kind == "undelivered"]
    cancel(message=given.message, why="She moved.", by=asha, at=noon)
    [row] = [row for row in today.rows(asha, noon.date()) if row.kind == "undelivered"]
    assert row.title == "Reach Rosalind Pickering another way"
    assert any("did not reach them (cancelled)" in event.title for event in timeline(record(hers, asha)))
    actions.record_attempt(report=hers, tried=rang(Reached.SPOKE), by=asha, at=noon + timedelta(hours=1))
    assert not [row for row in today.rows(asha, noon.date()) if row.kind == "undelivered"]
