"""Files that are no table, or mean harm: each refused in words, nothing half-read."""

import contextlib
import io
import random
import zipfile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peelian.documents.gateways.tables import read_table
from peelian.documents.gateways.tables.table import LARGEST_FILE
from peelian.kernel.refused import Refused

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(data, name="x.csv"):
    with pytest.raises(Refused) as caught:
        read_table(data, name)
    return str(caught.value)


def good_workbook():
    """Return a small workbook as Excel writes it, with its text in the shared strings."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Ref", "Surname", "Loss"])
        sheet.write_row(1, 0, ["A1", "Lee", 5])
    return file.getvalue()


def changed(change, data=None):
    """Return the workbook with each part passed through `change(name, body)`, which may add parts."""
    out = io.BytesIO()
    before = zipfile.ZipFile(io.BytesIO(data or good_workbook()))
    with before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, change(name, before.read(name)))
    return out.getvalue()


def zipped(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"  \r\n\r\n ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b",,,\n,,,\n", "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n....", "a picture"),
        (b"\xff\xd8\xff\xe0....", "a picture"),
        (b"\x1f\x8b\x08....", "gzip"),
        (b"{\\rtf1 hello}", "rich-text"),
        (b"<!DOCTYPE html><html><table>", "a web page"),
        (b'<?xml version="1.0"?><a/>', "an XML file"),
        (b'{"a": [1, 2], "b": 3}\n', "a JSON file"),
        (OLE + b"\x00" * 600 + "Workbook".encode("utf-16-le"), "the old kind"),
        (OLE + b"\x00" * 600 + "WordDocument".encode("utf-16-le"), "a Word document"),
        (OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        (zipped("[Content_Types].xml", "word/document.xml"), "a Word document"),
        (zipped("ppt/presentation.xml"), "a slide deck"),
        (zipped("xl/workbook.bin"), "xlsb"),
        (zipped("mimetype", "content.xml"), "OpenDocument"),
        (zipped("holiday.jpg"), "a ZIP file"),
        (b"PK\x03\x04 not really", "damaged"),
        (bytes(range(256)) * 40, "does not look like text"),
        (b"Ref,Surname,Postcode\n", "nothing below it"),
        (b"just\nsome\nlines\n", "Only one column"),
        (b'Ref,Name\nA1,"Lee\nA2,Ray\nA3,Kay\n', "Row 2 opens a quotation mark"),
        (("a," * 250 + "\n" + "1," * 250 + "\n1,2\n").encode(), "Only|columns"),
        (",".join(f"name {n}" for n in range(201)).encode() + b"\n" + b"1," * 200 + b"1\n", "201 columns"),
        (b"Ref,Name,name \nA1,Lee,Ann\n", "columns B and C"),
        (b"Ref,Story\nA1," + b"x" * 40_000 + b"\n", "Row 2 has a cell"),
    ],
)
def test_it_is_refused_in_words(data, words):
    assert any(word in refusal(data) for word in words.split("|"))


def test_a_file_of_50_mb_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert "50 MB" in refusal(path)
    assert "25 MB" in refusal(b"a" * (LARGEST_FILE + 1))


def test_too_many_rows_are_refused():
    assert "at most 100,000" in refusal(b"Ref,Name\n" + b"A1,Lee\n" * 100_001)


def test_a_missing_file_is_refused_by_its_name(tmp_path):
    assert "nowhere.csv" in refusal(tmp_path / "nowhere.csv")


def test_a_locked_zip_is_refused_as_protected():
    data = bytearray(good_workbook())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert "protected with a password" in refusal(bytes(data), "x.xlsx")


def test_a_bomb_in_a_sheet_is_refused():
    def bomb(name, body):
        return body.replace(b"</sheetData>", b"<row></row>" * 3_000_000 + b"</sheetData>") if "sheet1" in name else body

    assert "unpacks to far more" in refusal(changed(bomb), "x.xlsx")


def test_a_bomb_in_the_shared_strings_is_refused():
    def bomb(name, body):
        return body.replace(b"</sst>", b"<si><t>a</t></si>" * 2_000_000 + b"</sst>") if "shared" in name else body

    assert "unpacks to far more" in refusal(changed(bomb), "x.xlsx")


def test_a_directory_that_lies_about_sizes_does_not_help_a_bomb():
    def bomb(name, body):
        return b"<a>" + b" " * 30_000_000 if name.endswith("styles.xml") else body

    data = bytearray(changed(bomb))
    true, small = (30_000_003).to_bytes(4, "little"), (300).to_bytes(4, "little")
    data = data.replace(true, small)
    assert refusal(bytes(data), "x.xlsx")


@pytest.mark.parametrize(
    "dtd",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_entities_are_refused(dtd, part):
    def evil(name, body):
        return (dtd + body) if name == part else body

    assert "no spreadsheet writes" in refusal(changed(evil), "x.xlsx")


def test_entities_hidden_in_another_encoding_are_refused():
    def evil(name, body):
        text = '<!DOCTYPE x [<!ENTITY a "b">]>' + body.decode()
        return text.encode("utf-16") if name == "xl/sharedStrings.xml" else body

    assert "no spreadsheet writes" in refusal(changed(evil), "x.xlsx")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<row r="2"', b'<row r="99999999999"'),
        (b'<c r="B2"', b'<c r="XFDA2"'),
        (b"<v>1</v>", b"<v>999</v>"),
        (b"</sheetData>", b"</sheetDat>"),
    ],
)
def test_a_sheet_that_cannot_be_is_refused(old, new):
    def broken(name, body):
        return body.replace(old, new) if name.endswith("sheet1.xml") else body

    assert refusal(changed(broken), "x.xlsx")


def test_a_wide_empty_sheet_takes_no_time_and_no_columns():
    def wide(name, body):
        rows = b"".join(b'<row r="%d"><c r="XFD%d"/></row>' % (n, n) for n in range(3, 3000))
        return body.replace(b"</sheetData>", rows + b"</sheetData>") if name.endswith("sheet1.xml") else body

    assert len(read_table(changed(wide), "x.xlsx").rows) == 1


def test_a_workbook_of_more_than_200_columns_is_refused_by_row():
    book = openpyxl.Workbook()
    book.active.append(["Ref", "Name"])
    book.active.cell(2, 201, "far out")
    file = io.BytesIO()
    book.save(file)
    assert "Row 2 reaches column 201" in refusal(file.getvalue(), "x.xlsx")


def test_a_row_of_endless_cells_is_refused():
    def long(name, body):
        cells = b"".join(b'<c s="%d"/>' % (n * 7919 % 9973) for n in range(300_000))
        row = b'<row r="3">' + cells + b"</row></sheetData>"
        return body.replace(b"</sheetData>", row) if name.endswith("sheet1.xml") else body

    assert "more parts than any spreadsheet" in refusal(changed(long), "x.xlsx")


def test_a_long_line_that_is_not_utf8_is_read_at_once():
    data = "Ref,Zoë\nA1,".encode() + b"\xe9" * 20_000 + b"\n"
    assert read_table(data, "x.csv").rows[0].cells[1] == "é" * 20_000


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_refused(data):
    with contextlib.suppress(Refused):
        assert read_table(data, "x.csv").rows


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='ab1,;\t|"\n\r=\x00\ud800é\u2028 ', max_size=200))
def test_any_text_is_a_table_or_refused(text):
    try:
        table = read_table(text.encode("utf-8", "surrogatepass"), "x.csv")
    except Refused:
        return
    assert all(len(row.cells) == len(table.header) for row in table.rows)
    assert not any("\x00" in cell or "\ud800" in cell for row in table.rows for cell in row.cells)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_a_damaged_workbook_is_a_table_or_refused(seed):
    rng = random.Random(seed)
    parts = []
    with zipfile.ZipFile(io.BytesIO(good_workbook())) as archive:
        parts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    hit = rng.choice(parts)

    def damage(name, body):
        if name != hit or not body:
            return body
        at, length = rng.randrange(len(body)), rng.randrange(1, 12)
        return body[:at] + rng.randbytes(rng.randrange(8)) + body[at + length :]

    with contextlib.suppress(Refused):
        assert read_table(changed(damage), "x.xlsx").header
