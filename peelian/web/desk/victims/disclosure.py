from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods

from peelian.accounts.rules.roles import Duty
from peelian.documents.gateways.logs import Log, written_log
from peelian.documents.gateways.tables import write_xlsx
from peelian.intake import actions
from peelian.intake.actions import Disclosed
from peelian.intake.queries.disclosure import disclosure_log
from peelian.intake.queries.record import Record
from peelian.intake.queries.record import record as gather
from peelian.intake.rules.disclosure import HEADER, Item, table
from peelian.kernel.words import plural, when
from peelian.web.desk.doors import report_or_404
from peelian.web.desk.victims.care_forms import DisclosedForm, DiscloseForm
from peelian.web.desk.victims.record import frame
from peelian.web.kit.guards import StaffRequest, duty

MARKING = "OFFICIAL-SENSITIVE"
MEDIA = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def disclosure(request: StaffRequest, key: int) -> HttpResponse:
    """The disclosure log of a record, to read and to make a file of."""
    record = gather(report_or_404(request, key, "disclosure log"), request.user)
    items = disclosure_log(record)
    form = DiscloseForm(request.POST or None)
    if form.is_valid():
        to, why, ending = (form.cleaned_data[name] for name in ("to", "why", "ending"))
        made = f"{ending.upper()}, {plural(len(items), 'item')}"
        actions.disclose_log(report=record.report, to=to, why=why, what=made, by=request.user, at=timezone.now())
        return _file(request, record, items, form)
    context = frame(request, record, "disclosure") | {"form": form, "items": items}
    return render(request, "desk/victims/disclosure.html", context)


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def disclosed(request: StaffRequest, key: int) -> HttpResponse:
    """Write down a disclosure that was made by other means."""
    report = report_or_404(request, key, "disclosure")
    form = DisclosedForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        given = Disclosed(**form.cleaned_data)
        actions.record_disclosure(report=report, disclosed=given, by=request.user, at=timezone.now())
        messages.success(request, f"The disclosure to {given.to} is in the register.")
        return redirect("victim-disclosure", report.pk)
    return render(request, "desk/victims/disclosed.html", {"form": form, "report": report})


def _file(request: StaffRequest, record: Record, items: list[tuple[int, Item]], form: DiscloseForm) -> HttpResponse:
    now = timezone.localtime()
    title = f"Disclosure log: {record.known.name}, {record.report.reference or 'no reference'}"
    notes = (
        f"{request.user.unit.name}. Made on {when(now)} by {request.user.name}.",
        f"For {form.cleaned_data['to']}. {form.cleaned_data['why']}",
        f"{plural(len(items), 'item')}, oldest first. Exact copies are held under the numbers given.",
    )
    ending = form.cleaned_data["ending"]
    if ending == "pdf":
        content = written_log(Log(title=title, notes=notes, header=HEADER, rows=table(items), marking=MARKING))
    else:
        content = write_xlsx(HEADER, table(items), title=title, marking=MARKING, notes=notes)
    name = f"disclosure-log-{record.report.pk}-{now:%Y-%m-%d}-{MARKING}.{ending}"
    return HttpResponse(content, MEDIA[ending], headers={"Content-Disposition": content_disposition_header(True, name)})
