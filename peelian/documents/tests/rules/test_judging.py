"""What files are kept: by their bytes and by the end of their name, and never anything that runs."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.documents.gateways.file_rules import file_rules
from peelian.documents.rules.judging import judge
from peelian.documents.rules.kinds import MEGABYTE
from peelian.documents.rules.names import tidy_name
from peelian.documents.rules.pictures_inside import holds_a_picture, may_hold_a_picture
from peelian.documents.tests.samples import GIF, OLD_WORD, PDF, PROGRAM, mail, office, refusal_of, zipped
from peelian.kernel.refused import Refused

RULES = file_rules()
WORD = "wordprocessingml.document.main+xml"
GOOD = {
    "advice.pdf": ("pdf", PDF),
    "ADVICE.PDF": ("pdf", PDF),
    "shot.gif": ("gif", GIF),
    "phone.heic": ("heic", b"\0\0\0\x18ftypheic\0\0\0\0"),
    "note.txt": ("txt", "Rang at 9 – no answer.".encode()),
    "note from windows.txt": ("txt", "£20".encode("cp1252")),
    "utf16.txt": ("txt", "Rang".encode("utf-16")),
    "list.csv": ("csv", b"a,b\r\n1,2\r\n"),
    "letter.docx": ("docx", office(WORD)),
    "books.xlsx": ("xlsx", office("spreadsheetml.sheet.main+xml")),
    "talk.pptx": ("pptx", office("presentationml.presentation.main+xml")),
    "letter.odt": ("odt", zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"})),
    "answer.eml": ("eml", mail(text="Hello.")),
}
BAD = {
    "nothing": ("a.txt", b"", "It is empty"),
    "program": ("setup.exe", PROGRAM, "do not keep this kind"),
    "program called a picture": ("holiday.png", PROGRAM, "says that it is a PNG picture, and it is not one"),
    "PDF called a picture": ("holiday.png", PDF, "and it is a PDF"),
    "picture called a PDF": ("scan.pdf", GIF, "and it is a GIF picture"),
    "web page": ("page.html", b"<html></html>", "do not keep this kind"),
    "web page called text": ("page.txt", b"  <!DOCTYPE html><script>1</script>", "it is not one"),
    "drawing that runs": ("logo.svg", b"<svg/>", "do not keep this kind"),
    "script called a table": ("list.csv", b"#!/bin/sh\nrm -rf /", "it is not one"),
    "bytes called text": ("a.txt", b"abc\x00def", "it is not one"),
    "archive": ("all.zip", zipped({"a.txt": b"a"}), "do not keep this kind"),
    "archive called Word": ("all.docx", zipped({"a.txt": b"a"}), "It is an archive"),
    "half an archive": ("half.docx", office(WORD)[:-30], "It is damaged"),
    "macros by name": ("letter.docm", office(WORD), "do not keep this kind"),
    "macros inside": ("letter.docx", office(WORD, {"word/vbaProject.bin": b"x"}), "holds macros"),
    "macros by type": ("letter.docx", office("ms-word.document.macroEnabled.main+xml"), "holds macros"),
    "control inside": ("letter.docx", office(WORD, {"word/activeX/activeX1.xml": b"x"}), "holds macros"),
    "macros of OpenDocument": (
        "letter.odt",
        zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "Basic/Standard/Module1.xml": b"x"}),
        "holds macros",
    ),
    "packed file": ("letter.docx", office(WORD, {"word/embeddings/oleObject1.bin": b"x"}), "packed inside"),
    "bomb": ("letter.docx", office(WORD, {"word/document.xml": b"\0" * (80 * MEGABYTE)}), "unpacks to far more"),
    "old Word": ("letter.doc", OLD_WORD, "do not keep this kind"),
    "old Word called a message": ("letter.msg", OLD_WORD, "says that it is a Outlook message"),
    "message without a header": ("answer.eml", b"Hello, this is no message.", "it is not one"),
    "no ending": ("README", b"text", "do not keep this kind"),
    "two endings": ("invoice.pdf.exe", PDF, "do not keep this kind"),
    "too large": ("big.txt", b"a" * (5 * MEGABYTE + 1), "larger than 5 MB"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(GOOD))
def test_it_knows_what_may_be_kept(name):
    code, content = GOOD[name]
    assert judge(name, content, RULES).code == code


@pytest.mark.parametrize("case", sorted(BAD))
def test_it_refuses_and_says_why(case):
    name, content, words = BAD[case]
    with pytest.raises(Refused, match=words):
        judge(name, content, RULES)


@given(st.binary(max_size=400), st.sampled_from([".".join(("a", e)) for k in RULES.kinds for e in k.extensions]))
def test_any_bytes_are_a_kind_or_a_refusal(content, name):
    for beginning in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"From: a@b.example\r\n"):
        words = refusal_of(lambda whole=beginning + content: judge(name, whole, RULES))
        assert words != "no words"
        assert words or name.endswith(judge(name, beginning + content, RULES).extensions)


@given(st.text(max_size=200))
def test_any_name_can_be_shown_and_handed_out(name):
    tidy = tidy_name(name)
    assert tidy
    assert len(tidy) <= 120
    assert not set(tidy) & set('/\\"<>:\n\r\0\u202e')


def test_a_name_that_is_turned_round_is_shown_as_it_is():
    assert tidy_name("C:\\\\temp\\\\invoice\u202efdp.exe") == "invoicefdp.exe"


@pytest.mark.parametrize(
    ("name", "content", "holds"),
    [
        ("a.gif", GIF, True),
        ("a.pdf", PDF, False),
        ("b.pdf", PDF + b"<< /Type /XObject /Subtype /Image >>", True),
        ("locked.pdf", PDF + b"<< /Encrypt 5 0 R >>", True),
        ("a.docx", office(WORD), False),
        ("b.docx", office(WORD, {"word/media/image1.jpeg": GIF}), True),
        ("a.txt", b"text", False),
    ],
    ids=["picture", "PDF", "PDF with one", "locked PDF", "Word", "Word with one", "text"],
)
def test_it_finds_the_pictures_inside(name, content, holds):
    assert holds_a_picture(judge(name, content, RULES), content) is holds
    assert may_hold_a_picture(content) is holds


def test_a_list_of_parts_that_lies_is_not_unpacked():
    packed = io.BytesIO(zipped({"[Content_Types].xml": WORD.encode()}))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5_001):
            archive.writestr(f"part{number}", b"")
    with pytest.raises(Refused, match="unpacks to far more"):
        judge("letter.docx", packed.getvalue(), RULES)


def test_the_rules_say_who_answers_for_them():
    import yaml

    from peelian.documents.gateways.file_rules import CONTENT

    said = yaml.safe_load(CONTENT.read_text(encoding="utf-8"))
    assert said["owner"]
    assert said["review_by"]
    assert said["source"]["note"]
