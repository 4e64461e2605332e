"""What a firm is, uses and holds: each on a small page of its own."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from peelian.accounts.rules.roles import Duty
from peelian.engagement.queries.own import own_records
from peelian.engagement.queries.record import firm_record
from peelian.parties.actions import asset_gone, describe, end_enrolment, enrol, note_asset
from peelian.parties.models import Asset, Enrolment
from peelian.web.desk.doors import firm_or_404
from peelian.web.desk.firms.asking import ask
from peelian.web.desk.firms.facts_forms import DescribeForm, EndForm, SchemeForm, UseForm
from peelian.web.kit.guards import StaffRequest, duty


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def what(request: StaffRequest, key: int) -> HttpResponse:
    """Say what a firm is; what was said before stays."""
    firm = firm_or_404(request, key, "what it is")
    form = DescribeForm(request.POST or None, record=firm_record(firm))
    if form.is_valid():
        describe(about=firm.about, described=form.described(), by=request.user, at=timezone.now())
        messages.success(request, "Kept. What was said before stays on the timeline.")
        return redirect("firm", firm.pk)
    return ask(request, firm, form, title="What the firm is", button="Keep")


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def use(request: StaffRequest, key: int) -> HttpResponse:
    """Add something to what a firm uses."""
    firm = firm_or_404(request, key, "something it uses")
    form = UseForm(request.POST or None)
    if form.is_valid():
        note_asset(about=firm.about, used=form.used(), by=request.user, at=timezone.now())
        messages.success(request, "Added to what they use.")
        return redirect("firm-use" if "more" in request.POST else "firm", firm.pk)
    return ask(request, firm, form, title="Something they use", button="Add", another="Add, and another")


@require_POST
@duty(Duty.HELP_FIRMS)
def gone(request: StaffRequest, key: int, asset: int) -> HttpResponse:
    """Note that something is not used any more."""
    firm = firm_or_404(request, key, "something it used")
    one = get_object_or_404(Asset.objects.filter(about__in=own_records(firm).values("pk")), pk=asset)
    asset_gone(asset=one, on=timezone.localdate(), by=request.user, at=timezone.now())
    messages.success(request, f"“{one.name}” is out of use. It stays on the timeline.")
    return redirect("firm", firm.pk)


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def scheme(request: StaffRequest, key: int) -> HttpResponse:
    """Note what a firm belongs to or holds."""
    firm = firm_or_404(request, key, "what it holds")
    form = SchemeForm(request.POST or None)
    if form.is_valid():
        enrol(about=firm.about, enrolled=form.enrolled(), by=request.user, at=timezone.now())
        messages.success(request, "Noted.")
        return redirect("firm", firm.pk)
    lead = "A membership, a certificate or a level, with its dates and how we know."
    return ask(request, firm, form, title="What they hold", button="Keep", lead=lead)


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def end_scheme(request: StaffRequest, key: int, enrolment: int) -> HttpResponse:
    """Note that a firm does not hold something any more."""
    firm = firm_or_404(request, key, "what it held")
    one = get_object_or_404(Enrolment.objects.filter(about__in=own_records(firm).values("pk")), pk=enrolment)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})
    if form.is_valid():
        end_enrolment(enrolment=one, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, "Ended. It stays on the timeline.")
        return redirect("firm", firm.pk)
    return ask(request, firm, form, title=f"{one.scheme} has ended", button="It has ended")
