"""A firm's papers as Word documents: real headings, lists and tables, in the firm's name and nobody else's."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from peelian.documents.gateways.firm_papers import word
from peelian.documents.rules.firm_papers import FullReport, IncidentPlan, Letterhead, OwnersPlan, Strategy, Thing
from peelian.documents.tests.paper_samples import HEAD, INCIDENT, PAPERS, PLAN, REPORT, STRATEGY, THINGS, TODAY
from peelian.documents.tests.test_firm_papers_pdf import ODD, squeezed, texts
from peelian.kernel.refused import Refused
from peelian.records.rules.markings import Marking


def opened(made_of) -> Document:
    return docx.Document(io.BytesIO(word.written(made_of)))


def everything(document: Document) -> str:
    """All words of a document in one string, its tables and footer with it."""
    both = (document.element.body, document.sections[0].footer._element)
    return squeezed("".join(text.text or "" for one in both for text in one.iter(qn("w:t"))))


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode("utf-8", "ignore") for name in file.namelist()}


def lists(document: Document) -> dict[int, list[str]]:
    """Each numbered list by its number, with its lines."""
    found: dict[int, list[str]] = {}
    for paragraph in document.paragraphs:
        properties = paragraph._p.pPr.numPr if paragraph._p.pPr is not None else None
        if properties is not None:
            found.setdefault(properties.numId.val, []).append(paragraph.text)
    return found


def starts(document: Document) -> dict[int, int]:
    numbering = document.part.numbering_part._element
    return {
        int(num.numId): int(num.find(f".//{qn('w:startOverride')}").get(qn("w:val")))
        for num in numbering.num_lst
        if num.find(f".//{qn('w:startOverride')}") is not None
    }


@pytest.mark.parametrize("name", PAPERS)
def test_every_text_put_in_can_be_edited(name):
    found = everything(opened(PAPERS[name])).casefold()
    assert not [text for text in texts(PAPERS[name]) if squeezed(text).casefold() not in found]


@pytest.mark.parametrize("name", PAPERS)
def test_it_is_titled_in_british_english_and_says_nothing_of_what_made_it(name):
    content = word.written(PAPERS[name])
    document = docx.Document(io.BytesIO(content))
    about = document.core_properties
    assert document.paragraphs[2].text == about.title
    assert (about.author, about.comments, about.language) == ("Marlpit Joinery", "", "en-GB")
    assert {tag.get(qn("w:val")) for tag in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert "python-docx" not in "".join(parts(content).values())
    assert "en-US" not in "".join(parts(content).values())


@pytest.mark.parametrize("name", PAPERS)
def test_no_police_marking_stands_in_it(name):
    found = "".join(parts(word.written(PAPERS[name])).values())
    assert not [marking for marking in Marking if marking.value in found]


def test_its_title_and_headings_are_headings():
    styles = [(one.style.name, one.text) for one in opened(REPORT).paragraphs if one.style.name.startswith("Heading")]
    assert styles[0] == ("Heading 1", "Cyber security report")
    assert ("Heading 2", "Everything to do, in order") in styles
    assert ("Heading 3", "This month") in styles
    assert [level for level, _ in styles].count("Heading 1") == 1


def test_each_numbered_list_is_its_own_and_begins_where_it_should():
    document = opened(INCIDENT)
    found = lists(document)
    first, second = [one for one in found.values() if one[0] in ("Unplug the network cable.", "Ring the bank on 159.")]
    assert (len(first), len(second)) == (3, 2)
    assert set(starts(document).values()) == {1}


def test_things_are_numbered_on_under_each_heading():
    document = opened(PLAN)
    began = starts(document)
    assert [(began[number], len(lines)) for number, lines in lists(document).items()] == [(1, 2), (3, 2), (5, 2)]


def test_tables_name_themselves_and_repeat_their_first_row():
    document = opened(STRATEGY)
    assert [table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for table in document.tables] == [
        "What we protect", "Who is responsible", "Whom to ring", "Signatures",
    ]  # fmt: skip
    for table in document.tables:
        marked = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert marked == [True] + [False] * (len(marked) - 1)


def test_logo_and_picture_say_what_they_show():
    shown = [one.get("descr") for one in opened(PLAN).element.body.iter(qn("wp:docPr"))]
    assert shown == ["Logo of Marlpit Joinery", "42 to 58 out of 100"]


def test_it_is_a4():
    section = opened(PLAN).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_paper_is_the_same_bytes(name, monkeypatch):
    before = word.written(PAPERS[name])
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 1, 1, 1, 1, 1, 0, 1, 0))
    assert word.written(PAPERS[name]) == before


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_no_text_breaks_it(odd):
    head = Letterhead(firm=odd, day=TODAY)
    one = Thing(what=odd, minutes=5, pounds=0, who=odd, why=odd, band=odd)
    document = opened(OwnersPlan(head=head, things=(one,), ring=(odd,), gates=(odd,)))
    assert squeezed(re.sub(r"[\x00\x07]", "", odd)) in everything(document)


def test_nothing_is_shortened():
    long = replace(PLAN, things=tuple(replace(one, why="because " * 150) for one in THINGS))
    assert everything(opened(long)).count("because" * 150) == len(THINGS)


@pytest.mark.parametrize(
    "made_of",
    [
        OwnersPlan(head=HEAD, things=()),
        FullReport(head=HEAD),
        IncidentPlan(head=HEAD),
        Strategy(head=HEAD, review_on=date(2027, 6, 8)),
    ],
    ids=lambda one: type(one).__name__,
)
def test_an_empty_paper_is_still_a_paper(made_of):
    assert "MarlpitJoinery" in everything(opened(made_of))


def test_a_bad_logo_is_refused_in_words():
    with pytest.raises(Refused, match="cannot read the logo"):
        word.written(replace(PLAN, head=replace(HEAD, logo=b"<svg/>")))
