"""A message as it goes over the internet (RFC 5322 and MIME), read by the standard library."""

import email
from collections.abc import Iterator, Mapping
from datetime import datetime
from email import policy
from email.message import Message
from email.utils import getaddresses, parseaddr, parsedate_to_datetime

from django.utils import timezone

from peelian.documents.gateways.messages.bodies import decoded_header, text_of
from peelian.documents.rules.html_text import words_of
from peelian.documents.rules.messages import Part, ReadMessage, clean, message_ids
from peelian.kernel.refused import Refused

UNREADABLE = "It is damaged and cannot be read as a message. Ask for it once more, or print it as a PDF."
MOST_PARTS = 200
REPORTS = ("message/delivery-status", "message/feedback-report", "message/global-delivery-status")
RETURNED = ("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers")


def read_eml(content: bytes) -> ReadMessage:
    """Return what a message says. Refused when it has no header of any kind, or is packed beyond reason."""
    try:
        return _read(email.message_from_bytes(content, policy=policy.compat32))
    except Refused:
        raise
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError) as fault:
        raise Refused(UNREADABLE) from fault


def _read(message: Message) -> ReadMessage:
    headers = _headers(message)
    if not headers:
        raise Refused(UNREADABLE)
    leaves = list(_leaves(message))
    if len(leaves) > MOST_PARTS:
        raise Refused(UNREADABLE)
    body = _body(leaves)
    name, address = parseaddr(headers.get("from", ""))
    to = getaddresses([headers.get("to", ""), headers.get("cc", "")])
    html = "".join(text_of(leaf) for leaf in leaves if leaf.get_content_type() == "text/html")
    return ReadMessage(
        message_id=next(iter(message_ids(headers.get("message-id", ""))), ""),
        sender=clean(address.lower(), 254),
        sender_name=clean(name, 120),
        to=tuple(clean(each.lower(), 254) for _, each in to if each),
        subject=clean(headers.get("subject", ""), 300),
        sent_at=_moment(headers.get("date", "")),
        text=clean(_words(body)),
        answers=message_ids(headers.get("in-reply-to", "") + headers.get("references", "")),
        headers=headers,
        parts=tuple(_parts(leaves, body)),
        status=tuple(_status(leaves)),
        feedback=next((_fields(leaf) for leaf in leaves if leaf.get_content_type() == REPORTS[1]), {}),
        returned=message_ids(" ".join(_returned(leaves))),
        pictures_in_text="data:image" in html.lower(),
    )


def _headers(message: Message) -> Mapping[str, str]:
    """Return the first of each header, decoded."""
    found: dict[str, str] = {}
    for name, value in message.items():
        found.setdefault(name.lower(), clean(decoded_header(value), 20_000))
    return found


def _leaves(message: Message) -> Iterator[Message]:
    """Yield the parts that hold no other parts; a message inside a message is one, whole."""
    stack = [message]
    while stack:
        part = stack.pop(0)
        inside = part.get_payload() if part.is_multipart() else None
        if isinstance(inside, list) and part.get_content_maintype() != "message":
            stack[:0] = [each for each in inside if isinstance(each, Message)][:MOST_PARTS]
        else:
            yield part


def _body(leaves: list[Message]) -> Message | None:
    """Return the part that is the text: the first plain one, else the first of HTML."""
    texts = [leaf for leaf in leaves if not _is_attached(leaf) and text_of(leaf).strip()]
    plain = [leaf for leaf in texts if leaf.get_content_type() == "text/plain"]
    html = [leaf for leaf in texts if leaf.get_content_type() == "text/html"]
    return next(iter([*plain, *html]), None)


def _words(body: Message | None) -> str:
    if body is None:
        return ""
    said = text_of(body)
    return words_of(said) if body.get_content_type() == "text/html" else said


def _is_attached(leaf: Message) -> bool:
    return leaf.get_content_disposition() == "attachment" or bool(leaf.get_filename())


def _parts(leaves: list[Message], body: Message | None) -> Iterator[Part]:
    """Yield what is attached; the other shapes of the text and the machine's part of a report are not."""
    for number, leaf in enumerate(leaves, start=1):
        kind = leaf.get_content_type()
        if leaf is body or kind in REPORTS or (kind.startswith("text/") and not _is_attached(leaf)):
            continue
        name = clean(decoded_header(leaf.get_filename() or ""), 200)
        if leaf.is_multipart():
            inner = leaf.get_payload(0)
            content = inner.as_bytes() if isinstance(inner, Message) else None
            yield Part(name or f"message {number}.eml", content)
            continue
        payload = leaf.get_payload(decode=True)
        yield Part(
            name or f"part {number}.{kind.rpartition('/')[2]}",
            payload if isinstance(payload, bytes) else None,
            is_picture=kind.startswith("image/"),
        )


def _status(leaves: list[Message]) -> Iterator[Mapping[str, str]]:
    for leaf in leaves:
        if leaf.get_content_type() in (REPORTS[0], REPORTS[2]) and leaf.is_multipart():
            for block in leaf.get_payload():
                if isinstance(block, Message):
                    yield _headers(block)


def _fields(leaf: Message) -> Mapping[str, str]:
    """Return the fields of a part that is nothing but fields."""
    inner = leaf.get_payload(0) if leaf.is_multipart() else None
    if isinstance(inner, Message):
        return _headers(inner) or {"feedback-type": "abuse"}
    content = leaf.get_payload(decode=True)
    said = _headers(email.message_from_bytes(content if isinstance(content, bytes) else b""))
    return said or {"feedback-type": "abuse"}


def _returned(leaves: list[Message]) -> Iterator[str]:
    """Yield the Message-ID headers of what came back in a report."""
    for leaf in leaves:
        if leaf.get_content_type() in RETURNED:
            inner = leaf.get_payload(0) if leaf.is_multipart() else None
            if not isinstance(inner, Message):
                inner = email.message_from_string(text_of(leaf))
            yield str(inner.get("Message-ID", ""))


def _moment(written: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(written)
        at = at if at.tzinfo else timezone.make_aware(at)
        return at.astimezone(timezone.get_current_timezone())
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
