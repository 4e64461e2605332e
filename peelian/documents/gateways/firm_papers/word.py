"""A firm's papers as Word documents that can be edited, made from the same blocks as the PDF."""

import io
from datetime import date

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Mm
from docx.table import Table as WordTable
from docx.table import _Row
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run
from PIL import Image, ImageDraw

from peelian.documents.gateways.firm_papers import word_base
from peelian.documents.gateways.firm_papers.logos import logo
from peelian.documents.gateways.firm_papers.word_base import HEAD, INK
from peelian.documents.rules.composing import composed
from peelian.documents.rules.firm_papers import FirmPaper, OwnersPlan
from peelian.documents.rules.paper_blocks import (
    Beside,
    Block,
    Bullets,
    Callout,
    Fit,
    Heading,
    NewPage,
    Numbered,
    Paper,
    Paragraph,
    Range,
    Table,
    Things,
)

TALL, BAR_HIGH, BAR_WIDE = Mm(11), Mm(4), Mm(80)
PIXELS = (800, 40)
BELOW = "List Continue"


def written(made_of: FirmPaper) -> bytes:
    """Return one paper as a Word document, the same bytes for the same paper. Nothing in it is shortened.

    Refused: a logo that is no picture or too large.
    """
    paper = composed(made_of, Fit.CLOSER if isinstance(made_of, OwnersPlan) else Fit.WIDE)
    return word_base.saved(_Pen(paper, made_of.head.day).document)


class _Pen:
    """Writes blocks into a document, one after the other."""

    def __init__(self, paper: Paper, day: date) -> None:
        self.document: Document = word_base.empty(paper.fit)
        self.new_page = False
        word_base.described(self.document, title=paper.title, firm=paper.firm, day=day)
        if paper.logo:
            drawn = logo(paper.logo)
            self.picture(drawn.content, f"Logo of {paper.firm}", wide=Mm(drawn.wide), high=Mm(drawn.high))
        self.paragraph(paper.firm).runs[0].bold = True
        self.paragraph(paper.title, "Heading 1")
        self._foot(paper.foot)
        for block in paper.blocks:
            self.block(block)

    def block(self, one: Block) -> None:
        """Write one block. What stands side by side in the PDF stands one below the other."""
        if isinstance(one, NewPage):
            self.new_page = True
        elif isinstance(one, Beside):
            for column in one.columns:
                for each in column:
                    self.block(each)
        else:
            self._simple(one)

    def _simple(self, one: Block) -> None:
        match one:
            case Heading():
                self.heading(one)
            case Paragraph():
                self.said(one)
            case Bullets():
                self.listed(one)
            case Table():
                self.table(one)
            case Callout():
                self.callout(one)
            case Range():
                self.picture(_bar(one), one.words, wide=BAR_WIDE, high=BAR_HIGH)
            case Things():
                self.things(one)

    def paragraph(self, text: str, style: str = "Normal") -> WordParagraph:
        """Add a paragraph; the first after a new page was asked for begins it."""
        added = self.document.add_paragraph(text, style)
        if self.new_page:
            added.paragraph_format.page_break_before, self.new_page = True, False
        return added

    def heading(self, one: Heading) -> None:
        self.paragraph(one.text, f"Heading {one.level}")
        if one.aside:  # within the heading it would stand in the list of contents
            self.paragraph(one.aside, "Quiet").paragraph_format.keep_with_next = True

    def said(self, one: Paragraph) -> None:
        added = self.paragraph(one.text, "Quiet" if one.quiet else "Normal")
        if one.strong:
            added.runs[0].bold, added.runs[0].font.color.rgb = True, INK

    def listed(self, one: Bullets) -> None:
        number = word_base.numbered_from(self.document, 1) if one.numbered else None
        for line in one.lines:
            added = self.paragraph(line, "List Number" if one.numbered else "List Bullet")
            if number is not None:
                _in_list(added, number)

    def callout(self, one: Callout) -> None:
        title = self.paragraph(one.title, "Callout")
        title.runs[0].bold, title.paragraph_format.keep_with_next = True, True
        title.paragraph_format.space_before = Mm(3)
        last = [title, *(self.paragraph(line, "Callout") for line in one.lines)][-1]
        last.paragraph_format.space_after = Mm(3)

    def things(self, one: Things) -> None:
        number = word_base.numbered_from(self.document, one.things[0].number)
        for thing in one.things:
            self.thing(thing, number)

    def thing(self, one: Numbered, number: int) -> None:
        what = self.paragraph(one.what, "List Number")
        _in_list(what, number)
        what.runs[0].bold, what.runs[0].font.color.rgb = True, INK
        cost = one.cost if one.cost == "free" else f"{one.cost} in the first year"
        facts = f"{one.time} · {cost} · {one.who} does it · {one.by_when}"
        below = [self.paragraph(text, BELOW) for text in (facts, one.why) if text]
        if one.note:
            below.append(self.paragraph(one.note, BELOW))
            below[-1].runs[0].font.color.rgb = word_base.QUIET
        for paragraph in [what, *below[:-1]]:
            paragraph.paragraph_format.keep_with_next = True

    def table(self, one: Table) -> None:
        made = self.document.add_table(rows=1 + len(one.rows), cols=len(one.header))
        made.style, made.autofit = "Table Grid", False
        _titled(made, one.title)
        widths = self._widths(one.widths)
        for column, wide in zip(made.columns, widths, strict=True):
            column.width = wide
        for row, texts in zip(made.rows, (one.header, *one.rows), strict=True):
            _fill(row, texts, widths)
        for row in list(made.rows)[1:] if one.tall else ():
            row.height, row.height_rule = TALL, WD_ROW_HEIGHT_RULE.AT_LEAST
        _as_header(made.rows[0])
        self.document.add_paragraph("", "Table Text")

    def _widths(self, shares: tuple[int, ...]) -> list[Emu]:
        wide = word_base.room(self.document)
        return [Emu(wide * share // sum(shares)) for share in shares]

    def picture(self, content: bytes, words: str, *, wide: Mm, high: Mm) -> None:
        """Add a picture, with its words for whoever does not see it."""
        shown = self.paragraph("").add_run().add_picture(io.BytesIO(content), wide, high)
        shown._inline.docPr.set("descr", words)
        shown._inline.docPr.set("name", "Picture")

    def _foot(self, foot: str) -> None:
        line = self.document.sections[0].footer.paragraphs[0]
        line.style = self.document.styles["Footer"]
        line.add_run(f"{foot}\tPage ")
        _counted(line, "PAGE")
        line.add_run(" of ")
        _counted(line, "NUMPAGES")


def _in_list(paragraph: WordParagraph, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def _titled(table: WordTable, title: str) -> None:
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    table._tbl.tblPr.append(caption)


def _fill(row: _Row, texts: tuple[str, ...], widths: list[Emu]) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, wide in zip(row.cells, texts, widths, strict=True):
        cell.width = wide
        paragraph = cell.paragraphs[0]
        paragraph.style = "Table Text"
        paragraph.add_run(text)


def _as_header(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        cell.paragraphs[0].runs[0].bold = True
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{HEAD}"/>'))


def _counted(paragraph: WordParagraph, what: str) -> None:
    """Add a field that the word processor counts: the page's number, or how many there are."""
    for kind in ("begin", "separate", "end"):
        run: Run = paragraph.add_run()
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)
        if kind == "begin":
            instruction = OxmlElement("w:instrText")
            instruction.text = what
            paragraph.add_run()._r.append(instruction)
        if kind == "separate":
            paragraph.add_run("1")


def _bar(one: Range) -> bytes:
    """A range drawn: what is sure is full, what is open is hatched."""
    wide, high = PIXELS
    drawn = Image.new("RGB", PIXELS, "white")
    pen = ImageDraw.Draw(drawn)
    low, top = wide * one.low // 100, wide * one.high // 100
    for start in range(low - high, top, 10):
        pen.line((start, high, start + high, 0), fill="#17325f", width=3)
    pen.rectangle((top, 0, wide, high), fill="white")
    pen.rectangle((0, 0, low, high), fill="#17325f" if low else "white")
    pen.rectangle((0, 0, wide - 1, high - 1), outline="#17325f", width=2)
    out = io.BytesIO()
    write = drawn.save
    write(out, "PNG")
    return out.getvalue()
