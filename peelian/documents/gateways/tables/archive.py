"""A workbook's container, measured before anything parses it: bombs, entities and odd encodings stop here."""

import io
import re
import zipfile
import zlib

from peelian.documents.gateways.tables.table import MEGABYTE
from peelian.kernel.refused import Refused

LARGEST_PART = 160 * MEGABYTE  # 100,000 rows of 25 columns come to some 110
LARGEST_WHOLE = {"sharedstrings": 100 * MEGABYTE, "styles": 20 * MEGABYTE, "workbook": 20 * MEGABYTE}  # held in memory
LARGEST_ALL = 300 * MEGABYTE
MOST_PARTS = 2_000
STEEPEST = 150  # a real sheet shrinks 5 to 40 times; deflate's own limit is about 1,030
STEEP_FROM = 5 * MEGABYTE
CHUNK = 256 * 1024
BOMB = (
    "The workbook unpacks to far more than a table of victims could hold ({part}), so it has not been opened. "
    "Copy the rows you need into a new workbook and upload that."
)
ODD_XML = (
    "The workbook holds instructions no spreadsheet writes ({part}), so it has not been opened. "
    "Open it in Excel, save it as a new workbook and upload that."
)
ENCODING = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']""")


def refuse_bombs(data: bytes) -> None:
    """Refuse a workbook that unpacks too far or that declares entities.

    The sizes in the directory are checked first, then every part is really unpacked, in pieces and counted,
    because a directory can lie.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_PARTS or len({entry.filename for entry in entries}) < len(entries):
            raise Refused(BOMB.format(part="too many parts"))
        if sum(entry.file_size for entry in entries) > LARGEST_ALL:
            raise Refused(BOMB.format(part="by its own account"))
        unpacked = 0
        for entry in entries:
            unpacked += _measured(archive, entry)
            if unpacked > LARGEST_ALL:
                raise Refused(BOMB.format(part="all parts together"))


def _measured(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> int:
    name = entry.filename.lower().rpartition("/")[2].partition(".")[0]
    largest = LARGEST_WHOLE.get(name, LARGEST_PART)
    markup = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
    size, tail = 0, b""
    try:
        with archive.open(entry) as part:
            while chunk := part.read(CHUNK):
                if markup:
                    _refuse_odd_xml(entry.filename, tail + chunk, size == 0)
                tail = chunk[-16:]
                size += len(chunk)
                if size > largest or (size > STEEP_FROM and size > STEEPEST * max(1, entry.compress_size)):
                    raise Refused(BOMB.format(part=entry.filename))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        raise Refused("The workbook is damaged and cannot be opened. Save it again and upload that.") from None
    return size


def _refuse_odd_xml(name: str, text: bytes, beginning: bool) -> None:
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise Refused(ODD_XML.format(part=name))
    if beginning:
        declared = ENCODING.match(text[:200].removeprefix(b"\xef\xbb\xbf"))
        if b"\x00" in text[:100] or (declared and declared[1].upper() not in (b"UTF-8", b"US-ASCII")):
            raise Refused(ODD_XML.format(part=name))
