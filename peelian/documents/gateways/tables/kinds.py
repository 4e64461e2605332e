"""What a file is by its first bytes, whatever its name says; what is no table is refused in plain words."""

import io
import zipfile

from peelian.kernel.refused import Refused

SAVE_AS = "Open it, save it as CSV or as an Excel workbook (.xlsx), and upload that."
LOCKED = (
    "This workbook is protected with a password. Open it in Excel, choose File, Info, Protect Workbook, "
    "Encrypt with Password, clear the password, save it and upload it again."
)
BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf", "a compressed file (7-Zip)"),
    (b"Rar!", "a compressed file (RAR)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"{\\rtf", "a rich-text document"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
MARKUP: tuple[tuple[bytes, str], ...] = (
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML file"),
    (b"{", "a JSON file"),
    (b"[{", "a JSON file"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"


def kind_of(data: bytes) -> str:
    """Return "csv" or "xlsx"; refuse, naming it, anything that is neither."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refused("The file is empty. Check that you chose the right one.")
    if data.startswith(OLE):
        _refuse_old_office(data)
    if data.startswith((ZIP, b"PK\x05\x06")):
        _refuse_unless_workbook(data)
        return "xlsx"
    for beginning, name in BEGINNINGS:
        if data.startswith(beginning):
            raise Refused(f"This is {name}, not a table. {SAVE_AS}")
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for beginning, name in MARKUP:
        if start.startswith(beginning):
            raise Refused(f"This is {name}, not a table, whatever its name ends in. {SAVE_AS}")
    return "csv"


def _refuse_old_office(data: bytes) -> None:
    def named(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if named("EncryptedPackage") or named("EncryptionInfo"):
        raise Refused(LOCKED)
    if named("WordDocument"):
        raise Refused(f"This is a Word document, not a table. {SAVE_AS}")
    raise Refused(
        "This is a workbook of the old kind (.xls). Open it in Excel, choose Save As, "
        "Excel Workbook (.xlsx), and upload that."
    )


def _refuse_unless_workbook(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            locked = any(entry.flag_bits & 1 for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError):
        raise Refused("The workbook is damaged and cannot be opened. Save it again and upload that.") from None
    if locked:
        raise Refused(LOCKED)
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        what = "a binary workbook (.xlsb)"
    elif any(name.startswith("word/") for name in names):
        what = "a Word document"
    elif any(name.startswith("ppt/") for name in names):
        what = "a slide deck"
    elif "mimetype" in names:
        what = "an OpenDocument file"
    else:
        what = "a ZIP file"
    raise Refused(f"This is {what}, not a CSV file or an Excel workbook. {SAVE_AS}")
