"""The register of disclosures: what was given to whom outside the unit, and by whom."""

from collections.abc import Callable
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from peelian.accounts.rules.roles import Duty
from peelian.documents.gateways.tables import write_csv, write_xlsx
from peelian.intake.actions import consult_list
from peelian.intake.queries import disclosures as queries
from peelian.intake.queries.disclosures import Asked
from peelian.kernel.words import day, plural, when
from peelian.web.kit.forms import DayField
from peelian.web.kit.guards import StaffRequest, duty

SEE = duty(Duty.SEE_ACCESS_LOG)
MARKING = "OFFICIAL-SENSITIVE"
TITLE = "Register of disclosures"
HEADER = ("Number", "When", "To whom", "What", "Whose record", "Report", "By")
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class RegisterForm(forms.Form):
    """Which disclosures."""

    recipient = forms.CharField(label="To whom", max_length=100, required=False)
    first = DayField(label="From", required=False)
    last = DayField(label="Until", required=False)

    @property
    def asked(self) -> Asked:
        """What was asked for; everything where nothing was, or where it was not understood."""
        if not self.is_bound or not self.is_valid():
            return Asked()
        return Asked(**self.cleaned_data)


@require_safe
@SEE
def disclosures(request: StaffRequest) -> HttpResponse:
    """The register, one page of it, newest first."""
    form = RegisterForm(request.GET if set(request.GET) - {"before"} else None)
    lines, before = queries.page(request.user, form.asked, before=request.GET.get("before", ""))
    consult_list(page="register of disclosures", shown=len(lines), by=request.user, at=timezone.now())
    kept = {name: value for name, value in request.GET.items() if name != "before" and value}
    context = {
        "form": form,
        "lines": lines,
        "query": urlencode(kept),
        "first_url": f"?{urlencode(kept)}" if request.GET.get("before") else "",
        "next_url": f"?{urlencode(kept | {'before': before})}" if before else "",
    }
    return render(request, "desk/disclosures/register.html", context)


@require_safe
@SEE
def export_csv(request: StaffRequest) -> HttpResponse:
    """The register as asked for, as CSV."""
    return _file(request, write_csv, CSV, "csv")


@require_safe
@SEE
def export_xlsx(request: StaffRequest) -> HttpResponse:
    """The register as asked for, as a workbook."""
    return _file(request, write_xlsx, XLSX, "xlsx")


def _file(request: StaffRequest, write: Callable[..., bytes], media: str, ending: str) -> HttpResponse:
    now = timezone.localtime()
    asked = RegisterForm(request.GET or None).asked
    lines = queries.for_file(request.user, asked)
    consult_list(page=f"register of disclosures, {ending}", shown=len(lines), by=request.user, at=timezone.now())
    rows = [
        (
            line.entry.pk,
            when(timezone.localtime(line.entry.at)),
            line.entry.recipient,
            line.entry.detail,
            line.report.about.name,
            line.report.reference,
            line.entry.by_name,
        )
        for line in lines
    ]
    above = (f"{request.user.unit.name}, {when(now)}. {plural(len(rows), 'disclosure')}.", _filters(asked))
    content = write(HEADER, rows, title=TITLE, marking=MARKING, notes=above)
    name = f"disclosures-{now:%Y-%m-%d}-{MARKING}.{ending}"
    return HttpResponse(content, media, headers={"Content-Disposition": content_disposition_header(True, name)})


def _filters(asked: Asked) -> str:
    said = (
        f"to “{asked.recipient}”" if asked.recipient else "",
        f"from {day(asked.first)}" if asked.first else "",
        f"until {day(asked.last)}" if asked.last else "",
    )
    return f"Filters: {', '.join(words for words in said if words) or 'none'}."
