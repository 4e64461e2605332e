"""Handing over to a real mail server, and the ledger of it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from procrastinate.jobs import Job

from peelian.release.actions import begin_attempt, send
from peelian.release.jobs import POST_ROOM, NotYetDelivered, deliver
from peelian.release.models import Message
from peelian.release.rules.copy import plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def message(draft, asha, noon) -> Message:
    return send(draft=draft(), by=asha, at=noon)


def steps(message: Message) -> list[tuple[str, int]]:
    return [(line.step, line.attempt) for line in message.ledger.all()]


def try_to(deliver_key: int) -> None:
    with pytest.raises(NotYetDelivered):
        deliver(deliver_key)


def test_an_accepted_message_is_sent_word_for_word(message, post_office):
    deliver(message.pk)
    [mail] = post_office.mails
    assert mail.get_content().replace("\r\n", "\n").strip() == plain(message.body)
    assert (mail["Message-ID"], mail["Subject"]) == (message.message_id, message.title)
    assert post_office.envelopes == [("protect@peelian.example", ["r.pickering@postbox.example"])]


def test_the_ledger_says_what_the_server_said(message, post_office):
    deliver(message.pk)
    assert steps(message) == [("waiting", 0), ("trying", 1), ("sent", 1)]
    assert message.ledger.last().said == "250 Message accepted for delivery"


def test_delivering_twice_sends_once(message, post_office):
    deliver(message.pk)
    deliver(message.pk)
    assert len(post_office.mails) == 1
    assert len(steps(message)) == 3


@pytest.mark.parametrize("command", ["RCPT", "DATA", "DATA command"])
def test_a_server_that_asks_us_to_come_back_is_tried_again(message, post_office, command):
    post_office.says[command] = "451 Try later"
    try_to(message.pk)
    post_office.says.clear()
    deliver(message.pk)
    assert steps(message) == [("waiting", 0), ("trying", 1), ("waiting", 1), ("trying", 2), ("sent", 2)]
    assert message.ledger.all()[2].said == "451 Try later"
    assert len(post_office.mails) == 1


@pytest.mark.parametrize("command", ["RCPT", "DATA", "DATA command"])
def test_a_refusal_for_good_is_never_tried_again(message, post_office, command):
    post_office.says[command] = "550 No such mailbox"
    deliver(message.pk)
    post_office.says.clear()
    deliver(message.pk)
    assert steps(message) == [("waiting", 0), ("trying", 1), ("refused", 1)]
    assert message.ledger.last().said == "550 No such mailbox"
    assert not post_office.mails


def test_a_server_that_cannot_be_reached_is_tried_again(message, settings, free_port):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port
    try_to(message.pk)
    assert steps(message) == [("waiting", 0), ("trying", 1), ("waiting", 1)]
    assert "refused" in message.ledger.last().said.lower()


def test_a_server_that_hangs_up_without_an_answer_is_tried_again_under_the_same_message_id(message, post_office):
    post_office.says["DATA"] = "silence"
    try_to(message.pk)
    post_office.says.clear()
    deliver(message.pk)
    assert {mail["Message-ID"] for mail in post_office.mails} == {message.message_id}
    assert steps(message)[-1] == ("sent", 2)


def test_an_accepted_message_stays_accepted_however_the_server_takes_its_leave(message, post_office):
    post_office.says["QUIT"] = "421 Closing down"
    deliver(message.pk)
    assert steps(message)[-1] == ("sent", 1)
    deliver(message.pk)
    assert len(post_office.mails) == 1


def test_an_interrupted_attempt_is_said_and_sent_again_under_the_same_message_id(message, post_office):
    begin_attempt(message=message, by=POST_ROOM, at=timezone.now())
    deliver(message.pk)
    assert steps(message) == [("waiting", 0), ("trying", 1), ("interrupted", 1), ("trying", 2), ("sent", 2)]
    assert "may have arrived" in message.ledger.all()[2].said
    assert post_office.mails[0]["Message-ID"] == message.message_id


@pytest.mark.parametrize(
    ("fault", "seconds"), [(NotYetDelivered("421"), 3**4), (OperationalError("the connection is closed"), 2)]
)
def test_a_mail_server_is_given_longer_each_time_and_a_lost_database_two_seconds(fault, seconds):
    job = Job(id=1, queue="mail", lock=None, queueing_lock=None, task_name=deliver.name, attempts=3)
    again = deliver.get_retry_exception(exception=fault, job=job).retry_decision
    assert round((again.retry_at - timezone.now()).total_seconds()) == seconds


@pytest.mark.parametrize("recipient", ["rosé@postbox.example", "a@b.example\nBcc: c@d.example"])
def test_an_address_that_no_mail_can_carry_is_refused_for_good(draft, asha, noon, post_office, recipient):
    message = send(draft=draft(recipient=recipient), by=asha, at=noon)
    deliver(message.pk)
    assert steps(message)[-1] == ("refused", 1)
    assert "cannot be written" in message.ledger.last().said
    assert not post_office.mails


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_once(message, post_office):
    together = Barrier(2)

    def work(_: int) -> None:
        together.wait()
        try:
            deliver(message.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))
    assert len(post_office.mails) == 1
    assert steps(message) == [("waiting", 0), ("trying", 1), ("sent", 1)]
