"""A firm that is new to the unit: who it may be already, and then its record."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from peelian.accounts.models import Officer
from peelian.accounts.rules.roles import Duty
from peelian.engagement.actions import Told, bring_firm, consult_firms, is_of_firm, take_on
from peelian.engagement.models import Firm, Request
from peelian.engagement.queries.alike import Alike, alike
from peelian.intake.models import Report
from peelian.linkage.queries.maps import fellows
from peelian.parties.models import SourceRecord
from peelian.parties.rules.kinds import Kind
from peelian.web.desk.firms.bringing_forms import NewFirmForm, named
from peelian.web.kit.guards import StaffRequest, duty


@dataclass(frozen=True)
class Matched:
    """An organisation that the firm may be, and the report by which the officer knows it, if any."""

    found: Alike
    report: Report | None


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def new(request: StaffRequest) -> HttpResponse:
    """Say what the firm is; see who it may be already; then take it on."""
    form = NewFirmForm(request.POST or None, initial=_begun(request))
    if not form.is_valid():
        return render(request, "desk/firms/new.html", {"form": form})
    told, asked = form.told(), _asked(request, form.cleaned_data["asked"])
    found = matched(request.user, told)
    if found and "sure" not in request.POST:
        consult_firms(page="firms like a new one", shown=len(found), by=request.user, at=timezone.now())
        kept = [(name, value) for name, value in form.data.items() if name in form.fields]
        return render(request, "desk/firms/alike.html", {"told": told, "found": found, "keep": kept, "asked": asked})
    return _taken(request, bring_firm(told=told, by=request.user, at=timezone.now()), asked)


@require_POST
@duty(Duty.HELP_FIRMS)
def take(request: StaffRequest, key: int) -> HttpResponse:
    """Begin to help an organisation that the officer knows by a report."""
    record = SourceRecord.objects.filter(pk=key, kind=Kind.ORGANISATION.value).first()
    if record is None or _report(request.user, record) is None:
        raise Http404
    asked = _asked(request, request.POST.get("asked", ""))
    return _taken(request, take_on(record=record, by=request.user, at=timezone.now()), asked)


def _taken(request: StaffRequest, firm: Firm, asked: Request | None) -> HttpResponse:
    """Put the request that a firm was taken on from on its record, and go there."""
    if asked and asked.firm_id is None:
        is_of_firm(request=asked, firm=firm, by=request.user, at=timezone.now())
    messages.success(request, f"Your unit helps {firm.about.name}. Next: say what it is.")
    return redirect("firm", firm.pk)


def _asked(request: StaffRequest, key: object) -> Request | None:
    typed = str(key or "")
    seen = Request.objects.visible_to(request.user)
    return seen.filter(pk=int(typed)).first() if typed.isascii() and typed.isdecimal() and len(typed) < 10 else None


def _begun(request: StaffRequest) -> dict[str, object]:
    """What a request says already of a firm that is taken on from it."""
    asked = _asked(request, request.GET.get("asked"))
    if asked is None:
        return {}
    way = "email" if "@" in asked.contact else "telephone"
    return {"name": asked.organisation, "postcode": asked.postcode, way: asked.contact, "asked": asked.pk}


def matched(officer: Officer, told: Told) -> list[Matched]:
    """Return what the officer may see of the organisations that a firm may be: firms of the unit, and reports."""
    found = [Matched(one, None if one.firm else _report(officer, one.record)) for one in alike(officer, named(told))]
    return [one for one in found if one.found.firm or one.report]


def _report(officer: Officer, record: SourceRecord) -> Report | None:
    return Report.objects.visible_to(officer).filter(about__in=fellows(record).values("pk")).order_by("-pk").first()
