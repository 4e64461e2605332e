"""What a zipped document is, from the list of its parts: nothing of it is unpacked but the part that says so."""

import io
import struct
import zipfile
import zlib

from peelian.kernel.refused import Refused

MOST_PARTS = 5_000
LARGEST_ALL = 300 * 1024 * 1024  # bytes once unpacked, by its own account
LARGEST_LIST = 1024 * 1024
STEEPEST = 200  # unpacked to packed; a real document of text and pictures stays well below
TYPES = "[Content_Types].xml"
OFFICE = {
    b"wordprocessingml.document.main+xml": "docx",
    b"spreadsheetml.sheet.main+xml": "xlsx",
    b"presentationml.presentation.main+xml": "pptx",
}
OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
MACROS = "It holds macros, which can run. Ask for it as a PDF, or save it without macros."
ARCHIVE = "It is an archive. Take the files out of it and keep those that are needed."
PACKED = "It holds another file packed inside it, which we cannot look at. Ask for it as a PDF."
DAMAGED = "It is damaged and cannot be opened. Save it again, or ask for it once more."
BOMB = "It unpacks to far more than a document could hold, so it has not been opened."
BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError, struct.error,
)  # fmt: skip


def office_kind(content: bytes) -> str:
    """Return the code of a zipped document. Refused: archives, macros, packed files, bombs, damage."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            names = [entry.filename.lower() for entry in entries]
            _refuse_bomb(entries, len(content))
            code = _code(archive, {entry.filename for entry in entries})
    except BROKEN:
        raise Refused(DAMAGED) from None
    if code == "macros" or any(_runs(name) for name in names):
        raise Refused(MACROS)
    if not code:
        raise Refused(ARCHIVE)
    if any("oleobject" in name or name.endswith((".exe", ".dll", ".js", ".zip", ".bat")) for name in names):
        raise Refused(PACKED)
    return code


def parts(content: bytes) -> list[str]:
    """Return the names of the parts of a document that `office_kind` took."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.namelist()


def _refuse_bomb(entries: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_PARTS or unpacked > LARGEST_ALL or unpacked > STEEPEST * max(packed, 64 * 1024):
        raise Refused(BOMB)


def _code(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" in names:
        with archive.open("mimetype") as part:
            return OPEN_DOCUMENT.get(part.read(100).strip(), "")
    if TYPES not in names:
        return ""
    with archive.open(TYPES) as part:
        said = part.read(LARGEST_LIST)
    if b"macroEnabled" in said or b"vbaProject" in said:
        return "macros"
    return next((code for sign, code in OFFICE.items() if sign in said), "")


def _runs(name: str) -> bool:
    """Whether a part is a macro, a control or a script."""
    return name.endswith("vbaproject.bin") or "activex/" in name or name.startswith(("basic/", "scripts/"))
