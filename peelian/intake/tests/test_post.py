"""Messages that reach us: whose record they are on, what follows from them, and what an officer does with the rest."""

import pytest

from peelian.documents.gateways import store
from peelian.documents.tests.samples import mail, picture, report_of
from peelian.intake import actions
from peelian.intake.factories import report as a_report
from peelian.intake.models import Alarm, Reply
from peelian.intake.queries.record import record as gather
from peelian.intake.queries.timeline import timeline
from peelian.intake.rules.post import ReplyKind
from peelian.kernel.actor import System
from peelian.kernel.refused import Refused
from peelian.parties.actions import set_standing
from peelian.parties.queries import standing_of
from peelian.parties.rules.kinds import Channel, Standing
from peelian.release import actions as release
from peelian.release.models import Message, Suppression
from peelian.release.rules.channels import Channel as Way
from peelian.release.rules.channels import Delivery
from peelian.tasks.models import Task

pytestmark = pytest.mark.django_db
HERS, OTHER = "r.pickering@postbox.example", "stranger@webmail.example"
MX = System("post room")


@pytest.fixture
def report(northmarsh, asha, noon, file_store):
    return actions.claim(report=a_report(unit=northmarsh, at=noon, NFIB_Code="NFIB3A"), by=asha, at=noon)


@pytest.fixture
def sent(report, asha, noon) -> Message:
    """Advice that left by e-mail."""
    actions.send_advice(
        report=report, channel=Way.EMAIL, audience="adult", controls=["two-step-email"], by=asha, at=noon
    )
    message = Message.objects.get()
    release.begin_attempt(message=message, by=MX, at=noon)
    release.end_attempt(message=message, step=Delivery.SENT, said="250", by=MX, at=noon)
    return message


def bounce(message_id: str, action: str = "failed", status: str = "5.1.1") -> bytes:
    machine = (
        f"Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; {HERS}\r\nAction: {action}\r\n"
        f"Status: {status}\r\nDiagnostic-Code: smtp; 550 no such user"
    )
    return report_of(kind="delivery-status", machine=machine, returned=f"Message-ID: {message_id}")


def test_an_answer_goes_onto_the_record_it_answers(take_in, sent, report):
    reply = take_in(mail(text="Thank you.", sender=OTHER, In_Reply_To=sent.message_id))
    assert (reply.report, reply.answers, reply.kind) == (report, sent, ReplyKind.ANSWER)
    assert reply.stranger
    assert store.read(reply.file.digest)


def test_an_answer_is_a_task_for_whoever_has_the_record_and_on_its_timeline(take_in, report, asha):
    reply = take_in(mail(text="Thank you."))
    task = Task.objects.get(kind="reply")
    assert (task.owner, task.subject, task.reason) == (asha, report.label, "Rosalind Pickering wrote back.")
    events = timeline(gather(report, asha))
    assert [event.title for event in events if event.about == reply.label] == ["Rosalind Pickering wrote back"]


def test_reading_the_last_answer_finishes_the_task(take_in, report, asha, noon):
    first, second = take_in(mail(text="One.")), take_in(mail(text="Two.", message_id="<2@x>"))
    actions.mark_read(reply=first, by=asha, at=noon)
    assert Task.objects.open().filter(kind="reply").count() == 1
    actions.mark_read(reply=second, by=asha, at=noon)
    assert not Task.objects.open().filter(kind="reply").exists()
    with pytest.raises(Refused, match="already"):
        actions.mark_read(reply=first, by=asha, at=noon)


def test_the_same_message_comes_once(take_in, report):
    assert take_in(mail(text="One."))
    assert take_in(mail(text="One.")) is None
    assert Reply.objects.count() == 1


def test_a_message_that_borrows_anothers_number_is_not_lost(take_in, report):
    take_in(mail(text="One."))
    assert take_in(mail(text="Something else."))


def test_a_reference_in_the_subject_finds_the_record(take_in, report):
    reply = take_in(mail(text="Hello", sender=OTHER, subject="About nfrc26000001"))
    assert (reply.report, reply.stranger) == (report, True)


def test_a_reference_that_the_unit_does_not_see_finds_nothing(take_in, surrey, noon, file_store):
    a_report(unit=surrey, at=noon, Force="Surrey")
    assert take_in(mail(text="Hello", sender=OTHER, subject="About NFRC26000001")).report is None


def test_an_address_finds_the_one_open_report(take_in, report):
    assert take_in(mail(text="Hello")).report == report


def test_an_address_with_two_open_reports_finds_none(take_in, report, northmarsh, noon):
    a_report(unit=northmarsh, at=noon, NFIB_Code="NFIB3A", Crime_Reference="NFRC26000002")
    assert take_in(mail(text="Hello")).report is None


def test_the_address_of_a_mailbox_taken_over_finds_none(take_in, report, asha, noon):
    set_standing(channel=Channel.EMAIL, value=HERS, standing=Standing.TAKEN_OVER, how="told", by=asha, at=noon)
    assert take_in(mail(text="Hello")).report is None


def test_an_answer_from_a_mailbox_taken_over_is_in_doubt(take_in, sent, report, asha, noon):
    set_standing(channel=Channel.EMAIL, value=HERS, standing=Standing.TAKEN_OVER, how="told", by=asha, at=noon)
    reply = take_in(mail(text="Send it to my new bank", In_Reply_To=sent.message_id))
    assert (reply.report, reply.in_doubt) == (report, True)
    assert "somebody else may have that mailbox" in Task.objects.get(kind="reply").reason


def test_words_of_danger_in_an_answer_raise_an_alarm(take_in, report):
    take_in(mail(text="I cannot go on, I want to kill myself."))
    assert Alarm.objects.get().report == report


def test_words_of_danger_that_only_we_wrote_raise_none(take_in, report):
    take_in(mail(text="Thank you.\n\nOn 4 June 2026 Cyber Protect wrote:\n> I want to kill myself"))
    assert not Alarm.objects.exists()


def test_a_return_is_noted_and_told(take_in, sent, report, asha):
    reply = take_in(bounce(sent.message_id))
    sent.refresh_from_db()
    assert (reply.kind, reply.report, sent.delivery) == (ReplyKind.BOUNCE, report, Delivery.BOUNCED)
    assert Suppression.objects.get().recipient == HERS
    assert standing_of(Channel.EMAIL, HERS).standing == Standing.BOUNCED
    assert Task.objects.get(kind="reply").title == "See what came back from Rosalind Pickering"


def test_a_return_for_now_suppresses_nothing(take_in, sent):
    take_in(bounce(sent.message_id, status="4.4.7"))
    sent.refresh_from_db()
    assert sent.delivery == Delivery.BOUNCED
    assert not Suppression.objects.exists()


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed"])
def test_a_report_that_is_no_failure_changes_nothing(take_in, sent, action):
    assert take_in(bounce(sent.message_id, action=action, status="4.4.1")).kind == ReplyKind.AUTOMATIC
    sent.refresh_from_db()
    assert sent.delivery == Delivery.SENT


def test_a_return_without_manners_is_known_by_our_number_in_its_words(take_in, sent):
    raw = mail(
        text=f"The following address failed: {HERS}\n550 unknown\n\nMessage-ID: {sent.message_id}",
        sender="MAILER-DAEMON@mx.example", subject="Mail delivery failed: returning message to sender",
        X_Failed_Recipients=HERS,
    )  # fmt: skip
    assert take_in(raw).answers == sent
    sent.refresh_from_db()
    assert sent.delivery == Delivery.BOUNCED


def test_a_return_of_something_we_never_sent_suppresses_nobody(take_in, report):
    assert take_in(bounce("<made-up@peelian>")).report is None
    assert not Suppression.objects.exists()


def test_a_complaint_is_noted_and_nothing_more_is_sent(take_in, sent):
    machine = "Feedback-Type: abuse\r\nUser-Agent: x/1\r\nVersion: 1"
    reply = take_in(report_of(kind="feedback-report", machine=machine, returned=f"Message-ID: {sent.message_id}"))
    sent.refresh_from_db()
    assert (reply.kind, sent.delivery) == (ReplyKind.COMPLAINT, Delivery.COMPLAINED)
    assert Suppression.objects.get().recipient == HERS


def test_an_automatic_answer_is_noted_and_is_no_answer(take_in, sent, report):
    reply = take_in(mail(text="I am away.", Auto_Submitted="auto-replied", In_Reply_To=sent.message_id))
    assert (reply.kind, reply.report) == (ReplyKind.AUTOMATIC, report)
    assert not Task.objects.filter(kind="reply").exists()


def test_stop_is_obeyed_and_told(take_in, report):
    reply = take_in(mail(text="Stop."))
    assert reply.kind == ReplyKind.STOP
    assert Suppression.objects.get().recipient == HERS
    assert "wrote back that we stop" in Task.objects.get(kind="reply").reason


def test_a_stranger_cannot_stop_somebody_elses_post(take_in, report):
    take_in(mail(text="Stop.", sender=OTHER, subject="NFRC26000001"))
    assert not Suppression.objects.exists()


def test_what_matches_nobody_waits_and_goes_where_an_officer_says(take_in, report, asha, noon):
    waiting = take_in(mail(text="It is Rosalind’s son.", sender=OTHER, attached={"list.csv": b"a,b"}))
    assert not waiting.attachments.exists()
    actions.put_on_record(reply=waiting, report=report, by=asha, at=noon)
    waiting.refresh_from_db()
    assert (waiting.report, waiting.stranger, waiting.matched_by) == (report, True, "Asha Verma")
    assert waiting.attachments.get().name == "list.csv"
    assert Task.objects.filter(kind="reply").exists()
    with pytest.raises(Refused, match="already"):
        actions.put_on_record(reply=waiting, report=report, by=asha, at=noon)


def test_a_picture_does_not_come_along_to_a_record_that_may_have_none(take_in, report, asha, noon, erases):
    waiting = take_in(mail(text="He has this.", sender=OTHER, attached={"me.png": picture()}))
    report.threat = "sextortion"
    report.save()
    with erases():
        actions.put_on_record(reply=waiting, report=report, by=asha, at=noon)
    waiting.refresh_from_db()
    assert waiting.file is None
    assert not list(store.on_disk())


def test_what_belongs_nowhere_is_set_aside_with_a_reason(take_in, asha, noon):
    waiting = take_in(mail(text="Buy now!", sender=OTHER))
    with pytest.raises(Refused, match="Say why"):
        actions.set_aside(reply=waiting, why=" ", by=asha, at=noon)
    actions.set_aside(reply=waiting, why="Advertising.", by=asha, at=noon)
    assert not Reply.objects.homeless(asha.unit).exists()


def test_a_message_that_cannot_be_read_is_kept_for_an_officer(take_in):
    reply = take_in(b"\r\n\r\nno header at all")
    assert (reply.report, reply.subject) == (None, "A message that we could not read")
    assert store.read(reply.file.digest) == b"\r\n\r\nno header at all"
    assert take_in(b"\r\n\r\nno header at all") is None


def test_of_a_message_that_is_too_large_the_beginning_is_kept(take_in, report):
    reply = take_in(mail(text="Hello"), whole=False)
    assert (reply.file, reply.report) == (None, report)
    assert "larger than 40 MB" in reply.left_out[0][1]


def test_a_fault_half_way_leaves_nothing(take_in, report, breaks):
    breaks("tasks_task")
    from django.db import DatabaseError, transaction

    with pytest.raises(DatabaseError), transaction.atomic():
        take_in(mail(text="Hello"))
    assert not Reply.objects.exists()
