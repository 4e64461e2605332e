"""A firm's papers as PDF: tagged, whole whatever they are made of, and the owner's plan on one page."""

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from peelian.documents.gateways.firm_papers import pdf
from peelian.documents.gateways.firm_papers.logos import BOX, LARGEST, logo
from peelian.documents.rules.firm_papers import FullReport, IncidentPlan, Letterhead, OwnersPlan, Strategy, Thing
from peelian.documents.rules.paper_blocks import Fit
from peelian.documents.tests.paper_samples import HEAD, PAPERS, PLAN, THINGS, TODAY, picture
from peelian.kernel.refused import Refused

ODD = {
    "markup": "Ab & <b>bold</b> #let *x* $y$ `z` @ref \\ “quoted”",
    "control": "left\x00\x07right",
    "long word": "w" * 300,
    "long name": "Marlpit and Sons Joinery of Northmarsh " * 5 + "Ltd",
    "Welsh": "Saernïaeth Tŷ’r Ŵyn",
    "Arabic": "نجارة الحي",
    "Chinese": "王小明",
}


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def words(content: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in read(content).pages))


def texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for each in value for text in texts(each)]
    return [text for each in vars(value).values() for text in texts(each)] if hasattr(value, "__dict__") else []


@pytest.mark.parametrize("name", PAPERS)
def test_it_is_tagged_titled_and_in_british_english(name):
    root = read(pdf.written(PAPERS[name])).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


@pytest.mark.parametrize("name", PAPERS)
def test_every_text_put_in_comes_out(name):
    found = words(pdf.written(PAPERS[name])).casefold()
    assert not [text for text in texts(PAPERS[name]) if squeezed(text).casefold() not in found]


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_no_text_breaks_it(odd):
    head = Letterhead(firm=odd, day=TODAY)
    one = Thing(what=odd, minutes=5, pounds=0, who=odd, why=odd, band=odd)
    content = pdf.written(OwnersPlan(head=head, things=(one,), ring=(odd,), gates=(odd,)))
    assert read(content).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_letters_that_no_font_has_are_owned_up_to():
    content = pdf.written(OwnersPlan(head=replace(HEAD, firm="\u0378 Ltd"), things=THINGS))
    assert squeezed(pdf.NO_LETTERS) in words(content)


@pytest.mark.parametrize(
    "made_of",
    [
        OwnersPlan(head=HEAD, things=()),
        FullReport(head=HEAD),
        IncidentPlan(head=HEAD),
        Strategy(head=HEAD, review_on=TODAY),
    ],
    ids=lambda one: type(one).__name__,
)
def test_an_empty_paper_is_still_a_paper(made_of):
    assert "MarlpitJoinery" in words(pdf.written(made_of))


def test_an_owners_plan_of_six_things_fits_one_page():
    assert len(read(pdf.written(PLAN)).pages) == 1
    assert pdf.fitted(PLAN).fit < Fit.SHORTENED


def longer(letters: int) -> OwnersPlan:
    return replace(PLAN, things=tuple(replace(one, why=("because " * 200)[:letters].strip()) for one in THINGS))


def test_long_reasons_are_shortened_and_say_where_the_whole_is():
    content = pdf.written(longer(1200))
    assert len(read(content).pages) == 1
    assert words(content).count(squeezed("the whole reason is in the full report")) == len(THINGS)


def test_a_plan_too_long_for_one_page_goes_on_and_loses_nothing():
    many = replace(PLAN, things=THINGS * 5)
    content = pdf.written(many)
    assert len(read(content).pages) > 1
    assert words(content).count(squeezed(THINGS[0].why)) == 5


def test_a_logo_is_drawn_small_and_called_by_its_firm():
    drawn = logo(picture("JPEG", (3000, 2000)))
    assert (drawn.media, drawn.high) == ("image/jpeg", 12.0)
    assert len(drawn.content) < 200_000
    assert read(pdf.written(PLAN)).pages[0].images
    assert BOX == (900, 300)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<svg/>", "cannot read the logo"),
        (picture()[:200], "cannot read the logo"),
        (b"0" * (LARGEST + 1), "5 MB"),
        (picture(size=(6000, 5000)), "25 megapixels"),
    ],
    ids=["no picture", "half a picture", "heavy", "huge"],
)
def test_a_bad_or_huge_logo_is_refused_in_words(content, why):
    with pytest.raises(Refused, match=why):
        pdf.written(replace(PLAN, head=replace(HEAD, logo=content)))
