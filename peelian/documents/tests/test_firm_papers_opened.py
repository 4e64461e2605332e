"""LibreOffice opens every Word document and workbook that we hand out, and gives back what we put in."""

import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from peelian.documents.gateways.firm_papers import register, word
from peelian.documents.rules.register import Compared, compared
from peelian.documents.tests.paper_samples import PAPERS
from peelian.documents.tests.test_firm_papers_pdf import squeezed, texts
from peelian.documents.tests.test_firm_papers_register import STANDS, filled, put

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not on this machine; `make test-peers` has it")
MINUTES = 3 * 60


def office(folder: Path, to: str, *files: Path) -> Path:
    """Have LibreOffice open files and save each as another kind; return the folder that they are in."""
    out = folder / to.partition(":")[0]
    profile = f"-env:UserInstallation=file://{folder}/profile"
    told = [str(OFFICE), profile, "--headless", "--convert-to", to, "--outdir", str(out), *map(str, files)]
    subprocess.run(told, check=True, capture_output=True, timeout=MINUTES)
    return out


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every Word document, each opened there and saved anew as a document and as a PDF."""
    place = tmp_path_factory.mktemp("office")
    for name, made_of in PAPERS.items():
        (place / f"{name}.docx").write_bytes(word.written(made_of))
    files = [place / f"{name}.docx" for name in PAPERS]
    office(place, "pdf", *files)
    office(place, "docx:Office Open XML Text", *files)
    return place


@pytest.mark.parametrize("name", PAPERS)
def test_it_opens_every_word_document_with_every_word(folder: Path, name: str) -> None:
    pages = PdfReader(folder / "pdf" / f"{name}.pdf").pages
    found = squeezed("".join(page.extract_text() for page in pages)).casefold()
    assert not [text for text in texts(PAPERS[name]) if squeezed(text).casefold() not in found]


def test_it_sets_the_owners_plan_on_one_page(folder: Path) -> None:
    assert len(PdfReader(folder / "pdf" / "plan.pdf").pages) == 1


def test_it_counts_things_from_one_to_six_and_each_list_of_steps_from_one(folder: Path) -> None:
    plan = PdfReader(folder / "pdf" / "plan.pdf").pages[0].extract_text()
    numbers = re.findall(r"^(\d)\s+(?:Turn|Ring|Update|Copy|Give|Use)", plan, re.MULTILINE)
    assert numbers == list("123456")
    incident = PdfReader(folder / "pdf" / "incident.pdf").pages[0].extract_text()
    assert re.search(r"^1\s+Unplug the network cable", incident, re.MULTILINE)
    assert re.search(r"^1\s+Ring the bank on 159", incident, re.MULTILINE)


@pytest.mark.parametrize("name", PAPERS)
def test_saved_there_it_keeps_headings_header_rows_language_and_what_pictures_show(folder: Path, name: str) -> None:
    before, after = (docx.Document(str(folder / f"{place}{name}.docx")) for place in ("", "docx/"))

    def headings(document) -> list[tuple[str, str]]:
        named = [(one.style.name, one.text) for one in document.paragraphs]
        return [one for one in named if one[0].startswith("Heading")]

    def marked(document) -> int:
        return len(list(document.element.body.iter(qn("w:tblHeader"))))

    assert headings(before) == headings(after)
    assert marked(before) == marked(after) == len(before.tables)
    assert next(after.styles.element.iter(qn("w:lang"))).get(qn("w:val")) == "en-GB"
    assert [one.get("descr") for one in after.element.body.iter(qn("wp:docPr"))] == [
        one.get("descr") for one in before.element.body.iter(qn("wp:docPr"))
    ]
    with zipfile.ZipFile(folder / "docx" / f"{name}.docx") as saved:
        assert f">{before.core_properties.title}</dc:title>" in saved.read("docProps/core.xml").decode()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the register as it was given out, and filled in; both saved anew by LibreOffice."""
    place = tmp_path_factory.mktemp("calc")
    (place / "given.xlsx").write_bytes(register.written(STANDS))
    (place / "filled.xlsx").write_bytes(filled(put(C6="Nia", D7=date(2026, 7, 3), E7="done", F6="on the red disk")))
    return office(place, "xlsx:Calc MS Excel 2007 XML", place / "given.xlsx", place / "filled.xlsx")


def test_a_register_saved_there_changes_nothing(kept: Path) -> None:
    assert compared(STANDS, register.read((kept / "given.xlsx").read_bytes(), "given.xlsx")) == Compared()


def test_one_that_was_filled_in_and_saved_there_says_exactly_that(kept: Path) -> None:
    said = compared(STANDS, register.read((kept / "filled.xlsx").read_bytes(), "filled.xlsx"))
    assert [(change.after.code, *change.words) for change in said.changes] == [
        ("backups", "Nia does it, not Dawn.", "Note: on the red disk"),
        ("updates", "By 3 July 2026.", "Done."),
    ]
    assert not said.faults
