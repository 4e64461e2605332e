"""Files that are no list of reports, or mean harm, each with words that its refusal must hold."""

import io
import zipfile
from collections.abc import Callable

import xlsxwriter

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MEGABYTE = 1024 * 1024


def workbook() -> bytes:
    """Return a small workbook as a spreadsheet writes it."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Ref", "Date reported", "Offence", "Surname", "Telephone"])
        sheet.write_row(1, 0, ["A1", "01/06/2026", "NFIB52C", "Lee", "07700 900123"])
    return file.getvalue()


def bomb() -> bytes:
    """Return a workbook whose sheet unpacks to hundreds of times its size."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            body = before.read(name)
            if "sheet1" in name:
                body = body.replace(b"</sheetData>", b"<row></row>" * 3_000_000 + b"</sheetData>")
            after.writestr(name, body)
    return out.getvalue()


def columns(count: int) -> bytes:
    """Return a list with so many columns."""
    names = ["Ref", "Date reported", "Offence", "Surname", "Telephone", *(f"Extra {n}" for n in range(count - 5))]
    values = ["A1", "01/06/2026", "NFIB52C", "Lee", "07700 900123", *("x" for _ in range(count - 5))]
    return f"{','.join(names)}\n{','.join(values)}\n".encode()


# name of the file, what makes it, and words that its refusal must hold
REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a PDF": ("list.csv", lambda: b"%PDF-1.7 ...", "This is a PDF, not a table"),
    "a web page": ("list.xls", lambda: b"<!doctype html><table><tr><td>1</td></tr></table>", "This is a web page"),
    "blank": ("list.csv", lambda: b" \r\n\r\n ", "The file is empty"),
    "of nothing": ("list.csv", lambda: b"", "The file is empty"),
    "only a header": ("list.csv", lambda: b"Ref,Date reported,Offence,Surname\n", "nothing below it"),
    "protected": (
        "list.xlsx",
        lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "protected with a password",
    ),
    "an old workbook": ("list.xls", lambda: OLE + bytes(600) + "Workbook".encode("utf-16-le"), "of the old kind"),
    "damaged": ("list.xlsx", lambda: workbook()[:900], "damaged"),
    "50 MB": ("list.csv", lambda: bytes(50 * MEGABYTE), "50 MB; at most 25 MB"),
    "a bomb": ("list.xlsx", bomb, "unpacks to far more"),
    "binary": ("list.csv", lambda: bytes(range(256)) * 40, "does not look like text"),
    "201 columns": ("list.csv", lambda: columns(201), "201 columns"),
    "two columns of a name": ("list.csv", lambda: b"Ref,Name,name \nA1,Lee,Ann\n", "columns B and C"),
}
