"""A message as Outlook saves it (MS-OXMSG in a compound file), read by python-oxmsg."""

import io
from collections.abc import Iterator
from email.utils import parseaddr

from django.utils import timezone
from oxmsg import Message
from oxmsg.attachment import Attachment

from peelian.documents.rules.html_text import words_of
from peelian.documents.rules.messages import Part, ReadMessage, clean, message_ids
from peelian.kernel.refused import Refused

UNREADABLE = "It is damaged and cannot be read as an Outlook message. Ask for it once more, or save it as .eml."
# MS-OXPROPS: PidTagInternetMessageId, PidTagInternetReferences, PidTagInReplyToId
MESSAGE_ID, REFERENCES, IN_REPLY_TO = 0x1035, 0x1039, 0x1042


def read_msg(content: bytes) -> ReadMessage:
    """Return what a saved Outlook message says. Refused, in words, whatever is wrong with its file."""
    try:
        return _read(Message.load(io.BytesIO(content)))
    except Exception as fault:  # the library and the one below it fail in any way they like
        raise Refused(UNREADABLE) from fault


def _read(message: Message) -> ReadMessage:
    headers = {name.lower(): clean(str(value), 20_000) for name, value in message.message_headers.items()}
    name, address = parseaddr(message.sender or "")
    written = message.body or words_of(message.html_body or "")
    sent = message.sent_date
    return ReadMessage(
        message_id=next(iter(message_ids(_said(message, MESSAGE_ID) or headers.get("message-id", ""))), ""),
        sender=clean(address.lower() if "@" in address else "", 254),
        sender_name=clean(name or (message.sender or ""), 120),
        to=tuple(clean(each.email_address.lower(), 254) for each in message.recipients if each.email_address),
        subject=clean(message.subject, 300),
        sent_at=sent.astimezone(timezone.get_current_timezone()) if sent else None,
        text=clean(written),
        answers=message_ids(
            f"{_said(message, IN_REPLY_TO)} {_said(message, REFERENCES)} {headers.get('references', '')}"
        ),
        headers=headers,
        parts=tuple(_parts(message.attachments)),
        pictures_in_text="data:image" in (message.html_body or "").lower(),
    )


def _said(message: Message, property_id: int) -> str:
    return message.properties.str_prop_value(property_id) or ""


def _parts(attachments: tuple[Attachment, ...]) -> Iterator[Part]:
    for number, attachment in enumerate(attachments, start=1):
        name = clean(attachment.file_name or "", 200) or f"part {number}"
        is_picture = (attachment.mime_type or "").startswith("image/")
        yield Part(name, attachment.file_bytes, is_picture=is_picture)
