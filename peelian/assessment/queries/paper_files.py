"""A firm's papers as files: which there are, and each of them made. The front may ask for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.text import slugify

from peelian.assessment.models import Assessment
from peelian.assessment.queries.papers import Said, incident_plan, owners_plan, said_of, strategy
from peelian.assessment.queries.papers_report import full_report
from peelian.assessment.queries.register import dated, register
from peelian.documents.gateways.firm_papers import calendar, pdf, word
from peelian.documents.gateways.firm_papers import register as workbook
from peelian.documents.rules.firm_papers import FirmPaper
from peelian.kernel.refused import Refused

NOT_READY = "There is nothing to put on paper yet. Finish the assessment, or agree the plan."
NOT_AGREED = "No plan is agreed yet. Agree it with the firm first."
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, kw_only=True)
class PaperFile:
    """A file to hand out."""

    name: str
    content: bytes
    media: str


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One paper there is: `code` in its address, what a page says of it, and how it is made."""

    code: str
    title: str
    what: str
    make: Callable[[Said], FirmPaper]


KINDS = (
    Kind(
        code="plan",
        title="The owner’s plan",
        what="One page: what to do, in order, who does it and by when.",
        make=owners_plan,
    ),
    Kind(
        code="report",
        title="The full report",
        what="Everything that was asked and how we know, what could happen, and everything to do.",
        make=full_report,
    ),
    Kind(
        code="strategy",
        title="Cyber security strategy",
        what="What they protect, who is responsible, what they do this year, how they would respond. To be signed.",
        make=strategy,
    ),
    Kind(
        code="if-something-happens",
        title="If something happens",
        what="Whom to ring, the first hour of what costs such a firm most, and a log to fill in. To be printed.",
        make=incident_plan,
    ),
)
WRITERS: Mapping[str, tuple[Callable[[FirmPaper], bytes], str]] = {
    "pdf": (pdf.written, "application/pdf"),
    "docx": (word.written, WORD),
}


def paper_file(assessment: Assessment, name: str, at: datetime) -> PaperFile | None:
    """Return a paper by its name, such as “strategy.docx”, “register.xlsx” or “plan.ics”; None for what is none.

    Refused: before there is anything to put on paper; a strategy without the firm's own words; a register or a
    calendar without an agreed plan.
    """
    code, _, ending = name.rpartition(".")
    kind = next((one for one in KINDS if one.code == code), None)
    if name in ("register.xlsx", "plan.ics"):
        content, media = _of_the_plan(assessment, name, at)
    elif kind and ending in WRITERS:
        write, media = WRITERS[ending]
        content = write(kind.make(_ready(assessment, at)))
    else:
        return None
    firm = slugify(assessment.firm_name)[:60] or "firm"
    return PaperFile(name=f"{firm}-{code}.{ending}", content=content, media=media)


def _ready(assessment: Assessment, at: datetime) -> Said:
    said = said_of(assessment, timezone.localdate(at))
    if not said.ready:
        raise Refused(NOT_READY)
    return said


def _of_the_plan(assessment: Assessment, name: str, at: datetime) -> tuple[bytes, str]:
    today = timezone.localdate(at)
    listed = register(assessment, today)
    if not listed.entries:
        raise Refused(NOT_AGREED)
    if name == "register.xlsx":
        return workbook.written(listed), EXCEL
    return calendar.written(assessment.firm_name, dated(assessment), made_at=at), "text/calendar; charset=utf-8"
