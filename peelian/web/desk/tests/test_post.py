"""The pages for post and files."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from peelian.accounts.models import Officer
from peelian.documents.gateways import store
from peelian.documents.tests.samples import PDF, PROGRAM, mail, picture
from peelian.intake import actions
from peelian.intake.factories import report as a_report
from peelian.intake.gateways.mailbox import Letter
from peelian.intake.models import Attachment, Reply
from peelian.kernel.actor import System
from peelian.records.models import LogEntry

pytestmark = pytest.mark.django_db
SignIn = Callable[[Officer], Client]


@pytest.fixture
def hers(northmarsh, asha, noon, file_store):
    return actions.claim(report=a_report(unit=northmarsh, at=noon, NFIB_Code="NFIB3A"), by=asha, at=noon)


@pytest.fixture
def drop(hers, asha, sign_in: SignIn):
    def drop(*files: tuple[str, bytes], **said: str):
        sent = {"file": [SimpleUploadedFile(name, content) for name, content in files]} | said
        return sign_in(asha).post(f"/desk/victims/{hers.pk}/post/", sent, follow=True)

    return drop


@pytest.fixture
def waiting(northmarsh, noon, file_store) -> Reply:
    raw = mail(text="My mother had your letter.", sender="son@webmail.example", subject="About my mother")
    letter = Letter(uid_validity=1, uid=1, raw=raw)
    return actions.take_in(letter=letter, unit=northmarsh, by=System("mailbox"), at=noon)


def test_good_files_are_kept_and_bad_ones_named(drop):
    page = drop(("note.txt", b"A note."), ("setup.exe", PROGRAM), ("fake.png", PDF)).content.decode()
    assert "1 file kept." in page
    assert "2 files were not kept" in page
    assert "setup.exe" in page
    assert "says that it is a PNG picture, and it is a PDF" in page
    assert "Not scanned" in page


def test_nothing_chosen_is_said(drop):
    assert "Choose a file, or drop one here" in drop().content.decode()


def test_where_no_picture_may_be_kept_the_page_says_what_to_do(hers, drop):
    hers.threat = "sextortion"
    hers.save()
    page = drop(("a.png", picture())).content.decode()
    assert "No pictures on this record" in page
    assert "Do not keep intimate images here" in page
    assert not Attachment.objects.exists()


def test_a_file_is_handed_out_so_that_nothing_in_it_runs(hers, asha, drop, sign_in: SignIn):
    drop(("note\u202e.txt", b"It said: <script>alert(1)</script>"))
    kept = Attachment.objects.get()
    answer = sign_in(asha).get(f"/desk/victims/{hers.pk}/files/{kept.pk}/?show")
    assert answer.content == b"It said: <script>alert(1)</script>"
    assert answer["Content-Disposition"] == 'attachment; filename="note.txt"'
    assert answer["Content-Type"] == "text/plain"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert LogEntry.objects.filter(subject=hers.label, operation="consultation", detail=f"file {kept.pk}").exists()


def test_only_a_picture_is_shown_and_in_a_sandbox(hers, asha, drop, sign_in: SignIn):
    drop(("a.png", picture()), ("b.pdf", PDF))
    for name, how in (("a.png", "inline"), ("b.pdf", "attachment")):
        kept = Attachment.objects.get(name=name)
        answer = sign_in(asha).get(f"/desk/victims/{hers.pk}/files/{kept.pk}/?show")
        assert answer["Content-Disposition"].startswith(how)
        assert "sandbox" in answer["Content-Security-Policy"]


def test_a_file_that_is_not_what_was_kept_is_not_handed_out(hers, asha, drop, sign_in: SignIn):
    drop(("note.txt", b"A note."))
    kept = Attachment.objects.get()
    store.path_of(kept.file.digest).write_bytes(b"Changed.")
    assert sign_in(asha).get(f"/desk/victims/{hers.pk}/files/{kept.pk}/").status_code == 409


def test_a_file_is_taken_off_with_a_reason_and_gone(hers, asha, drop, sign_in: SignIn):
    drop(("note.txt", b"A note."))
    kept = Attachment.objects.get()
    page = f"/desk/victims/{hers.pk}/files/{kept.pk}/remove/"
    assert "Fill in" in sign_in(asha).post(page, {"why": ""}).content.decode()
    assert "is off the record" in sign_in(asha).post(page, {"why": "Not hers."}, follow=True).content.decode()
    assert sign_in(asha).get(f"/desk/victims/{hers.pk}/files/{kept.pk}/").status_code == 404
    record = sign_in(asha).get(f"/desk/victims/{hers.pk}/").content.decode()
    assert "File taken off the record: note.txt" in record


def test_a_message_is_read_in_full_and_marked(hers, asha, northmarsh, noon, sign_in: SignIn):
    words = "It is on now.\n\nOn 4 June 2026 Cyber Protect wrote:\n> Dear Rosalind"
    raw = mail(text=words, attached={"a.exe": PROGRAM})
    letter = Letter(uid_validity=1, uid=1, raw=raw)
    reply = actions.take_in(letter=letter, unit=northmarsh, by=System("mailbox"), at=noon)
    page = f"/desk/victims/{hers.pk}/post/{reply.pk}/"
    said = sign_in(asha).get(page).content.decode()
    assert "It is on now." in said
    assert "The whole message, with what it quotes" in said
    assert "We do not keep this kind of file" in said
    assert "It is marked as read" in sign_in(asha).post(page, follow=True).content.decode()
    assert sign_in(asha).get(f"{page}as-it-came/").content == raw


def test_a_message_from_a_mailbox_in_doubt_warns(hers, asha, drop, sign_in: SignIn):
    drop(("answer.eml", mail(text="Send it there.")))
    reply = Reply.objects.get()
    Reply.objects.filter(pk=reply.pk).update(in_doubt=True)
    said = sign_in(asha).get(f"/desk/victims/{hers.pk}/post/{reply.pk}/").content.decode()
    assert "Somebody else may have written this" in said


def test_what_matches_nobody_is_on_today_and_goes_onto_the_record_chosen(hers, asha, waiting, sign_in: SignIn):
    client = sign_in(asha)
    assert "Find whose record 1 message belongs on" in client.get("/desk/").content.decode()
    assert "About my mother" in client.get("/desk/post/").content.decode()
    found = client.get(f"/desk/post/{waiting.pk}/?q=Pickering").content.decode()
    assert f"/desk/post/{waiting.pk}/{hers.pk}/" in found
    page = client.post(f"/desk/post/{waiting.pk}/{hers.pk}/", follow=True).content.decode()
    assert "It is on the record of Rosalind Pickering." in page
    assert client.get(f"/desk/post/{waiting.pk}/").status_code == 404


def test_what_belongs_nowhere_is_set_aside(asha, waiting, sign_in: SignIn):
    assert "Fill in" in sign_in(asha).post(f"/desk/post/{waiting.pk}/", {"why": ""}).content.decode()
    page = sign_in(asha).post(f"/desk/post/{waiting.pk}/", {"why": "Advertising."}, follow=True).content.decode()
    assert "It is set aside." in page
    assert "Every message is on a record or was set aside" in page


def test_it_is_not_put_on_another_units_record(hers, charlie, waiting, sign_in: SignIn):
    assert sign_in(charlie).post(f"/desk/post/{waiting.pk}/{hers.pk}/").status_code == 404


def test_the_list_asks_as_many_questions_however_long_it_is(
    asha, northmarsh, noon, waiting, sign_in: SignIn, django_assert_max_num_queries
):
    client = sign_in(asha)
    with django_assert_max_num_queries(40) as few:
        client.get("/desk/post/")
    for number in range(2, 8):
        raw = mail(text="Hello", sender="a@webmail.example", message_id=f"<{number}@x>")
        letter = Letter(uid_validity=1, uid=number, raw=raw)
        actions.take_in(letter=letter, unit=northmarsh, by=System("mailbox"), at=noon)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get("/desk/post/")


def test_the_log_that_is_disclosed_has_messages_and_files_in_full(hers, asha, drop, sign_in: SignIn):
    drop(("note.txt", b"A note."), ("answer.eml", mail(text="It is on now.")))
    page = sign_in(asha).get(f"/desk/victims/{hers.pk}/disclosure/").content.decode()
    assert "It is on now." in page
    assert store.digest_of(b"A note.") in page
