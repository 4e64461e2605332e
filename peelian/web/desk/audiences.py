"""Audiences: slips with a code for the people of a talk, printed, answered on the front, and counted. No names."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.adoption.actions import ask_audience
from peelian.adoption.models import Sheet
from peelian.documents.gateways.slips import Slips, written_slips
from peelian.evaluation.queries import audience_answers
from peelian.kernel.words import day, plural
from peelian.web.desk.audiences_forms import AudienceForm
from peelian.web.kit.guards import StaffRequest, duty

MARKING = "OFFICIAL"
SHOWN = 50


@require_safe
@duty(Duty.WORK_VICTIMS)
def audiences(request: StaffRequest) -> HttpResponse:
    """The sheets of the unit, newest first."""
    sheets = Sheet.objects.visible_to(request.user).defer("codes")
    if (after := request.GET.get("after", "")).isdecimal():
        sheets = sheets.filter(pk__lt=int(after))
    found = list(sheets[: SHOWN + 1])
    next_url = f"?after={found[SHOWN - 1].pk}" if len(found) > SHOWN else ""
    context = {"sheets": found[:SHOWN], "next_url": next_url, "first_url": "?" if after else "", "marking": MARKING}
    return render(request, "desk/audiences/list.html", context)


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def new(request: StaffRequest) -> HttpResponse:
    """Make slips for an audience."""
    form = AudienceForm(request.POST or None)
    if form.is_valid():
        sheet = ask_audience(audience=form.audience(), by=request.user, at=timezone.now())
        messages.success(request, f"{plural(sheet.people, 'slip')} made. Print them, cut them and hand them out.")
        return redirect("audience", sheet.pk)
    return render(request, "desk/audiences/new.html", {"form": form, "marking": MARKING})


@require_safe
@duty(Duty.WORK_VICTIMS)
def audience(request: StaffRequest, key: int) -> HttpResponse:
    """What an audience said, as counts; and the way to its slips."""
    sheet = _sheet_or_404(request, key)
    context = {"sheet": sheet, "answers": audience_answers(sheet), "marking": MARKING}
    return render(request, "desk/audiences/audience.html", context)


@require_safe
@duty(Duty.WORK_VICTIMS)
def slips(request: StaffRequest, key: int) -> HttpResponse:
    """The slips to print from the browser."""
    sheet = _sheet_or_404(request, key)
    context = {"sheet": sheet, "address": _address(), "marking": MARKING}
    return render(request, "desk/audiences/slips.html", context)


@require_safe
@duty(Duty.WORK_VICTIMS)
def slips_pdf(request: StaffRequest, key: int) -> HttpResponse:
    """The slips as a tagged PDF."""
    sheet = _sheet_or_404(request, key)
    made = written_slips(
        Slips(
            unit=sheet.unit.name,
            audience=sheet.name,
            address=_address(),
            closes_on=day(sheet.closes_on),
            codes=sheet.codes,
            marking=MARKING,
        )
    )
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="slips-{sheet.pk}.pdf"'
    return answer


def _sheet_or_404(request: StaffRequest, key: int) -> Sheet:
    return get_object_or_404(Sheet.objects.visible_to(request.user).select_related("unit"), pk=key)


def _address() -> str:
    """Return the front's page for codes as somebody types it: without the scheme, which browsers add."""
    return f"{settings.FRONT_ADDRESS.partition('://')[2] or settings.FRONT_ADDRESS}/answer"
