"""The permit, the exact copy and the outbox: all or nothing."""

from contextlib import suppress

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException

from peelian.kernel.references import digest
from peelian.kernel.refused import Refused
from peelian.parties.actions import add_source_records, lift_flag, raise_flag, set_standing
from peelian.parties.models import SourceRecord
from peelian.parties.models.flags import FlagKind
from peelian.parties.rules.kinds import Channel as Way
from peelian.parties.rules.kinds import Standing
from peelian.records.models import LogEntry
from peelian.records.rules.markings import Marking
from peelian.release.actions import mark_posted, send
from peelian.release.models import LedgerLine, Message, Permit, Suppression
from peelian.release.queries import why_not
from peelian.release.rules.channels import Channel

pytestmark = pytest.mark.django_db
ADDRESS = "r.pickering@postbox.example"
LETTER = {"channel": Channel.LETTER, "recipient": "14 Weir Cottages\nGU14 7QT"}


def written() -> int:
    """Return how many rows sending has left anywhere."""
    models = (Permit, Message, LedgerLine, LogEntry, ProcrastinateJob)
    return sum(model.objects.count() for model in models)


def person(by, at) -> SourceRecord:
    record = SourceRecord(kind="person", family_name="Pickering", origin="test")
    return add_source_records(records=[record], by=by, at=at)[0]


def test_the_permit_is_for_exactly_the_copy_that_is_kept(draft, asha, noon):
    sent = send(draft=draft(), by=asha, at=noon)
    message = Message.objects.get(pk=sent.pk)
    assert message.permit.copy_digest == message.copy_digest == digest(f"{message.title}\n\n{message.body}")
    assert (message.permit.recipient, message.permit.given_label) == (message.recipient, asha.label)


def test_the_exact_copy_is_kept_with_its_template_sender_and_time(draft, asha, noon):
    told = draft()
    message = Message.objects.get(pk=send(draft=told, by=asha, at=noon).pk)
    for name in ("title", "body", "recipient", "recipient_name", "template", "template_version", "subject"):
        assert getattr(message, name) == getattr(told, name)
    assert (message.made_by, message.made_at, message.delivery, message.attempts) == (asha.name, noon, "waiting", 0)


def test_every_message_has_a_message_id_of_its_own(draft, asha, noon):
    ids = {send(draft=draft(), by=asha, at=noon).message_id for _ in range(3)}
    assert len(ids) == 3


def test_what_leaves_is_logged_as_a_disclosure(draft, asha, noon):
    send(draft=draft(), by=asha, at=noon)
    entry = LogEntry.objects.get(operation="disclosure")
    assert (entry.subject, entry.recipient) == ("intake.Report:1", f"Rosalind Pickering, {ADDRESS}")


def test_an_e_mail_goes_to_the_outbox_and_a_letter_to_the_printer(draft, asha, noon):
    mail = send(draft=draft(), by=asha, at=noon)
    letter = send(draft=draft(**LETTER), by=asha, at=noon)
    [job] = ProcrastinateJob.objects.all()
    assert (job.queue_name, job.args, job.lock) == ("mail", {"message": mail.pk}, mail.label)
    assert letter.ledger.get().step == "waiting"


def test_a_letter_is_posted_once(draft, asha, noon):
    letter = send(draft=draft(**LETTER), by=asha, at=noon)
    mark_posted(message=letter, by=asha, at=noon)
    with pytest.raises(Refused, match="posted already"):
        mark_posted(message=letter, by=asha, at=noon)
    assert [line.step for line in letter.ledger.all()] == ["waiting", "printed"]


def test_an_e_mail_cannot_be_posted(draft, asha, noon):
    with pytest.raises(Refused):
        mark_posted(message=send(draft=draft(), by=asha, at=noon), by=asha, at=noon)


def test_a_mailbox_that_was_taken_over_is_not_written_to_until_it_is_confirmed(draft, asha, noon):
    told = {"channel": Way.EMAIL, "value": ADDRESS, "how": "test", "by": asha, "at": noon}
    set_standing(**told, standing=Standing.TAKEN_OVER)
    assert "Somebody else" in why_not(draft())[0]
    set_standing(**told, standing=Standing.CONFIRMED)
    assert why_not(draft()) == []


def test_a_warning_stops_its_own_way_alone_and_until_it_is_lifted(draft, asha, noon):
    about = person(asha, noon)
    flag = raise_flag(about=about, kind=FlagKind.DO_NOT_EMAIL, reason="He reads it.", by=asha, at=noon)
    assert "do not e-mail" in why_not(draft(people=(about.pk,)))[0]
    assert why_not(draft(people=(about.pk,), **LETTER)) == []
    assert why_not(draft()) == []
    lift_flag(flag=flag, by=asha, at=noon)
    assert why_not(draft(people=(about.pk,))) == []


def test_an_address_that_asked_us_to_stop_is_left_alone(draft, asha, noon):
    Suppression.objects.create(channel="email", recipient=ADDRESS, reason="asked us", since=noon)
    with pytest.raises(Refused, match="asked us to stop"):
        send(draft=draft(), by=asha, at=noon)
    assert why_not(draft(recipient="other@postbox.example")) == []


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "empty": st.just(True),
            "marking": st.just(Marking.OFFICIAL_SENSITIVE),
            "taken_over": st.just(True),
            "suppressed": st.just(True),
            "warning": st.just(True),
        },
    )
)
def test_any_reason_at_all_and_nothing_is_written(draft, asha, noon, against):
    Suppression.objects.all().delete()
    about = person(asha, noon)
    standing = Standing.TAKEN_OVER if "taken_over" in against else Standing.CONFIRMED
    set_standing(channel=Way.EMAIL, value=ADDRESS, standing=standing, how="test", by=asha, at=noon)
    if "suppressed" in against:
        Suppression.objects.create(channel="email", recipient=ADDRESS, reason="asked us", since=noon)
    if "warning" in against:
        raise_flag(about=about, kind=FlagKind.DO_NOT_EMAIL, reason="He reads it.", by=asha, at=noon)
    recipient = "" if "empty" in against else ADDRESS
    told = draft(recipient=recipient, people=(about.pk,), marking=against.get("marking", Marking.OFFICIAL))
    before = written()
    with suppress(Refused):
        send(draft=told, by=asha, at=noon)
    assert (written() > before) is not bool(against)


def test_a_message_that_cannot_be_queued_is_not_kept_either(draft, asha, noon):
    before = written()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE procrastinate_jobs ADD CONSTRAINT full_up CHECK (queue_name <> 'mail')")
    with pytest.raises(ConnectorException):
        send(draft=draft(), by=asha, at=noon)
    assert written() == before
