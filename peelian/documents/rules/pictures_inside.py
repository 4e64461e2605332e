"""Whether there is a picture in a file that is not itself one, for records on which none may be kept."""

import re

from peelian.documents.rules.containers import BROKEN, parts
from peelian.documents.rules.kinds import FileKind, Treat

PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
IN_A_PDF = re.compile(rb"/Subtype\s*/Image")  # a picture in a PDF is a stream, whose dictionary is never compressed
IN_AN_OFFICE_FILE = re.compile(
    r"(^|/)(media|pictures|thumbnails)/|\.(png|jpe?g|gif|webp|heic|bmp|tiff?)$", re.IGNORECASE
)


def holds_a_picture(kind: FileKind, content: bytes) -> bool:
    """Return whether a file is a picture or holds one. An encrypted PDF counts: nobody can say."""
    if kind.is_picture:
        return True
    if kind.code == "pdf":
        return bool(IN_A_PDF.search(content)) or b"/Encrypt" in content
    if kind.treat is Treat.OFFICE:
        return any(IN_AN_OFFICE_FILE.search(name) for name in parts(content))
    return kind.treat is Treat.MESSAGE and may_hold_a_picture(content)


def may_hold_a_picture(content: bytes) -> bool:
    """Return whether anything, whatever it is called, may be or hold a picture; in doubt it may."""
    if content.startswith(PICTURES) or content[8:12] == b"WEBP" or content[4:8] == b"ftyp":
        return True
    if content.startswith(b"%PDF"):
        return bool(IN_A_PDF.search(content)) or b"/Encrypt" in content
    if content.startswith(b"PK"):
        try:
            return any(IN_AN_OFFICE_FILE.search(name) for name in parts(content))
        except BROKEN:
            return True
    return content.startswith(b"\xd0\xcf\x11\xe0") or b"image/" in content.lower()
