"""Files dropped onto a record: the good are kept, and of the others it is said why not."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peelian.documents.gateways import store
from peelian.documents.gateways.file_rules import file_rules
from peelian.documents.tests.outlook import outlook_message
from peelian.documents.tests.samples import PDF, PROGRAM, mail, picture
from peelian.intake import actions
from peelian.intake.actions import Dropped
from peelian.intake.factories import report as a_report
from peelian.intake.models import Attachment, Reply
from peelian.intake.rules.alarms import Where
from peelian.intake.rules.post import Cameras, ReplyKind
from peelian.kernel.refused import Refused
from peelian.records.models import LogEntry
from peelian.tasks.models import Task

pytestmark = pytest.mark.django_db
WHERE = b"Weir Cottages"


@pytest.fixture
def report(northmarsh, noon, file_store):
    return a_report(unit=northmarsh, at=noon, NFIB_Code="NFIB3A")


@pytest.fixture
def drop(report, asha, noon):
    def drop(files: Mapping[str, bytes], *, evidence: bool = False, on=None):
        dropped = [Dropped(name, len(content), lambda content=content: content) for name, content in files.items()]
        return actions.drop_files(report=on or report, files=dropped, evidence=evidence, by=asha, at=noon)

    return drop


def test_the_good_files_of_a_drop_are_kept_and_the_others_named(drop, report):
    became = drop({"note.txt": b"A note.", "setup.exe": PROGRAM, "advice.pdf": PDF, "fake.png": PDF})
    assert [kept.name for kept in became.files] == ["note.txt", "advice.pdf"]
    assert [name for name, _ in became.refused] == ["setup.exe", "fake.png"]
    assert store.read(became.files[0].file.digest) == b"A note."
    assert LogEntry.objects.filter(subject=report.label, detail="file kept: note.txt").count() == 1


def test_a_file_is_on_a_record_once(drop):
    drop({"note.txt": b"A note."})
    assert drop({"again.txt": b"A note."}).refused == [("again.txt", "It is on this record already.")]


def test_a_picture_is_kept_without_where_it_was_taken(drop):
    content = picture("JPEG", comment=WHERE)
    kept = drop({"front door.jpg": content}).files[0]
    assert WHERE not in store.read(kept.file.digest)
    assert (kept.cameras, kept.came_digest) == (Cameras.TAKEN_OUT, store.digest_of(content))


def test_a_picture_whose_metadata_is_evidence_is_kept_as_it_came(drop):
    content = picture("JPEG", comment=WHERE)
    kept = drop({"front door.jpg": content}, evidence=True).files[0]
    assert store.read(kept.file.digest) == content
    assert kept.cameras == Cameras.KEPT


def test_a_damaged_picture_is_refused_even_as_evidence(drop):
    assert "damaged" in drop({"a.png": picture()[:40]}, evidence=True).refused[0][1]


def test_too_many_at_once_are_refused_whole(drop):
    with pytest.raises(Refused, match="Drop 20 at the most"):
        drop({f"{number}.txt": b"%d" % number for number in range(21)})
    assert not Attachment.objects.exists()


def test_a_record_holds_only_so_much(drop, monkeypatch):
    import dataclasses

    from peelian.intake.actions import files

    small = dataclasses.replace(file_rules(), largest_record=10)
    monkeypatch.setattr(files, "file_rules", lambda: small)
    became = drop({"a.txt": b"123456", "b.txt": b"abcdef"})
    assert [kept.name for kept in became.files] == ["a.txt"]
    assert "would hold more than" in became.refused[0][1]


def test_a_file_that_is_too_large_is_not_even_read(report, asha, noon):
    def read() -> bytes:
        raise AssertionError("it was read")

    became = actions.drop_files(report=report, files=[Dropped("a.pdf", 10**9, read)], evidence=False, by=asha, at=noon)
    assert "larger than 25 MB" in became.refused[0][1]


@pytest.mark.parametrize("why", ["sextortion", "under 18", "a child's age", "an alarm"])
def test_no_picture_is_kept_where_a_child_or_sextortion_is_in_question(drop, report, asha, noon, why):
    if why == "sextortion":
        report.threat = "sextortion"
    elif why == "under 18":
        report.signs = ["under_18"]
    elif why == "a child's age":
        report.about.birth_date = date(2014, 1, 1)
        report.about.save()
    else:
        actions.raise_alarm(report=report, kinds=["child"], phrases=["x"], where=Where.NOTE, by=asha, at=noon)
    report.save()
    locked = PDF + b"<< /Subtype /Image >>"
    became = drop({"a.png": picture(), "b.pdf": locked, "note.txt": b"A note."})
    assert [kept.name for kept in became.files] == ["note.txt"]
    assert all("Do not keep intimate images here" in words for _, words in became.refused)


def test_a_message_with_a_picture_is_kept_there_as_words_alone(drop, report):
    report.threat = "sextortion"
    report.save()
    became = drop({"threat.eml": mail(text="Pay or else.", attached={"me.png": picture(), "how.txt": b"Pay here."})})
    (reply,) = became.messages
    assert (reply.text, reply.file) == ("Pay or else.", None)
    assert [name for name, _ in reply.left_out] == ["the message as it came", "me.png"]
    assert [kept.name for kept in reply.attachments.all()] == ["how.txt"]


@pytest.mark.parametrize("form", ["eml", "msg"])
def test_a_message_file_becomes_a_message_of_the_record(drop, report, noon, form):
    said = {"subject": "Re: your advice", "message_id": "<9@postbox.example>"}
    if form == "eml":
        content = mail(text="It is on now.", attached={"list.csv": b"a,b"}, **said)
    else:
        content = outlook_message(
            sender="r.pickering@postbox.example", sender_name="Rosalind Pickering", to="protect@peelian.example",
            body="It is on now.", at=noon, attachments=[("list.csv", b"a,b")], **said,
        )  # fmt: skip
    (reply,) = drop({f"answer.{form}": content}).messages
    assert (reply.report, reply.kind, reply.text) == (report, ReplyKind.ANSWER, "It is on now.")
    assert (reply.sender, reply.stranger) == ("r.pickering@postbox.example", False)
    assert store.read(reply.file.digest) == content
    assert reply.attachments.get().name == "list.csv"
    assert not Task.objects.filter(kind="reply").exists()
    again = drop({f"again.{form}": content})
    assert again.refused == [(f"again.{form}", "This message is on this record already.")]


def test_a_message_of_ours_is_known_by_its_address(drop, asha):
    (reply,) = drop({"ours.eml": mail(text="Dear Rosalind", sender=f"Asha <{asha.email}>")}).messages
    assert reply.kind == ReplyKind.OURS


def test_a_broken_message_is_refused_in_words(drop, noon):
    content = outlook_message(sender="a@b.example", sender_name="A", to="c@d.example", subject="", body="", at=noon)
    became = drop({"answer.msg": content[:-512]})
    assert "cannot be read" in became.refused[0][1]
    assert not Reply.objects.exists()


def test_a_message_that_waits_in_the_post_goes_onto_the_record(drop, take_in, report):
    raw = mail(text="Who am I?", sender="nobody@postbox.example")
    waiting = take_in(raw)
    assert waiting.report is None
    (reply,) = drop({"it.eml": raw}).messages
    assert (reply.pk, reply.report) == (waiting.pk, report)


def test_what_is_taken_off_is_gone_from_the_disk_and_stays_on_the_timeline(drop, report, asha, noon, erases):
    kept = drop({"note.txt": b"A note."}).files[0]
    with erases():
        actions.remove_attachment(attachment=kept, why="It is somebody else’s.", by=asha, at=noon)
    assert not list(store.on_disk())
    assert LogEntry.objects.filter(operation="erasure", subject=report.label).count() == 1
    with pytest.raises(Refused, match="already"):
        actions.remove_attachment(attachment=kept, why="Twice.", by=asha, at=noon)


def test_what_another_record_has_too_stays_on_the_disk(drop, northmarsh, asha, noon, erases):
    differs = {"Crime_Reference": "NFRC26000002", "Surname": "Pike", "Email": "p@b.example"}
    other = a_report(unit=northmarsh, at=noon, NFIB_Code="NFIB3A", **differs)
    kept = drop({"note.txt": b"A note."}).files[0]
    drop({"note.txt": b"A note."}, on=other)
    with erases():
        actions.remove_attachment(attachment=kept, why="Not hers.", by=asha, at=noon)
    assert len(list(store.on_disk())) == 1


def test_a_file_is_not_taken_off_without_a_reason(drop, asha, noon):
    kept = drop({"note.txt": b"A note."}).files[0]
    with pytest.raises(Refused, match="Say why"):
        actions.remove_attachment(attachment=kept, why="  ", by=asha, at=noon)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=300),
    st.sampled_from("a.png a.jpg a.txt a.pdf a.docx a.eml a.msg a.exe \x00.txt a\u202e.csv".split(" ")),
)
def test_any_bytes_are_kept_or_refused_in_words(drop, content, name):
    became = drop({name: content})
    assert len(became.files) + len(became.messages) + len(became.refused) == 1
    assert all(words for _, words in became.refused)
