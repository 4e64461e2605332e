"""The records of the demo's names, to be mended by whoever tries it. Only in the demo."""

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from peelian.accounts.rules.roles import Duty
from peelian.assessment.gateways.demo_names import keep_records, records, shipped
from peelian.web.desk.names_forms import RecordsForm
from peelian.web.kit.guards import StaffRequest, duty


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def names(request: StaffRequest) -> HttpResponse:
    """What the demo's name server says, one record a line."""
    if not settings.PEELIAN_LOOK_LOOPBACK:
        raise Http404
    home = Path(settings.PEELIAN_HOME)
    told = {"records": shipped()} if "again" in request.POST else request.POST or None
    form = RecordsForm(told, initial={"records": records(home)})
    if form.is_valid():
        keep_records(home, form.cleaned_data["records"])
        messages.success(request, "Kept. The demo’s name server says it from now on: look again.")
        return redirect("demo-names")
    return render(request, "desk/names/names.html", {"form": form})
