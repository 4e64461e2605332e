"""The words of one part of a message, whatever it says of their encoding."""

from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from typing import Any


def decoded_header(value: Any) -> str:
    """Return a header in words: encoded words are decoded, and raw bytes read as UTF-8 or as Windows writes it."""
    try:
        pieces = decode_header(value if isinstance(value, str) else str(value))
    except (HeaderParseError, ValueError):
        return str(value)
    return "".join(_decoded(piece, charset) if isinstance(piece, bytes) else piece for piece, charset in pieces)


def text_of(part: Message) -> str:
    """Return the text of a part; bytes that its encoding does not know are read as well as may be."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    return _decoded(content, part.get_content_charset())


def _decoded(content: bytes, charset: str | None) -> str:
    for encoding in (charset or "utf-8", "utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except (LookupError, ValueError):
            continue
    return content.decode("latin-1")
