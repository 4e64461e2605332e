"""Between the permit and the hand-over: messages that wait for their day, are cancelled, or are stopped at the door."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from peelian.kernel.refused import Refused
from peelian.parties.actions import Investigating, add_source_records, raise_flag, set_investigation, set_standing
from peelian.parties.models import SourceRecord
from peelian.parties.models.flags import FlagKind
from peelian.parties.rules.kinds import Channel as Way
from peelian.parties.rules.kinds import Standing, Stop
from peelian.records.models import LogEntry
from peelian.release.actions import cancel, let_go, mark_posted, send, suppress
from peelian.release.jobs import deliver
from peelian.release.models import Message
from peelian.release.queries import why_not
from peelian.release.rules.channels import Channel

pytestmark = pytest.mark.django_db
ADDRESS = "r.pickering@postbox.example"
DAY = date(2026, 6, 11)
LETTER = {"channel": Channel.LETTER, "recipient": "14 Weir Cottages\nGU14 7QT"}


@pytest.fixture
def about(asha, noon) -> SourceRecord:
    record = SourceRecord(kind="person", family_name="Pickering", origin="test")
    return add_source_records(records=[record], by=asha, at=noon)[0]


@pytest.fixture
def held(draft, about, asha, noon) -> Message:
    return send(draft=draft(people=(about.pk,)), by=asha, at=noon, not_before=DAY)


@pytest.fixture
def on_the_day(noon):
    return noon + timedelta(days=7)


def last(message: Message) -> tuple[str, str]:
    message.refresh_from_db()
    line = message.ledger.last()
    assert line.step == message.delivery
    return line.step, line.said


def test_a_held_message_has_its_permit_but_is_not_in_the_outbox(held, post_office):
    deliver(held.pk)
    assert last(held) == ("held", "")
    assert not post_office.mails
    assert not ProcrastinateJob.objects.exists()


def test_a_held_message_is_a_disclosure_only_once_it_is_let_go(held, asha, on_the_day):
    disclosed = LogEntry.objects.filter(operation="disclosure")
    assert not disclosed.exists()
    assert let_go(message=held, by=asha, at=on_the_day)
    assert disclosed.count() == 1


def test_on_its_day_it_goes_exactly_as_it_was_permitted(held, asha, on_the_day, post_office):
    let_go(message=held, by=asha, at=on_the_day)
    deliver(held.pk)
    [mail] = post_office.mails
    assert mail["Subject"] == held.title
    assert ProcrastinateJob.objects.get().args == {"message": held.pk}


def test_before_its_day_it_is_not_let_go(held, asha, on_the_day):
    with pytest.raises(Refused, match="11 June 2026"):
        let_go(message=held, by=asha, at=on_the_day - timedelta(days=1))


def test_it_is_let_go_once(held, asha, on_the_day):
    let_go(message=held, by=asha, at=on_the_day)
    with pytest.raises(Refused, match="not held"):
        let_go(message=held, by=asha, at=on_the_day)


def test_a_warning_raised_while_it_was_held_cancels_it(held, about, asha, on_the_day):
    raise_flag(about=about, kind=FlagKind.DO_NOT_EMAIL, reason="He reads it.", by=asha, at=on_the_day)
    assert not let_go(message=held, by=asha, at=on_the_day)
    assert last(held)[0] == "cancelled"
    assert "do not e-mail" in last(held)[1]


def test_a_warning_on_a_record_that_was_joined_since_cancels_it_too(held, asha, on_the_day):
    other = add_source_records(
        records=[SourceRecord(kind="person", family_name="Pickering", origin="later")], by=asha, at=on_the_day
    )[0]
    raise_flag(about=other, kind=FlagKind.DO_NOT_EMAIL, reason="He reads it.", by=asha, at=on_the_day)
    assert not let_go(message=held, by=asha, at=on_the_day, people=[other.pk])


def test_a_cancelled_message_never_goes_and_says_why(held, asha, on_the_day):
    cancel(message=held, why="They answered already.", by=asha, at=on_the_day)
    assert last(held) == ("cancelled", "They answered already. (Asha Verma)")
    with pytest.raises(Refused):
        let_go(message=held, by=asha, at=on_the_day)


def test_a_message_that_has_left_cannot_be_cancelled(draft, post_office, asha, noon):
    message = send(draft=draft(), by=asha, at=noon)
    deliver(message.pk)
    with pytest.raises(Refused, match="too late"):
        cancel(message=message, why="I changed my mind.", by=asha, at=noon)


def investigate(about, by, at):
    flag = Investigating(officer=by, crime_reference="44260012345", stops=[Stop.CONTACT], why="We are about to arrest.")
    set_investigation(about=about, flag=flag, by=by, at=at)


COMES_BETWEEN = {
    "warning": lambda about, by, at: raise_flag(
        about=about, kind=FlagKind.DO_NOT_EMAIL, reason="He reads it.", by=by, at=at
    ),
    "takeover": lambda about, by, at: set_standing(
        channel=Way.EMAIL, value=ADDRESS, standing=Standing.TAKEN_OVER, how="she rang", by=by, at=at
    ),
    "suppression": lambda about, by, at: suppress(
        channel=Channel.EMAIL, recipient=ADDRESS, reason="asked us", by=by, at=at
    ),
    "investigation": investigate,
}  # fmt: skip


@pytest.mark.parametrize("what", COMES_BETWEEN)
def test_what_comes_between_permit_and_hand_over_stops_the_message(draft, about, post_office, asha, noon, what):
    message = send(draft=draft(people=(about.pk,)), by=asha, at=noon)
    COMES_BETWEEN[what](about, asha, noon)
    assert why_not(message.draft)
    deliver(message.pk)
    assert not post_office.mails
    assert last(message) == ("cancelled", " ".join(why_not(message.draft)))


def test_a_letter_that_something_has_come_to_stand_against_is_not_posted(draft, about, asha, noon):
    letter = send(draft=draft(people=(about.pk,), **LETTER), by=asha, at=noon)
    raise_flag(about=about, kind=FlagKind.DO_NOT_WRITE, reason="He opens the post.", by=asha, at=noon)
    with pytest.raises(Refused, match="Do not post it"):
        mark_posted(message=letter, by=asha, at=noon)
    cancel(message=letter, why="A warning was raised.", by=asha, at=noon)
    assert last(letter)[0] == "cancelled"


@pytest.mark.django_db(transaction=True)
def test_a_warning_and_a_worker_at_once_end_in_sent_or_cancelled_never_in_both(draft, about, post_office, asha, noon):
    message = send(draft=draft(people=(about.pk,)), by=asha, at=noon)
    together = Barrier(2)

    def work(what) -> None:
        together.wait()
        try:
            what()
        finally:
            connection.close()

    def warn() -> None:
        raise_flag(about=about, kind=FlagKind.DO_NOT_EMAIL, reason="He reads it.", by=asha, at=noon)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, [warn, lambda: deliver(message.pk)]))
    deliver(message.pk)
    message.refresh_from_db()
    assert (message.delivery, len(post_office.mails)) in [("sent", 1), ("cancelled", 0)]
