"""The firms that the unit helps: a list to filter, and the same as a file."""

from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from peelian.accounts.rules.roles import Duty
from peelian.documents.gateways.tables import write_csv
from peelian.engagement.actions import consult_firms
from peelian.engagement.queries import firms as queries
from peelian.engagement.queries.firms import Line
from peelian.kernel.words import day, plural, when
from peelian.web.desk.firms.list_forms import FirmsForm
from peelian.web.kit.guards import StaffRequest, duty

MARKING = "OFFICIAL-SENSITIVE"
HEADER = ("Firm", "Company number", "Postcode", "Trade", "Size", "Holds", "Looked after by", "Since", "Closed")
CSV = "text/csv; charset=utf-8"


@require_safe
@duty(Duty.HELP_FIRMS)
def firms(request: StaffRequest) -> HttpResponse:
    """The firms of the unit that answer the filters, by name, one page of them."""
    form = FirmsForm(_asked(request), officer=request.user)
    found = queries.page(request.user, form.sought(), after=request.GET.get("after", ""), on=timezone.localdate())
    consult_firms(page="firms", shown=len(found.lines), by=request.user, at=timezone.now())
    kept = {name: value for name, value in request.GET.items() if name != "after" and value}
    context = {
        "form": form,
        "lines": found.lines,
        "chosen": form.chosen(),
        "count_words": plural(found.count, "firm"),
        "query": urlencode(kept),
        "first_url": f"?{urlencode(kept)}" if request.GET.get("after") else "",
        "next_url": f"?{urlencode(kept | {'after': found.after})}" if found.after else "",
    }
    return render(request, "desk/firms/list.html", context)


@require_safe
@duty(Duty.HELP_FIRMS)
def export_csv(request: StaffRequest) -> HttpResponse:
    """The same firms as a file, with its filters, count and marking in it."""
    now, form = timezone.localtime(), FirmsForm(_asked(request), officer=request.user)
    lines = queries.for_file(request.user, form.sought(), on=now.date())
    filters = ", ".join(tag.label for tag in form.chosen()) or "none"
    consult_firms(page=f"firms as csv: {filters}"[:200], shown=len(lines), by=request.user, at=timezone.now())
    above = (
        f"{request.user.unit.name}. Made by {request.user.name} on {when(now)}.",
        f"{plural(len(lines), 'firm')}.",
        f"Filters: {filters}.",
    )
    content = write_csv(HEADER, [_row(line) for line in lines], title="Firms", marking=MARKING, notes=above)
    name = f"firms-{now:%Y-%m-%d}-{MARKING}.csv"
    return HttpResponse(content, CSV, headers={"Content-Disposition": content_disposition_header(True, name)})


def _asked(request: StaffRequest) -> QueryDict | None:
    return request.GET if set(request.GET) - {"after"} else None


def _row(line: Line) -> tuple[str, ...]:
    firm = line.firm
    return (
        firm.about.name,
        firm.about.company_number,
        firm.about.postcode,
        line.trade,
        line.size,
        ", ".join(line.schemes),
        firm.officer.name if firm.officer else "",
        day(timezone.localdate(firm.taken_on_at)),
        day(timezone.localdate(firm.closed_at)) if firm.closed_at else "",
    )
