"""A firm's leave to look at it from outside: the ledger, a new entry, and one that is taken back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.assessment.actions import take_leave_back
from peelian.assessment.queries.looks import ledger, standing_leave
from peelian.parties.actions import authorise
from peelian.parties.gateways.leave_words import leave_words
from peelian.parties.models import Authorisation
from peelian.web.desk.doors import firm_or_404
from peelian.web.desk.firms.authorisations_forms import LeaveForm, TakeBackForm
from peelian.web.desk.firms.tabs import tabs
from peelian.web.kit.guards import StaffRequest, duty


@require_safe
@duty(Duty.HELP_FIRMS)
def authorisations(request: StaffRequest, key: int) -> HttpResponse:
    """Every leave that somebody at the firm has given, newest first."""
    firm = firm_or_404(request, key, "leave to look")
    standing = standing_leave(firm, on=timezone.localdate())
    context = {"firm": firm, "listed": ledger(firm), "standing": standing, "tabs": tabs(firm, "checks")}
    return render(request, "desk/firms/authorisations.html", context)


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def new(request: StaffRequest, key: int) -> HttpResponse:
    """Write down leave, beside the text that whoever gives it is shown."""
    firm = firm_or_404(request, key, "new leave to look")
    words = leave_words()
    form = LeaveForm(request.POST or None, today=timezone.localdate(), words_version=words.version)
    if form.is_valid():
        authorise(about=firm.about, leave=form.leave(), by=request.user, at=timezone.now())
        messages.success(request, "Written down. You can look now.")
        return redirect("firm-checks", firm.pk)
    context = {"firm": firm, "form": form, "words": words}
    return render(request, "desk/firms/authorisation-new.html", context)


@require_safe
@duty(Duty.HELP_FIRMS)
def authorisation(request: StaffRequest, key: int, authorisation: int) -> HttpResponse:
    """One leave with all that was said."""
    firm = firm_or_404(request, key, f"leave {authorisation}")
    one = get_object_or_404(ledger(firm), pk=authorisation)
    stands = Authorisation.objects.standing(timezone.localdate()).filter(pk=one.pk).exists()
    return render(request, "desk/firms/authorisation.html", {"firm": firm, "leave": one, "stands": stands})


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def withdraw(request: StaffRequest, key: int, authorisation: int) -> HttpResponse:
    """Take leave back, which stops every look that waits for it."""
    firm = firm_or_404(request, key, f"taking leave {authorisation} back")
    one = get_object_or_404(ledger(firm), pk=authorisation)
    form = TakeBackForm(request.POST or None, initial={"withdrawn_by": one.given_by})
    if form.is_valid():
        take_leave_back(authorisation=one, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, "Taken back. Nothing looks at them any more.")
        return redirect("firm-authorisations", firm.pk)
    return render(request, "desk/firms/authorisation-withdraw.html", {"firm": firm, "leave": one, "form": form})
