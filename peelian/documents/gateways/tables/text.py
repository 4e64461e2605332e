"""CSV and its relations: the encoding, the delimiter and the cells, with what was odd about each row."""

import codecs
import csv
import io
import re
from dataclasses import dataclass

from peelian.documents.gateways.tables.cells import UNPRINTABLE, Oddities, cleaned
from peelian.documents.gateways.tables.out import unguarded
from peelian.documents.gateways.tables.table import LARGEST_FILE, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Grid, listed
from peelian.kernel.refused import Refused

csv.field_size_limit(max(csv.field_size_limit(), LARGEST_FILE))  # for the whole process, so it only ever grows

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
SAMPLE = 64 * 1024
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SEPARATOR_LINE = re.compile(r"\A\"?sep=([,;\t|:^~])\"?\r?\n", re.IGNORECASE)
NOT_TEXT = "This does not look like text or a workbook, so it cannot be read as a table."
IN_PLACES = "peelian.windows-1252-in-places"
MORE_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Text:
    """A file as text; `odd_lines` counts from 1 the lines that were in another encoding than the rest."""

    text: str
    encoding: str
    odd_lines: frozenset[int] = frozenset()


def read_text(data: bytes) -> Grid:
    """Return the cells of a delimited text file; refuse what is not text, and a quotation mark never closed."""
    decoded = decode(data)
    text, separator, above = decoded.text, "", 0
    if found := SEPARATOR_LINE.match(text):
        separator, above, text = found[1], 1, text[found.end() :]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    delimiter = separator or delimiter_of(text[:SAMPLE])
    odd = Oddities()
    row_notes: dict[int, list[str]] = {}
    rows = _parsed(text, delimiter, odd, {line - above for line in decoded.odd_lines}, row_notes)
    notes = list(odd.notes())
    if row_notes:
        notes.append(
            f"The file is in {decoded.encoding} but these rows were not, and were read as Windows-1252: "
            f"{listed(row_notes)}. Check the accented letters in them."
        )
    return Grid("csv", rows, decoded.encoding, delimiter, notes=tuple(notes), row_notes=row_notes)


def decode(data: bytes) -> Text:
    """Return the text and the encoding it was in: by byte-order mark, else UTF-16, UTF-8 or Windows-1252."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            if encoding == "utf-8-sig":
                return _utf8(data[len(mark) :], encoding)
            return _wide(data, encoding)
    if encoding := _wide_without_mark(data[:4096]):
        return _wide(data, encoding)
    _refuse_binary(data[:SAMPLE])
    return _utf8(data, "utf-8")


def _wide(data: bytes, encoding: str) -> Text:
    text = data.decode(encoding, errors="replace").lstrip("\ufeff")
    if text.count("\ufffd") > len(text) // 50:
        raise Refused(NOT_TEXT)
    return Text(text, encoding)


def _wide_without_mark(start: bytes) -> str:
    half = max(1, len(start) // 2)
    if start[1::2].count(0) > half * 0.6 and start[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if start[0::2].count(0) > half * 0.6 and start[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return ""


def _refuse_binary(start: bytes) -> None:
    strange = sum(start.count(code) for code in range(32) if code not in (9, 10, 12, 13))
    if strange > max(4, len(start) // 100):
        raise Refused(NOT_TEXT)


def _utf8(data: bytes, encoding: str) -> Text:
    try:
        return Text(data.decode("utf-8"), encoding)
    except UnicodeDecodeError:
        pass
    odd, proper = set(), 0
    for number, line in enumerate(re.split(rb"\r\n|\n|\r", data), 1):
        try:
            line.decode("utf-8")
            proper += not line.isascii()
        except UnicodeDecodeError:
            odd.add(number)
    if not proper and not MORE_BYTES.search(data):
        return Text(data.decode("cp1252", errors="replace"), "windows-1252")
    return Text(data.decode("utf-8", errors=IN_PLACES), encoding, frozenset(odd))


def _windows_1252(wrong: UnicodeError) -> tuple[str, int]:
    """Read what is no UTF-8 as Windows-1252; half a character is left as one, to be taken out, and noted, later."""
    if not isinstance(wrong, UnicodeDecodeError):
        raise wrong
    if re.match(rb"\xed[\xa0-\xbf][\x80-\xbf]", wrong.object[wrong.start : wrong.start + 3]):
        return "\ud800", wrong.start + 3
    return wrong.object[wrong.start : wrong.end].decode("cp1252", errors="replace"), wrong.end


codecs.register_error(IN_PLACES, _windows_1252)


def delimiter_of(sample: str) -> str:
    """Return the delimiter that cuts the most rows into the same, largest number of columns."""
    if len(sample) >= SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        widths = [len(row) for row in _records(sample, delimiter, most=200) if row]
        if not widths:
            continue
        usual = max(set(widths), key=lambda width: (widths.count(width) * (width - 1), width))
        score = (widths.count(usual) / len(widths)) ** 2 * (usual - 1)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _records(text: str, delimiter: str, most: int) -> list[list[str]]:
    records: list[list[str]] = []
    for record in csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter):
        records.append(record)
        if len(records) >= most:
            break
    return records


def _parsed(
    text: str, delimiter: str, odd: Oddities, odd_lines: set[int], row_notes: dict[int, list[str]]
) -> dict[int, list[str]]:
    lines = text.count("\n") + (not text.endswith("\n"))
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter)
    rows: dict[int, list[str]] = {}
    look = bool(UNPRINTABLE.search(text) or re.search(r"[<=@+\-']", text))
    begins = 1
    for number, record in enumerate(reader, 1):
        ends = reader.line_num
        if odd_lines and not odd_lines.isdisjoint(range(begins, ends + 1)):
            row_notes[number] = ["Some letters were in another encoding (Windows-1252). Check the accents."]
        if ends >= lines and ends > begins + 1 and text.count('"') % 2:
            raise Refused(
                f"Row {number} opens a quotation mark that is never closed, so the rows after it cannot be told "
                "apart. Correct that row and upload the file again."
            )
        begins = ends + 1
        cells = _cells(record, number, odd) if look else [cell.strip() for cell in record]
        if any(cells):
            _refuse_huge(cells, number)
            rows[number] = cells
        if len(rows) > MOST_ROWS + 50:
            raise Refused(f"The table has more than {MOST_ROWS:,} rows. Split the file and load each part.")
    return rows


def _cells(record: list[str], number: int, odd: Oddities) -> list[str]:
    cells = []
    for column, cell in enumerate(record):
        text = cleaned(cell, number, column, odd) if cell else ""
        cells.append(unguarded(text) if text[:1] == "'" else text)
    return cells


def _refuse_huge(cells: list[str], number: int) -> None:
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        raise Refused(f"Row {number} has {len(cells)} columns; at most {MOST_COLUMNS} can be read.")
    for cell in cells:
        if len(cell) > LONGEST_CELL:
            raise Refused(
                f"Row {number} has a cell of {len(cell):,} characters; a cell can hold at most {LONGEST_CELL:,}. "
                "Check that row for a missing quotation mark."
            )
