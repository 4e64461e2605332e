"""A list of firms brought in from a spreadsheet: the file, then what each line is, then the firms."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.assessment.actions import Loaded, load_list
from peelian.assessment.queries.firm_lists import match
from peelian.assessment.rules.firm_lists import COLUMNS, FirmList, Standing
from peelian.documents.gateways.tables import write_csv
from peelian.engagement.actions import consult_firms
from peelian.kernel.words import listing, plural
from peelian.web.desk.firms.importing_forms import KeepListForm, ListForm, choices_for, held
from peelian.web.kit.guards import StaffRequest, duty


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def bring_in(request: StaffRequest) -> HttpResponse:
    """The file; then what each line is; then, when it is said, the firms."""
    if "held" in request.POST:
        return _keep(request)
    form = ListForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        return _summary(request, form.cleaned_data["file"].name or "list", form.read)
    return render(request, "desk/firms/list-import.html", {"form": form, "columns": COLUMNS})


@require_safe
@duty(Duty.HELP_FIRMS)
def template(request: StaffRequest) -> HttpResponse:
    """An empty list with its columns."""
    headers = {"Content-Disposition": 'attachment; filename="firms.csv"'}
    return HttpResponse(write_csv(tuple(COLUMNS), []), "text/csv; charset=utf-8", headers=headers)


def _summary(request: StaffRequest, name: str, read: FirmList) -> HttpResponse:
    matched = match(request.user, read.entries)
    consult_firms(page="firms like those of a list", shown=len(matched), by=request.user, at=timezone.now())
    counts = Counter(one.standing for one in matched)
    context = {
        "name": name,
        "read": read,
        "counts": [(standing.value, counts[standing]) for standing in Standing if counts[standing]],
        "lines": [(one, choices_for(one) if one.standing is Standing.UNCLEAR else []) for one in matched],
        "lost": [fault for fault in read.faults if fault.lost],
        "wrong": [fault for fault in read.faults if not fault.lost],
        "held": held(name, read),
    }
    return render(request, "desk/firms/list-import-check.html", context)


def _keep(request: StaffRequest) -> HttpResponse:
    form = KeepListForm(request.POST)
    if not form.is_valid():
        context: dict[str, Any] = {"form": ListForm(), "late": form, "columns": COLUMNS}
        return render(request, "desk/firms/list-import.html", context)
    name, entries = form.cleaned_data["held"]
    loaded = load_list(entries=entries, name=name, answers=form.answers(), by=request.user, at=timezone.now())
    messages.success(request, _became(loaded))
    return redirect("firms")


def _became(loaded: Loaded) -> str:
    left = f" Left out: line {listing([str(line) for line in loaded.left])}." if loaded.left else ""
    return f"{plural(len(loaded.brought), 'firm')} taken on; {len(loaded.learnt)} helped already.{left}"
