"""Whether a file may be kept: its bytes say what it is, and its name must say the same."""

from peelian.documents.rules.containers import office_kind
from peelian.documents.rules.kinds import MEGABYTE, FileKind, FileRules
from peelian.kernel.refused import Refused

MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
OUTLOOK = "__properties_version1.0".encode("utf-16-le")
HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
TEXTS = ("txt", "csv", "eml")
MARKUP = ("<!doctype", "<html", "<head", "<body", "<svg", "<?xml", "<script", "<?php", "#!", "{\\rtf")
MAIL_HEADERS = ("from", "date", "subject", "received", "message-id", "return-path", "mime-version", "delivered-to")
ALLOWED = {"\t", "\n", "\r", "\f", "\x1a"}  # Windows ends some old text files with control-Z
LOOKED_AT = 64 * 1024


def judge(name: str, content: bytes, rules: FileRules) -> FileKind:
    """Return the kind of a file. Refused, in words that do not name it: what its bytes or its name are against.

    A picture may still turn out to be damaged or too large when it is redrawn, and a message when it is read.
    """
    if not content:
        raise Refused("It is empty. Check that you chose the right one.")
    kind = _by_name(name, rules)
    refuse_large(len(content), kind)
    found = _by_bytes(content, kind)
    if found != kind.code:
        told = {each.code: each.title for each in rules.kinds}.get(found, "")
        raise Refused(
            f"Its name says that it is a {kind.title}, and {f'it is a {told}' if told else 'it is not one'}. "
            "Save it again under its own kind."
        )
    return kind


def refuse_large(size: int, kind: FileKind) -> None:
    """Refuse a file that is larger than its kind may be."""
    if size > kind.limit:
        raise Refused(f"It is larger than {kind.limit // MEGABYTE} MB, the most for a {kind.title}.")


def _by_name(name: str, rules: FileRules) -> FileKind:
    """Return the kind that the end of a name says."""
    _, dot, extension = name.lower().rpartition(".")
    for kind in rules.kinds:
        if dot and extension in kind.extensions:
            return kind
    raise Refused(
        "We do not keep this kind of file. Programs, archives, web pages and documents with macros never; "
        f"what we keep ends in {', '.join(rules.extensions)}."
    )


def _by_bytes(content: bytes, named: FileKind) -> str:
    """Return the code of what the bytes are, or ""."""
    for magic, code in MAGIC:
        if content.startswith(magic):
            return code
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        return "heic"
    if content.startswith(ZIP):
        return office_kind(content)
    if content.startswith(OLE):
        return "msg" if OUTLOOK in content else ""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    return named.code if named.code in TEXTS and _is_text(content, named.code) else ""


def _is_text(content: bytes, code: str) -> bool:
    if code == "eml":
        return _is_mail(content)
    text = as_text(content)
    if text is None or text.lstrip().lower().startswith(MARKUP):
        return False
    return not any(ord(letter) < 32 and letter not in ALLOWED for letter in set(text))


def as_text(content: bytes) -> str | None:
    """Return bytes as text, by their mark, as UTF-8, or as Windows writes it; None when they are none."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _is_mail(content: bytes) -> bool:
    """Return whether the first lines are headers of a message, one of them of those that every message has."""
    if b"\x00" in content[:LOOKED_AT]:
        return False
    names: list[str] = []
    for line in content[:LOOKED_AT].decode("latin-1").lstrip("\r\n").splitlines():
        name, colon, _ = line.partition(":")
        if line[:1] in (" ", "\t") and names:
            continue
        if not line or not colon or " " in name.strip():
            break
        names.append(name.strip().lower())
    return any(name in MAIL_HEADERS for name in names)
