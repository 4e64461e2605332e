"""A message as it was read, whatever it came in: plain values that say nothing of where it belongs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

MESSAGE_ID = re.compile(r"<[^<>\s]{1,250}>")
LONGEST_TEXT = 200_000  # letters of one message that are kept as text; the whole stays in its file


@dataclass(frozen=True)
class Part:
    """One attachment. `content` is None when it could not be taken out of the message."""

    name: str
    content: bytes | None
    is_picture: bool = False


@dataclass(frozen=True, kw_only=True)
class ReadMessage:
    """What a message says. Addresses are in small letters; `headers` by small name, the first of each.

    `status`: the fields of a delivery report, a mapping a recipient; `feedback`: those of a complaint; `returned`: the
    Message-IDs of what came back in it.
    """

    message_id: str = ""
    sender: str = ""
    sender_name: str = ""
    to: tuple[str, ...] = ()
    subject: str = ""
    sent_at: datetime | None = None
    text: str = ""
    answers: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    status: tuple[Mapping[str, str], ...] = ()
    feedback: Mapping[str, str] = field(default_factory=dict)
    returned: tuple[str, ...] = ()
    pictures_in_text: bool = False


def clean(text: str, most: int = LONGEST_TEXT) -> str:
    """Return text that a database can hold: no NUL, no half of a letter, ends of lines as one, `most` letters."""
    whole = text[: most * 2].encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return whole.replace("\r\n", "\n").replace("\r", "\n").strip()[:most]


def message_ids(text: str) -> tuple[str, ...]:
    """Return the Message-IDs in a header, in order, each once."""
    return tuple(dict.fromkeys(MESSAGE_ID.findall(text[:20_000])))
