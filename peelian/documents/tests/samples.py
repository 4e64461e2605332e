"""Files for the tests, each made here: nothing is copied from anywhere."""

import io
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage

from PIL import Image

from peelian.kernel.refused import Refused

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(range(256))
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"\0" * 600


def picture(form: str = "PNG", size: tuple[int, int] = (40, 20), **said: object) -> bytes:
    """Return a small picture; `said` is what its file says besides."""
    out = io.BytesIO()
    Image.new("P" if form == "GIF" else "RGB", size, 3).save(out, form, **said)
    return out.getvalue()


GIF = picture("GIF")


def refusal_of(work: Callable[[], object]) -> str:
    """Return the words with which something is refused; "" when it is not. Any other fault is one."""
    try:
        work()
    except Refused as refusal:
        return refusal.words or "no words"
    return ""


def zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def office(kind: str, parts: Mapping[str, bytes] | None = None) -> bytes:
    """Return what is enough of an Office file to be known as one."""
    types = f'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{kind}"/></Types>'
    return zipped({"[Content_Types].xml": types.encode(), "word/document.xml": b"<w/>"} | dict(parts or {}))


def mail(
    *,
    text: str,
    sender: str = "Rosalind Pickering <r.pickering@postbox.example>",
    to: str = "protect@peelian.example",
    subject: str = "Re: your advice",
    message_id: str = "<1@postbox.example>",
    html: str = "",
    attached: Mapping[str, bytes] | None = None,
    **headers: str,
) -> bytes:
    """Return a message as a mail server hands it over; `In_Reply_To="<...>"` is a header."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = "Thu, 04 Jun 2026 11:00:00 +0100"
    if message_id:
        message["Message-ID"] = message_id
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if text or not html:
        message.set_content(text)
    if html and text:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    for name, content in (attached or {}).items():
        kind = ("image", name.rpartition(".")[2]) if name.endswith((".png", ".jpeg", ".gif")) else ("application", "x")
        message.add_attachment(content, maintype=kind[0], subtype=kind[1], filename=name)
    return message.as_bytes()


def report_of(*, kind: str, machine: str, returned: str, text: str = "It did not arrive.", **headers: str) -> bytes:
    """Return a multipart/report: `machine` are its fields, `returned` the head of what came back."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    part = "feedback-report" if kind == "feedback-report" else "delivery-status"
    return "\r\n".join(
        [
            "From: Mail Delivery System <MAILER-DAEMON@mx.example>", "To: protect@peelian.example",
            "Subject: Undelivered Mail Returned to Sender", "Message-ID: <bounce1@mx.example>", *lines,
            "MIME-Version: 1.0", f'Content-Type: multipart/report; report-type={kind}; boundary="x"', "",
            "--x", "Content-Type: text/plain", "", text,
            "--x", f"Content-Type: message/{part}", "", machine,
            "--x", "Content-Type: message/rfc822", "", returned, "", "The advice.", "--x--", "",
        ]
    ).encode()  # fmt: skip
