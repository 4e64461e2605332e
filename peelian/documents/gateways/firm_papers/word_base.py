"""The empty Word document that a firm's papers are written into: A4, British English, its own styles and lists."""

import io
import zipfile
from datetime import date, datetime, time

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.styles.style import BaseStyle, ParagraphStyle

from peelian.documents.rules.paper_blocks import Fit

FONT, LANGUAGE = "Arial", "en-GB"
INK, QUIET = RGBColor(0x17, 0x32, 0x5F), RGBColor(0x4B, 0x55, 0x63)
CREAM, HEAD, LINES = "FDF3E0", "E8EEF8", "C9D3E6"
BASE = {Fit.WIDE: 10.5, Fit.CLOSE: 10.0, Fit.CLOSER: 9.5, Fit.SHORTENED: 9.0}  # points
EDGE = {Fit.WIDE: 20, Fit.CLOSE: 18, Fit.CLOSER: 15, Fit.SHORTENED: 13}  # millimetres
PAGE = (Mm(210), Mm(297))
KEPT = {
    "Normal", "Footer", "Footer Char", "Heading 1", "Heading 1 Char", "Heading 2", "Heading 2 Char", "Heading 3",
    "Heading 3 Char", "Default Paragraph Font", "Normal Table", "Table Grid", "No List", "List Bullet", "List Number",
    "List Continue",
}  # fmt: skip
AMBER_BAR = '<w:left w:val="single" w:sz="24" w:space="6" w:color="E9A820"/>'
LEFT_OUT = ("stylesWithEffects", "customXml", "thumbnail")
LONGEST_PROPERTY = 255
BULLETS, NUMBERS = 1, 2  # the document's two kinds of list
EPOCH = (1980, 1, 1, 0, 0, 0)

NUMBERING = f"""<w:numbering {nsdecls("w")}>
<w:abstractNum w:abstractNumId="{BULLETS}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="397" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="{NUMBERS}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="{BULLETS}"/></w:num></w:numbering>"""


def empty(fit: Fit) -> Document:
    """Return a document with nothing in it, set as closely as `fit` says."""
    document = docx.Document()
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(LEFT_OUT)]:
            del relations[key]
    _page(document, EDGE[fit])
    _styles(document, BASE[fit])
    _settings(document)
    numbering = document.part.numbering_part._element
    for child in list(numbering):
        numbering.remove(child)
    for child in parse_xml(NUMBERING):
        numbering.append(child)
    return document


def numbered_from(document: Document, first: int) -> int:
    """Begin a numbered list of its own and return its number among the document's lists."""
    numbering = document.part.numbering_part.numbering_definitions._numbering
    override = numbering.add_num(NUMBERS).add_lvlOverride(ilvl=0)
    override.add_startOverride(first)
    return int(numbering.num_lst[-1].numId)


def described(document: Document, *, title: str, firm: str, day: date) -> None:
    """Write down what the document is, and nothing of what made it."""
    about = document.core_properties
    about.title, about.author = title[:LONGEST_PROPERTY], firm[:LONGEST_PROPERTY]
    about.last_modified_by, about.comments, about.language = firm[:LONGEST_PROPERTY], "", LANGUAGE
    about.created = about.modified = datetime.combine(day, time(0))


def saved(document: Document) -> bytes:
    """Return the file, the same for the same document: no clock in it."""
    made, out = io.BytesIO(), io.BytesIO()
    write = document.save
    write(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name in parts.namelist():
            file.writestr(zipfile.ZipInfo(name, EPOCH), parts.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _page(document: Document, edge: int) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = section.top_margin = Mm(edge)
    section.bottom_margin, section.footer_distance = Mm(edge + 4), Mm(10)


def _styles(document: Document, base: float) -> None:
    for style in list(document.styles):
        if style.name not in KEPT:
            document.styles.element.remove(style.element)
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
    language = next(document.styles.element.iter(qn("w:lang")))
    language.set(qn("w:val"), LANGUAGE)
    language.set(qn("w:eastAsia"), LANGUAGE)
    _set(document, "Normal", size=base, after=base * 0.6)
    _set(document, "Heading 1", size=base * 1.9, after=base * 0.8, before=base * 0.6, bold=True, colour=INK)
    _set(document, "Heading 2", size=base * 1.25, after=base * 0.5, before=base * 1.2, bold=True, colour=INK)
    _set(document, "Heading 3", size=base * 1.1, after=base * 0.4, before=base, bold=True, colour=INK)
    _set(document, "List Bullet", size=base, after=base * 0.3)
    _set(document, "List Number", size=base, after=base * 0.3)
    _set(document, "List Continue", size=base, after=base * 0.3).paragraph_format.left_indent = Mm(7)
    _set(document, "Footer", size=8, after=0, colour=QUIET)
    _set(document, _added(document, "Quiet"), size=base * 0.9, after=base * 0.6, colour=QUIET)
    _set(document, _added(document, "Table Text"), size=base * 0.92, after=0)
    callout = _set(document, _added(document, "Callout"), size=base, after=0)
    spacing = callout.element.pPr.find(qn("w:spacing"))
    spacing.addprevious(parse_xml(f"<w:pBdr {nsdecls('w')}>{AMBER_BAR}</w:pBdr>"))
    spacing.addprevious(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{CREAM}"/>'))
    _list_of_its_own(document.styles["List Bullet"], 1)
    _list_of_its_own(document.styles["List Number"], None)
    _quiet_lines(document.styles["Table Grid"])
    stops = document.styles["Footer"].paragraph_format.tab_stops
    for _ in range(len(stops)):
        del stops[0]
    stops.add_tab_stop(room(document), WD_TAB_ALIGNMENT.RIGHT)


def room(document: Document) -> Emu:
    """Return how wide a line is."""
    section = document.sections[0]
    return Emu(PAGE[0] - int(section.left_margin or 0) - int(section.right_margin or 0))


def _quiet_lines(style: BaseStyle) -> None:
    """Give a table thin lines and its cells some air."""
    for side in next(style.element.iter(qn("w:tblBorders"))):
        side.set(qn("w:color"), LINES)
    margins = next(style.element.iter(qn("w:tblCellMar")))
    for name in ("top", "bottom"):
        for side in margins.findall(qn(f"w:{name}")):
            side.set(qn("w:w"), "60")
            side.set(qn("w:type"), "dxa")


def _added(document: Document, name: str) -> str:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    return name


def _set(
    document: Document,
    name: str,
    *,
    size: float,
    after: float,
    before: float = 0,
    bold: bool = False,
    colour: RGBColor | None = None,
) -> ParagraphStyle:
    style: ParagraphStyle = document.styles[name]
    style.font.size, style.font.bold, style.font.name = Pt(round(size * 2) / 2), bold, FONT
    if colour is not None:
        style.font.color.rgb = colour
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(round(before)), Pt(round(after)), 1.15
    return style


def _list_of_its_own(style: BaseStyle, number: int | None) -> None:
    """Tie a style to a list of the document, or to none: then each paragraph names its list."""
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:numPr")):
        properties.remove(old)
    if number is not None:
        properties.get_or_add_numPr().get_or_add_numId().val = number


def _settings(document: Document) -> None:
    settings = document.settings.element
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)
        language.attrib.pop(qn("w:eastAsia"), None)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
