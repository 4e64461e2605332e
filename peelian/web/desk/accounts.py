"""Your own account, absence and hand-over; and the page for too many tries to sign in."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from peelian.accounts import actions, queries
from peelian.accounts.models import Officer
from peelian.accounts.rules.roles import Duty
from peelian.kernel.refused import Refused
from peelian.web.kit.forms import DayField
from peelian.web.kit.guards import StaffRequest, signed_in

WAIT = timedelta(minutes=5)  # the longest of ACCOUNT_RATE_LIMITS


class AbsenceForm(forms.Form):
    """Who is away, from when until when, and who stands in: out of the officer's own unit."""

    officer = forms.ModelChoiceField(Officer.objects.none(), label="Who is away", empty_label=None)
    first_day = DayField(label="First day away", help_text="For example, 27 7 2026")
    last_day = DayField(label="Last day away")
    stand_in = forms.ModelChoiceField(
        Officer.objects.none(),
        label="Who stands in",
        empty_label="Choose somebody",
        help_text="They see your work on their Today page for those days",
        error_messages={"required": "Choose who stands in"},
    )

    def __init__(self, *args: Any, asker: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asker = asker
        team = queries.team_of(asker)
        self.fields["stand_in"].queryset = team  # type: ignore[attr-defined]
        self.fields["officer"].queryset = team  # type: ignore[attr-defined]
        self.fields["officer"].initial = asker.pk
        if not asker.may(Duty.ASSIGN):
            del self.fields["officer"]

    @property
    def handed_over(self) -> dict[str, Any]:
        """Return what was asked for; whoever does not hand out work hands over their own."""
        return {"officer": self.asker} | self.cleaned_data


@require_safe
@signed_in
def account(request: StaffRequest) -> HttpResponse:
    """Show who you are here, how you sign in, and your last sign-ins."""
    given = {
        "sign_ins": queries.sign_ins_of(request.user)[:10],
        "manages_staff": request.user.may(Duty.MANAGE_STAFF),
        "marking": "OFFICIAL",
    }
    return render(request, "desk/accounts/account.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def absence(request: StaffRequest) -> HttpResponse:
    """Show the absences you may change and take a new one."""
    form = AbsenceForm(request.POST or None, asker=request.user)
    if form.is_valid():
        try:
            made = actions.hand_over(**form.handed_over, by=request.user, at=timezone.now())
            messages.success(request, f"{made.stand_in.name} stands in for {made.officer.name}.")
            return redirect("absence")
        except Refused as refusal:
            form.add_error(None, refusal.words)
    listed = queries.absences_seen_by(request.user, timezone.localdate())
    changeable = set(queries.absences_changed_by(request.user).values_list("pk", flat=True))
    given = {"form": form, "absences": listed, "changeable": changeable, "marking": "OFFICIAL"}
    return render(request, "desk/accounts/absence.html", given)


@require_POST
@signed_in
def come_back(request: StaffRequest, key: int) -> HttpResponse:
    """End an absence today."""
    found = get_object_or_404(queries.absences_changed_by(request.user), pk=key)
    actions.come_back(absence=found, today=timezone.localdate(), by=request.user, at=timezone.now())
    messages.success(request, f"{found.officer.name} has their work back.")
    return redirect("absence")


def too_many_tries(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say when to try again: five minutes from now, when every limit has passed."""
    answer = render(request, "429.html", {"again_at": timezone.now() + WAIT}, status=429)
    answer["Retry-After"] = str(int(WAIT.total_seconds()))
    return answer


def closed(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Stand before the pages of allauth that Peelian does not use: there is nothing here."""
    raise Http404
