"""What was searched for, as a file: the same search, with its filters, count and marking in the file."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from peelian.accounts.rules.roles import Duty
from peelian.documents.gateways.tables import write_csv, write_xlsx
from peelian.intake.actions import consult_list
from peelian.intake.models import Report
from peelian.intake.queries.filtered import MOST, for_file
from peelian.intake.queries.threats import threat_on
from peelian.intake.rules.searching import Search, search_from
from peelian.kernel.refused import Refused
from peelian.kernel.words import opening, plural, when
from peelian.web.desk.search.forms import SearchForm, chosen
from peelian.web.kit.guards import StaffRequest, duty

MARKING = "OFFICIAL-SENSITIVE"
TITLE = "Reports of victims"
HEADER = (
    "Reference", "Victim", "Speak to", "Reported", "Received", "Force", "Offence", "Threat", "Where it stands",
    "How it ended", "Officer", "Repeat victim", "Flagged vulnerable",
)  # fmt: skip
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORK = duty(Duty.WORK_VICTIMS)


@require_safe
@WORK
def export_csv(request: StaffRequest) -> HttpResponse:
    """What was searched for, as CSV."""
    return _file(request, write_csv, CSV, "csv")


@require_safe
@WORK
def export_xlsx(request: StaffRequest) -> HttpResponse:
    """What was searched for, as a workbook."""
    return _file(request, write_xlsx, XLSX, "xlsx")


def _file(request: StaffRequest, write: Callable[..., bytes], media: str, ending: str) -> HttpResponse:
    now, asked = timezone.localtime(), search_from(dict(request.GET.lists()))
    if not asked.asks:
        raise Refused("Search for something or choose a filter first: a file of everybody is not made.")
    filters = _filters(request, asked)
    rows = [_row(report) for report in for_file(request.user, asked)]
    consult_list(page=f"search as {ending}: {filters}", shown=len(rows), by=request.user, at=timezone.now())
    counted = plural(len(rows), "report")
    if len(rows) == MOST:
        counted = f"The newest {MOST:,} reports; there may be more. Choose more filters to have them all"
    above = (
        f"{request.user.unit.name}. Made by {request.user.name} on {when(now)}.",
        f"{counted}.",
        f"Filters: {filters}.",
    )
    content = write(HEADER, rows, title=TITLE, marking=MARKING, notes=above)
    name = f"reports-{now:%Y-%m-%d}-{MARKING}.{ending}"
    return HttpResponse(content, media, headers={"Content-Disposition": content_disposition_header(True, name)})


def _filters(request: StaffRequest, asked: Search) -> str:
    return ", ".join(tag.label for tag in chosen(asked, SearchForm(request.GET, officer=request.user)))


def _row(report: Report) -> tuple[object, ...]:
    threat = threat_on(report)
    return (
        report.reference,
        report.about.name,
        report.contact.name if report.contact else "",
        report.reported_on,
        timezone.localdate(report.received_at),
        report.force.name if report.force else "",
        report.offence_code,
        threat.title if threat else "",
        opening(report.stage),
        opening(report.outcome),
        report.owner.name if report.owner else "",
        report.repeat_of_year > 0,
        report.vulnerable,
    )
