"""Reminders: each at most once, never after an answer or a stop, and the door is asked again."""

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peelian.adoption.actions import (
    MadeAsk,
    answer,
    ask,
    do_not_ask,
    plan_ask,
    raise_next,
    settle_reminder,
    stop_asking,
    withdraw,
)
from peelian.adoption.models import Ask, Reminder
from peelian.adoption.rules.findings import State
from peelian.adoption.rules.reminding import Planned, Standing
from peelian.kernel.actor import Bearer, System
from peelian.kernel.refused import Refused
from peelian.knowledge import queries as knowledge
from peelian.knowledge.actions import publish_library
from peelian.parties.actions import add_source_records, raise_flag
from peelian.parties.models import SourceRecord
from peelian.parties.models.flags import FlagKind
from peelian.release.actions import cancel, send, suppress
from peelian.release.models import Message
from peelian.release.rules.channels import Channel, Delivery
from peelian.release.rules.drafts import Draft

BY = System("tests")
VICTIM = Bearer("1")
TWO_STEP = "two-step-email"
WEEK = timedelta(days=7)
REACHED = {"waiting", "trying", "sent", "printed"}


@pytest.fixture
def rosa(db: None, noon: datetime) -> SourceRecord:
    publish_library(library=knowledge.library(), by=BY, at=noon)
    record = SourceRecord(kind="person", given_name="Rosalind", family_name="Pickering", origin="test")
    [kept] = add_source_records(records=[record], by=BY, at=noon)
    return kept


def draft(rosa: SourceRecord, body: str) -> Draft:
    return Draft(
        subject="intake.Report:1", channel=Channel.EMAIL, recipient="rosalind@postbox.example",
        recipient_name="Rosalind Pickering", title="Questions", body=body, template="reminder", template_version="1",
        people=(rosa.pk,),
    )  # fmt: skip


def put(rosa: SourceRecord, at: datetime) -> MadeAsk:
    """Two reminders, one and two weeks after the questions."""
    made = ask(about=rosa, controls=[TWO_STEP], purpose="follow-up", origin="intake.Report:1", by=BY, at=at)
    message = send(draft=draft(rosa, "Questions"), by=BY, at=at)
    planned = [Planned(draft(rosa, f"Reminder {n}"), (at + n * WEEK).date()) for n in (1, 2)]
    plan_ask(ask=made.ask, message=message, reminders=planned, next_on=date(2026, 12, 3), by=BY, at=at)
    return made


@pytest.fixture
def asked(rosa: SourceRecord, noon: datetime) -> MadeAsk:
    return put(rosa, noon)


def clock(at: datetime) -> None:
    """What the worker does: settle whatever there is to settle."""
    for reminder in Reminder.objects.to_settle(at.date()):
        settle_reminder(reminder=reminder, people=(), by=BY, at=at)


def standings() -> list[str]:
    return list(Reminder.objects.order_by("number").values_list("standing", flat=True))


def gone() -> list[str]:
    """The bodies of the reminders that were let go."""
    kept = Message.objects.filter(reminder__isnull=False, delivery__in=REACHED).order_by("id")
    return list(kept.values_list("body", flat=True))


def test_a_reminder_waits_for_its_day_and_then_goes_once(asked, noon):
    clock(noon + WEEK - timedelta(days=1))
    assert gone() == []
    for _ in range(3):
        clock(noon + WEEK)
    assert gone() == ["Reminder 1"]
    assert standings() == ["gone", "planned"]


def say(ask: Ask, at: datetime) -> None:
    answer(ask=ask, answers={TWO_STEP: State.YES}, by=VICTIM, at=at)


ENDINGS = {
    "answered": say,
    "stopped by its reader": lambda ask, at: stop_asking(ask=ask, by=VICTIM, at=at),
    "withdrawn": lambda ask, at: withdraw(ask=ask, by=BY, at=at),
}


@pytest.mark.parametrize("end", ENDINGS.values(), ids=ENDINGS)
def test_once_the_questions_are_over_nothing_held_goes(asked, noon, end):
    end(asked.ask, noon)
    clock(noon)
    assert standings() == ["not needed", "not needed"]
    clock(noon + 3 * WEEK)
    assert gone() == []
    assert set(Message.objects.filter(reminder__isnull=False).values_list("delivery", flat=True)) == {"cancelled"}


AGAINST = {
    "a warning": lambda rosa, at: raise_flag(about=rosa, kind=FlagKind.DO_NOT_EMAIL, reason="Asked.", by=BY, at=at),
    "a suppression": lambda rosa, at: suppress(
        channel=Channel.EMAIL, recipient="rosalind@postbox.example", reason="Asked.", by=BY, at=at
    ),
}


@pytest.mark.parametrize("against", AGAINST.values(), ids=AGAINST)
def test_the_door_is_asked_again_before_a_reminder_goes(asked, rosa, noon, against):
    against(rosa, noon)
    clock(noon + WEEK)
    assert (gone(), standings()) == ([], ["stopped", "planned"])


def test_somebody_not_to_be_asked_is_not_reminded(asked, rosa, noon):
    do_not_ask(about=rosa, reason="She said so.", by=BY, at=noon)
    clock(noon + WEEK)
    assert standings()[0] == "not needed"


def test_a_reminder_of_questions_that_never_arrived_does_not_go(asked, noon):
    Message.objects.filter(pk=Ask.objects.get().message_id).update(delivery=Delivery.BOUNCED.value)
    clock(noon + WEEK)
    assert (gone(), standings()[0]) == ([], "not needed")


def test_a_reminder_that_somebody_cancelled_by_hand_stays_cancelled(asked, noon):
    first = Reminder.objects.order_by("number")[0]
    cancel(message=first.message, why="She rang.", by=BY, at=noon)
    clock(noon + WEEK)
    assert (gone(), standings()[0]) == ([], "stopped")


def test_what_was_let_go_and_has_not_left_is_taken_back_when_an_answer_comes(asked, noon):
    clock(noon + WEEK)
    say(asked.ask, noon + WEEK)
    clock(noon + WEEK)
    assert (gone(), standings()) == ([], ["not needed", "not needed"])


def test_what_has_left_stays_said_to_have_left(asked, noon):
    clock(noon + WEEK)
    Message.objects.filter(reminder__number=1).update(delivery=Delivery.SENT.value)
    say(asked.ask, noon + WEEK)
    clock(noon + WEEK)
    assert (gone(), standings()) == (["Reminder 1"], ["gone", "not needed"])


def test_who_stopped_cannot_answer_and_the_first_stop_stands(asked, noon):
    for days in (0, 1):
        stop_asking(ask=asked.ask, by=VICTIM, at=noon + timedelta(days=days))
    with pytest.raises(Refused, match="asked to stop"):
        say(asked.ask, noon)
    assert Ask.objects.get().stopped_at == noon


def test_the_next_wave_is_raised_once_and_not_before_its_day(asked, noon):
    kept = Ask.objects.get()
    days = [datetime(2026, 12, day, 12, tzinfo=noon.tzinfo) for day in (2, 3, 3)]
    assert [raise_next(ask=kept, by=BY, at=day) for day in days] == [False, True, False]


events = st.lists(
    st.tuples(
        st.integers(0, 30), st.sampled_from(["clock", "clock", "clock", "answer", "stop", "warn", "not asked", "leave"])
    ),
    min_size=1,
    max_size=9,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(events)
def test_whatever_happens_in_whatever_order_no_reminder_goes_twice_or_after_the_end(rosa, noon, happened):
    with transaction.atomic():
        made, over = put(rosa, noon), False
        for day, event in sorted(happened, key=lambda one: one[0]):
            at, before = noon + timedelta(days=day), set(gone())
            try:
                with transaction.atomic():
                    over |= _happens(event, made.ask, rosa, at)
            except Refused:
                pass
            assert len(gone()) == len(set(gone())) <= 2
            assert not (over and set(gone()) - before), "a reminder went after the end"
        assert all(one.due_on <= (noon + timedelta(days=31)).date() for one in Reminder.objects.filter(standing="gone"))
        transaction.set_rollback(True)


def _happens(event: str, ask: Ask, rosa: SourceRecord, at: datetime) -> bool:
    """Let one thing happen; return whether nothing may go from then on."""
    if event == "clock":
        clock(at)
    elif event == "leave":
        Message.objects.filter(reminder__isnull=False, delivery="waiting").update(delivery="sent")
    elif event == "answer":
        say(ask, at)
    elif event == "stop":
        stop_asking(ask=ask, by=VICTIM, at=at)
    elif event == "warn":
        raise_flag(about=rosa, kind=FlagKind.DO_NOT_EMAIL, reason="Asked.", by=BY, at=at)
    else:
        do_not_ask(about=rosa, reason="She said so.", by=BY, at=at)
    return event not in ("clock", "leave")


def until_it_waits_or_is_done(other: Future[Standing]) -> None:
    """Go on once the other connection waits for a lock, or has not waited at all."""
    while not other.done():
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
            if cursor.fetchone()[0]:
                return


@pytest.mark.django_db(transaction=True)
def test_the_clock_waits_for_an_answer_that_is_being_taken_and_then_lets_nothing_go(rosa, noon):
    made = put(rosa, noon)
    reminder = Reminder.objects.get(number=1)

    def settle() -> Standing:
        try:
            return settle_reminder(reminder=reminder, people=(), by=BY, at=noon + WEEK)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            say(made.ask, noon + WEEK)
            settled = pool.submit(settle)
            until_it_waits_or_is_done(settled)
        assert settled.result() is Standing.NOT_NEEDED
    assert gone() == []


@pytest.mark.django_db(transaction=True)
def test_of_two_clocks_at_once_one_lets_a_reminder_go(rosa, noon):
    put(rosa, noon)
    reminder = Reminder.objects.get(number=1)
    together = Barrier(2)

    def settle() -> Standing:
        together.wait()
        try:
            return settle_reminder(reminder=reminder, people=(), by=BY, at=noon + WEEK)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        stands = [each.result() for each in [pool.submit(settle), pool.submit(settle)]]
    assert stands == [Standing.GONE, Standing.GONE]
    assert Message.objects.get(reminder=reminder).ledger.filter(step="waiting").count() == 1
