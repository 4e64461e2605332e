"""Standard advice to many at once: who gets it, that nobody gets it twice, and that it is never said to be a call."""

import os
import signal
import time
from datetime import datetime

import pytest
from django.db import connection

from peelian.accounts.models import Officer, Unit
from peelian.intake import actions
from peelian.intake.factories import load
from peelian.intake.models import Advice, Attempt, Batch, BatchEntry, Report
from peelian.intake.queries.batches import choosable, lowest, sort_for_batch
from peelian.intake.queries.record import record
from peelian.intake.queries.timeline import timeline
from peelian.kernel.refused import Refused
from peelian.parties.actions import raise_flag
from peelian.parties.models.flags import FlagKind
from peelian.release.models import Message, Permit
from peelian.release.rules.channels import Channel

pytestmark = pytest.mark.django_db
NAMES = ("Aldous", "Bell", "Cole", "Dane", "East", "Ford", "Gray", "Hill", "Ives", "Judd", "Kerr", "Lamb")
QUIET = {"NFIB Code": "NFIB3A", "Ongoing": "N", "Date of Birth": "14/03/1985", "Narrative": "It never came."}


def rows(count: int) -> list[dict[str, str]]:
    return [
        QUIET | {
            "Crime Reference": f"NFRC10000{n:02}", "Surname": name, "Address": f"{n + 1} Weir Cottages",
            "Email": f"{name.lower()}@postbox.example", "Telephone": f"07700 9001{n:02}",
        }
        for n, name in enumerate(NAMES[:count])
    ]  # fmt: skip


@pytest.fixture
def four(northmarsh: Unit, noon: datetime) -> list[Report]:
    """Four reports of which nothing presses."""
    load(rows(4), unit=northmarsh, at=noon)
    return list(Report.objects.order_by("pk"))


def begun(reports: list[Report], by: Officer, at: datetime, channel: Channel = Channel.LETTER) -> Batch:
    return actions.begin_batch(reports=[one.pk for one in reports], channel=channel, why="340 a week", by=by, at=at)


def finish(batch: Batch, at: datetime) -> None:
    while actions.send_some(batch=batch, by=batch.officer, at=at):
        pass


@pytest.fixture
def written(four: list[Report], ben: Officer, noon: datetime) -> Batch:
    """A batch of letters to all four."""
    batch = begun(four, ben, noon)
    finish(batch, noon)
    batch.refresh_from_db()
    return batch


def test_each_gets_a_permit_and_a_message_of_their_own(written, four):
    assert Message.objects.count() == Permit.objects.count() == 4
    assert {one.recipient_name for one in Message.objects.all()} == {one.about.name for one in four}
    assert written.finished_at


def test_it_is_recorded_as_a_batch_and_never_as_contact(written, four):
    assert set(Attempt.objects.values_list("batch", "reached", "note")) == {
        (written.pk, "sent", f"Batch letter {written.pk}, not a call.")
    }
    assert set(Advice.objects.values_list("batch", flat=True)) == {written.pk}
    for one in Report.objects.all():
        assert (one.stage, one.outcome) == ("closed", "written to in a batch, not spoken to")
        assert (one.first_attempt_at, one.advised_at) == (None, None)


def test_the_timeline_says_that_it_was_not_a_call(written, four, ben):
    titles = [event.title for event in timeline(record(Report.objects.get(pk=four[0].pk), ben))]
    assert any(title.startswith(f"Batch letter {written.pk}, not a call: standard advice on") for title in titles)


def test_whoever_must_be_rung_is_left_out_with_the_reason_kept(four, ben, noon):
    Report.objects.filter(pk=four[0].pk).update(danger=True)
    Report.objects.filter(pk=four[1].pk).update(vulnerable=True)
    raise_flag(about=four[2].about, kind=FlagKind.DO_NOT_WRITE, reason="He opens it.", by=ben, at=noon)
    batch = begun(four, ben, noon)
    finish(batch, noon)
    assert list(batch.entries.order_by("report").values_list("left_out", flat=True)) == [
        "In danger: ring them.", "Vulnerable: ring them.", "There is a warning: do not write.", "",
    ]  # fmt: skip
    assert Message.objects.count() == 1


def test_a_takeover_is_never_written_to_by_email_and_may_have_a_letter(northmarsh, ben, noon):
    load([rows(1)[0] | {"NFIB Code": "NFIB52C"}], unit=northmarsh, at=noon)
    taken = list(Report.objects.all())
    with pytest.raises(Refused, match="Nobody of those you chose"):
        begun(taken, ben, noon, Channel.EMAIL)
    finish(begun(taken, ben, noon), noon)
    assert Message.objects.get().channel == "letter"


def test_one_person_with_two_reports_gets_one_letter(northmarsh, ben, noon):
    one = rows(1)[0]
    load([one], unit=northmarsh, at=noon)
    load([one | {"Crime Reference": "NFRC2000001"}], unit=northmarsh, at=noon, name="next.csv")
    Report.objects.update(repeat_of_year=0)
    batch = begun(list(Report.objects.all()), ben, noon)
    finish(batch, noon)
    assert sorted(batch.entries.values_list("left_out", flat=True)) == [
        "", "They are in this batch already by another report.",
    ]  # fmt: skip


def test_what_changes_before_it_is_their_turn_leaves_them_out(four, asha, ben, noon):
    batch = begun(four, ben, noon)
    actions.claim(report=four[0], by=asha, at=noon)
    raise_flag(about=four[1].about, kind=FlagKind.DANGER_TO_LIFE, reason="Threats.", by=asha, at=noon)
    finish(batch, noon)
    assert list(batch.entries.order_by("report").values_list("left_out", flat=True)) == [
        "Asha Verma has it.", "In danger: ring them.", "", "",
    ]  # fmt: skip
    assert Report.objects.get(pk=four[0].pk).stage == "claimed"


def test_nobody_is_in_two_batches(written, four, ben, northmarsh, noon):
    load([rows(5)[4]], unit=northmarsh, at=noon, name="next.csv")
    actions.reopen(report=four[0], by=ben, at=noon)
    again = begun(list(Report.objects.unclaimed()), ben, noon)
    finish(again, noon)
    assert sorted(again.entries.values_list("left_out", flat=True)) == ["", "Somebody has tried to reach them already."]
    assert Message.objects.count() == 5


def test_somebody_who_answers_is_taken_up_again(written, four, ben, noon):
    assert actions.reopen(report=four[0], by=ben, at=noon).stage == "new"
    with pytest.raises(Refused, match="Only a report that was written to"):
        actions.reopen(report=four[0], by=ben, at=noon)
    assert actions.claim(report=four[0], by=ben, at=noon).owner == ben


def test_letters_are_marked_as_posted_together_and_once(written, ben, noon):
    assert actions.post_batch(batch=written, by=ben, at=noon) == 4
    assert set(Message.objects.values_list("delivery", flat=True)) == {"printed"}
    with pytest.raises(Refused, match="posted already"):
        actions.post_batch(batch=written, by=ben, at=noon)


@pytest.mark.parametrize(
    ("channel", "why", "words"),
    [(Channel.TEXT, "x", "by letter or by e-mail"), (Channel.LETTER, " ", "Say why")],
    ids=["by text", "without a reason"],
)
def test_a_batch_that_makes_no_sense_is_refused(four, ben, noon, channel, why, words):
    with pytest.raises(Refused, match=words):
        actions.begin_batch(reports=[four[0].pk], channel=channel, why=why, by=ben, at=noon)


def test_another_units_reports_cannot_be_written_to(four, charlie, noon):
    with pytest.raises(Refused):
        begun(four, charlie, noon)
    assert not BatchEntry.objects.exists()


def test_those_that_press_least_are_chosen_and_nobody_else(four, ben, noon):
    Report.objects.filter(pk=four[0].pk).update(band="ongoing")
    Report.objects.filter(pk=four[3].pk).update(due_on="2026-01-05")
    assert lowest(ben, force="", most=10) == [four[3], four[1], four[2]]
    assert lowest(ben, force="", most=1) == [four[3]]


def test_looking_at_many_asks_no_more_than_looking_at_few(northmarsh, ben, noon, django_assert_num_queries):
    load(rows(12), unit=northmarsh, at=noon)
    reports = choosable(ben, Report.objects.values_list("pk", flat=True))
    counts = []
    for some in (reports[:2], reports):
        with django_assert_num_queries(6):
            counts.append(len(sort_for_batch(some, Channel.EMAIL)))
    assert counts == [2, 12]


def test_a_fault_in_the_middle_undoes_one_and_the_rest_go_on(four, ben, noon, breaks):
    batch = begun(four, ben, noon)
    actions.send_some(batch=batch, by=ben, at=noon)
    breaks("release_ledgerline")
    with pytest.raises(Exception, match="the disk is full"):
        actions.send_some(batch=batch, by=ben, at=noon)
    assert (batch.entries.gone().count(), batch.entries.to_do().count(), Message.objects.count()) == (1, 3, 1)


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_it_goes_on_and_nobody_gets_two(northmarsh, ben, noon):
    load(rows(12), unit=northmarsh, at=noon)
    batch = begun(list(Report.objects.all()), ben, noon)
    for _ in range(3):
        kill_after_some(batch, noon)
    finish(batch, noon)
    assert batch.entries.gone().count() == Message.objects.count() == 12
    assert Message.objects.values("subject").distinct().count() == 12
    assert Advice.objects.count() == Attempt.objects.count() == 12


def kill_after_some(batch: Batch, at: datetime) -> None:
    """Send in a process of its own, and kill it as a power cut would once another message is there."""
    before = batch.entries.gone().count()
    child = os.fork()
    if not child:
        connection.inc_thread_sharing()
        connection.connection = None  # the parent's, which must live on
        finish(batch, at)
        os._exit(0)
    while batch.entries.gone().count() == before:
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
