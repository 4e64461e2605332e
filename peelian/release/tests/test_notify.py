"""Texts and e-mail by Notify, against a fake of its API: handed over, refused, found again, and receipts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from peelian.kernel.refused import Refused
from peelian.parties.queries import standing_of
from peelian.parties.rules.kinds import Channel as Way
from peelian.parties.rules.kinds import Standing
from peelian.release.actions import begin_attempt, end_attempt, note_bounce, note_complaint, send
from peelian.release.gateways.carriers import hand_over
from peelian.release.jobs import POST_ROOM, NotYetDelivered, deliver, receipts
from peelian.release.models import Message, Suppression
from peelian.release.queries import why_not
from peelian.release.rules.channels import Carrier, Channel, Delivery

pytestmark = pytest.mark.django_db
NUMBER = "+447700900123"
WORDS = 'This is "Northmarsh". Ring 101.'


@pytest.fixture
def text(draft):
    """Make a draft of a text, but for what differs."""

    def make(number=NUMBER, **differs):
        return draft(channel=Channel.TEXT, recipient=number, body=WORDS, **differs)

    return make


@pytest.fixture
def message(text, notify, asha, noon) -> Message:
    return send(draft=text(), by=asha, at=noon)


def steps(message: Message) -> list[tuple[str, int]]:
    return [(line.step, line.attempt) for line in message.ledger.all()]


def try_to(deliver_key: int) -> None:
    with pytest.raises(NotYetDelivered):
        deliver(deliver_key)


def test_a_text_goes_word_for_word_under_our_own_reference(message, notify):
    deliver(message.pk)
    [took] = notify.took
    assert (took["type"], took["phone_number"], took["body"]) == ("sms", NUMBER, WORDS)
    assert took["reference"] == message.message_id
    assert steps(message) == [("waiting", 0), ("trying", 1), ("sent", 1)]
    assert message.ledger.last().said == f"Notify took it: {took['id']}"


def test_an_e_mail_goes_by_notify_where_the_settings_say_so(draft, notify, asha, noon, settings):
    settings.PEELIAN_EMAIL_BY = "notify"
    message = send(draft=draft(), by=asha, at=noon)
    deliver(message.pk)
    [took] = notify.took
    assert (took["email_address"], took["subject"]) == (message.recipient, message.title)
    assert took["body"].startswith("Dear Rosalind,\n\nThe one thing\n\n")


def test_delivering_twice_sends_once(message, notify):
    deliver(message.pk)
    deliver(message.pk)
    assert len(notify.took) == 1


@pytest.mark.parametrize("ending", ["429", "500"])
def test_notify_in_trouble_is_tried_again(text, notify, asha, noon, ending):
    message = send(draft=text(f"+447700900{ending}"), by=asha, at=noon)
    try_to(message.pk)
    assert steps(message) == [("waiting", 0), ("trying", 1), ("waiting", 1)]
    assert message.ledger.last().said.startswith(ending)


def test_a_number_that_notify_cannot_use_is_refused_for_good(text, notify, asha, noon):
    message = send(draft=text("+447700900400"), by=asha, at=noon)
    deliver(message.pk)
    assert steps(message)[-1] == ("refused", 1)
    assert "phone_number" in message.ledger.last().said


@pytest.mark.parametrize(
    "ours",
    [
        {"PEELIAN_NOTIFY_KEY": "demo-11111111-1111-4111-8111-111111111111-99999999-9999-4999-8999-999999999999"},
        {"PEELIAN_NOTIFY_KEY": "demo-99999999-9999-4999-8999-999999999999-22222222-2222-4222-8222-222222222222"},
        {"PEELIAN_NOTIFY_TEMPLATES": {"text": "44444444-4444-4444-8444-444444444444"}},
        {"PEELIAN_NOTIFY_ADDRESS": "http://127.0.0.1:1"},
    ],
    ids=["wrong secret", "wrong service", "wrong template", "nobody there"],
)
def test_what_is_wrong_with_us_is_never_the_last_word_on_a_message(message, notify, settings, ours):
    for name, value in ours.items():
        setattr(settings, name, value)
    try_to(message.pk)
    assert steps(message)[-1] == ("waiting", 1)
    assert not notify.took


def test_a_text_that_arrived_before_the_line_was_cut_is_not_sent_again(text, notify, asha, noon):
    message = send(draft=text("+447700900408"), by=asha, at=noon)
    try_to(message.pk)
    deliver(message.pk)
    assert len(notify.took) == 1
    assert steps(message)[-1] == ("sent", 2)
    assert "from the try before" in message.ledger.last().said


def test_a_text_that_was_killed_in_the_middle_before_it_left_goes_again(message, notify):
    begin_attempt(message=message, by=POST_ROOM, at=timezone.now())
    deliver(message.pk)
    assert len(notify.took) == 1
    assert steps(message) == [("waiting", 0), ("trying", 1), ("interrupted", 1), ("trying", 2), ("sent", 2)]


def test_a_text_whose_worker_was_killed_after_notify_took_it_is_not_sent_again(message, notify):
    begun = begin_attempt(message=message, by=POST_ROOM, at=timezone.now())
    hand_over(begun.draft, carrier=Carrier.NOTIFY, reference=begun.message_id, tried_before=False)
    deliver(message.pk)
    assert len(notify.took) == 1
    assert steps(message) == [("waiting", 0), ("trying", 1), ("interrupted", 1), ("trying", 2), ("sent", 2)]


def test_a_bounce_that_comes_before_we_have_noted_the_hand_over_stands(message, notify, asha, noon):
    begun = begin_attempt(message=message, by=POST_ROOM, at=timezone.now())
    note_bounce(message=begun, permanent=False, said="no such number", by=asha, at=noon)
    end_attempt(message=begun, step=Delivery.SENT, said="taken", by=POST_ROOM, at=timezone.now())
    message.refresh_from_db()
    assert message.delivery == "bounced"


def test_a_message_keeps_its_carrier_though_the_settings_change(draft, notify, asha, noon, settings):
    settings.PEELIAN_EMAIL_BY = "notify"
    message = send(draft=draft(), by=asha, at=noon)
    begin_attempt(message=message, by=POST_ROOM, at=timezone.now())
    settings.PEELIAN_EMAIL_BY = "smtp"
    deliver(message.pk)
    assert len(notify.took) == 1


def test_where_notify_is_not_set_up_no_text_is_offered(text, asha, noon):
    with pytest.raises(Refused, match="nobody has set it up"):
        send(draft=text(), by=asha, at=noon)


@pytest.mark.parametrize(
    ("ending", "step"), [("001", "delivered"), ("002", "bounced"), ("003", "bounced"), ("004", "refused")]
)
def test_a_receipt_says_what_became_of_a_text(text, notify, asha, noon, ending, step):
    message = send(draft=text(f"+447700900{ending}"), by=asha, at=noon)
    deliver(message.pk)
    receipts(0)
    receipts(0)
    message.refresh_from_db()
    assert (message.delivery, steps(message)[3:]) == (step, [(step, 1)])


@pytest.mark.parametrize(("ending", "stopped"), [("002", True), ("003", False), ("001", False)])
def test_only_a_number_that_fails_for_good_is_suppressed(text, notify, asha, noon, ending, stopped):
    deliver(send(draft=text(f"+447700900{ending}"), by=asha, at=noon).pk)
    receipts(0)
    point = standing_of(Way.TEXT, f"+447700900{ending}")
    assert Suppression.objects.standing().exists() is stopped
    assert (point is not None and point.standing == Standing.BOUNCED) is stopped


def test_receipts_are_asked_only_as_long_as_notify_remembers(message, notify):
    deliver(message.pk)
    assert Message.objects.awaiting_receipt(timezone.now() - timedelta(days=7)).count() == 1
    assert not Message.objects.awaiting_receipt(timezone.now() + timedelta(seconds=1)).exists()


def test_notify_out_of_reach_leaves_receipts_for_the_next_round(message, notify, settings):
    deliver(message.pk)
    settings.PEELIAN_NOTIFY_ADDRESS = "http://127.0.0.1:1"
    receipts(0)
    message.refresh_from_db()
    assert message.delivery == "sent"


def test_a_bounce_is_noted_once_and_the_address_is_left_alone(draft, post_office, asha, noon):
    message = send(draft=draft(), by=asha, at=noon)
    deliver(message.pk)
    for _ in range(2):
        note_bounce(message=message, permanent=True, said="550 No such mailbox", by=asha, at=noon)
    assert steps(message)[-1] == ("bounced", 1)
    assert len(steps(message)) == 4
    assert standing_of(Way.EMAIL, message.recipient).standing == Standing.BOUNCED
    assert "cannot receive" in why_not(draft())[0]


def test_a_complaint_stops_everything_to_that_address(draft, post_office, asha, noon):
    message = send(draft=draft(), by=asha, at=noon)
    deliver(message.pk)
    note_complaint(message=message, said="they pressed “this is spam”", by=asha, at=noon)
    assert steps(message)[-1] == ("complained", 1)
    assert why_not(draft())


def test_nothing_can_come_back_for_a_message_that_never_left(draft, asha, noon):
    message = send(draft=draft(), by=asha, at=noon)
    with pytest.raises(Refused, match="not left us"):
        note_bounce(message=message, permanent=True, said="550", by=asha, at=noon)
    assert not Suppression.objects.exists()
