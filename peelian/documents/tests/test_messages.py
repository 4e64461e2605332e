"""Messages are read: as the internet carries them, and as Outlook saves them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.documents.gateways.messages import read_eml, read_msg
from peelian.documents.rules.html_text import words_of
from peelian.documents.tests.outlook import outlook_message
from peelian.documents.tests.samples import GIF, mail, refusal_of, report_of
from peelian.kernel.refused import Refused

AT = datetime(2026, 6, 4, 10, 0, tzinfo=UTC)


def outlook(**differs) -> bytes:
    said = {
        "sender": "R.Pickering@postbox.example", "sender_name": "Rosalind Pickering", "to": "protect@peelian.example",
        "subject": "Re: your advice – thank you", "body": "It is on now.\r\n\r\nRosalind", "at": AT,
    }  # fmt: skip
    return outlook_message(**(said | differs))


def test_a_message_says_from_whom_to_whom_when_and_what():
    read = read_eml(mail(text="It is on now.", In_Reply_To="<a@peelian>", References="<b@peelian> <a@peelian>"))
    assert (read.sender, read.sender_name) == ("r.pickering@postbox.example", "Rosalind Pickering")
    assert read.to == ("protect@peelian.example",)
    assert read.sent_at == AT
    assert read.text == "It is on now."
    assert read.message_id == "<1@postbox.example>"
    assert read.answers == ("<a@peelian>", "<b@peelian>")


def test_words_in_any_alphabet_are_read():
    raw = b"From: =?utf-8?q?Zo=C3=AB?= <zoe@postbox.example>\r\nSubject: =?iso-8859-1?q?caf=E9?=\r\n\r\n"
    read = read_eml(raw + "naïve £20".encode("cp1252"))
    assert (read.sender_name, read.subject, read.text) == ("Zoë", "café", "naïve £20")


def test_mail_written_as_a_web_page_is_read_as_words():
    page = "<style>p{}</style><p>Hello&nbsp;there,</p><p>it <b>works</b>.<br>Thanks</p><script>alert(1)</script>"
    assert read_eml(mail(text="", html=page)).text == "Hello there,\n\nit works.\nThanks"


def test_the_plain_words_are_taken_where_there_are_both():
    assert read_eml(mail(text="Plain.", html="<p>Rich.</p>")).text == "Plain."


def test_what_is_attached_is_handed_on_with_its_name():
    read = read_eml(mail(text="See there.", attached={"list.csv": b"a,b", "shot.gif": GIF}))
    assert [(part.name, part.content, part.is_picture) for part in read.parts] == [
        ("list.csv", b"a,b", False), ("shot.gif", GIF, True),
    ]  # fmt: skip


def test_a_delivery_report_says_of_whom_and_what():
    machine = "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nStatus: 5.1.1"
    read = read_eml(report_of(kind="delivery-status", machine=machine, returned="Message-ID: <a@peelian>"))
    assert [block.get("status") for block in read.status] == [None, "5.1.1"]
    assert read.returned == ("<a@peelian>",)


def test_a_complaint_says_what_it_is_about():
    machine = "Feedback-Type: abuse\r\nUser-Agent: x/1\r\nVersion: 1"
    read = read_eml(report_of(kind="feedback-report", machine=machine, returned="Message-ID: <a@peelian>"))
    assert read.feedback["feedback-type"] == "abuse"
    assert read.returned == ("<a@peelian>",)


def test_an_outlook_message_is_read_with_what_is_attached():
    attached = [("s.csv", b"a"), ("l.txt", b"b" * 9000)]
    read = read_msg(outlook(message_id="<9@x.example>", answers="<a@peelian>", attachments=attached))
    assert (read.sender, read.sender_name) == ("r.pickering@postbox.example", "Rosalind Pickering")
    assert read.to == ("protect@peelian.example",)
    assert read.subject == "Re: your advice – thank you"
    assert read.text == "It is on now.\n\nRosalind"
    assert read.sent_at == AT
    assert (read.message_id, read.answers) == ("<9@x.example>", ("<a@peelian>",))
    assert [(part.name, part.content) for part in read.parts] == attached


@pytest.mark.parametrize("cut", [0, 100, 600, 1500, 3000])
def test_a_broken_outlook_message_is_refused_in_words(cut):
    with pytest.raises(Refused, match="damaged and cannot be read as an Outlook message"):
        read_msg(outlook()[:cut])


def test_a_file_without_a_header_is_refused_in_words():
    with pytest.raises(Refused, match="cannot be read as a message"):
        read_eml(b"\r\n\r\nHello")


def test_a_message_packed_beyond_reason_is_refused_in_words():
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(1000))
    with pytest.raises(Refused, match="cannot be read as a message"):
        read_eml(b"From: a@b.example\r\n" + deep + b"Content-Type: text/plain\r\n\r\nhello")


@given(st.binary(max_size=600), st.integers(0, 400))
def test_any_bytes_are_a_message_or_a_refusal(noise, at):
    whole = mail(text="Hello", html="<p>Hello</p>", attached={"a.gif": GIF})
    for content in (noise, b"From: a@b.example\r\n" + noise, whole[:at] + noise + whole[at:]):
        if not refusal_of(lambda content=content: read_eml(content)):
            read = read_eml(content)
            said = read.text + read.subject + read.sender_name + "".join(part.name for part in read.parts)
            assert "\0" not in said + read.sender
            said.encode()


@given(st.binary(max_size=200), st.integers(0, 5000))
def test_any_bytes_are_an_outlook_message_or_a_refusal(noise, at):
    whole = outlook(attachments=[("a.txt", b"hello")])
    content = whole[:at] + noise + whole[at + len(noise) :]
    if not refusal_of(lambda: read_msg(content)):
        read = read_msg(content)
        (read.text + read.subject + read.sender).encode()


@given(st.text(max_size=300))
def test_any_markup_becomes_words(text):
    words_of(f"<div {text}><p>{text}")
