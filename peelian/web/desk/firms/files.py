"""A whole firm as one file: taken out for somebody, or brought in from another unit or another Peelian."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from peelian.accounts.rules.roles import Duty
from peelian.assessment.actions import export_firm, import_firm
from peelian.assessment.queries.firm_export import known_here, names_like, rows_of
from peelian.assessment.rules.firm_files import NAMES, FirmFile, counted, read
from peelian.kernel.words import plural
from peelian.web.desk.doors import firm_or_404
from peelian.web.desk.firms.files_forms import ExportForm, FileForm, KeepForm, held
from peelian.web.desk.firms.tabs import tabs
from peelian.web.kit.guards import StaffRequest, duty

MARKING = "OFFICIAL-SENSITIVE"


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def take_out(request: StaffRequest, key: int) -> HttpResponse:
    """What the file will hold, whom it is for, and then the file."""
    firm = firm_or_404(request, key, "whole firm as a file")
    form = ExportForm(request.POST or None)
    if form.is_valid():
        data = export_firm(firm=firm, **form.cleaned_data, by=request.user, at=timezone.now())
        name = f"{slugify(firm.about.name) or 'firm'}-{timezone.localdate():%Y-%m-%d}-{MARKING}.jsonl"
        headers = {"Content-Disposition": content_disposition_header(True, name)}
        return HttpResponse(data, "application/jsonl; charset=utf-8", headers=headers)
    context = {"firm": firm, "form": form, "tabs": tabs(firm, "overview"), "holds": _in_words(counted(rows_of(firm)))}
    return render(request, "desk/firms/export.html", context)


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def bring_in(request: StaffRequest) -> HttpResponse:
    """The file; then what it holds or what is wrong with it; then, when it is said, the firm."""
    if "held" in request.POST:
        return _keep(request)
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        data = form.cleaned_data["file"].read()
        return _summary(request, data, read(data, known_here(timezone.localdate())))
    return render(request, "desk/firms/import.html", {"form": form})


def _keep(request: StaffRequest) -> HttpResponse:
    form = KeepForm(request.POST)
    if not form.is_valid():
        return render(request, "desk/firms/import.html", {"form": FileForm(), "late": form})
    firm = import_firm(data=form.cleaned_data["held"], by=request.user, at=timezone.now())
    messages.success(request, f"{firm.about.name} is here, with everything that was in the file.")
    return redirect("firm", firm.pk)


def _summary(request: StaffRequest, data: bytes, file: FirmFile) -> HttpResponse:
    if file.faults or file.head is None:
        return render(request, "desk/firms/import.html", {"form": FileForm(), "faults": file.faults})
    firm = file.rows[0].values
    context = {"file": file, "named": firm, "holds": _in_words(file.counts), "held": held(data)}
    context |= {"other_unit": file.head.unit != request.user.unit.name}
    context |= {"leaves": file.counts.get("authorisation", 0), "like": names_like(request.user, firm)}
    return render(request, "desk/firms/import-check.html", context)


def _in_words(counts: dict[str, int]) -> list[str]:
    return [plural(count, *NAMES[kind]) for kind, count in counts.items()]
