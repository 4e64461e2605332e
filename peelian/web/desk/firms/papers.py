"""The papers of an assessment: each in Word and PDF, the firm's own words and logo, the register and the calendar."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.assessment.actions import hand_out, keep_logo, keep_strategy
from peelian.assessment.queries.paper_files import KINDS, paper_file
from peelian.assessment.queries.papers import said_of
from peelian.assessment.queries.strategies_begun import begun
from peelian.kernel.refused import Refused
from peelian.web.desk.doors import assessment_or_404
from peelian.web.desk.firms.papers_forms import LogoForm, WordsForm
from peelian.web.kit.guards import StaffRequest, duty

NOT_KEPT = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


@require_safe
@duty(Duty.HELP_FIRMS)
def papers(request: StaffRequest, key: int) -> HttpResponse:
    """Which papers there are, and what they still need."""
    one = assessment_or_404(request, key, "papers")
    said = said_of(one, timezone.localdate())
    context = {"assessment": one, "firm": one.firm, "said": said, "kinds": KINDS}
    return render(request, "desk/assessments/papers.html", context)


@require_safe
@duty(Duty.HELP_FIRMS)
def paper(request: StaffRequest, key: int, name: str) -> HttpResponse:
    """One paper to download; that it was made for the firm is logged."""
    one = assessment_or_404(request, key, name)
    made = paper_file(one, name, timezone.now())
    if made is None:
        raise Http404
    hand_out(assessment=one, what=name, by=request.user, at=timezone.now())
    headers = NOT_KEPT | {"Content-Disposition": content_disposition_header(True, made.name) or "attachment"}
    return HttpResponse(made.content, made.media, headers=headers)


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def words(request: StaffRequest, key: int) -> HttpResponse:
    """What the firm says in its strategy and incident plan, in its own words."""
    one = assessment_or_404(request, key, "words of the strategy")
    form = WordsForm(request.POST or None, initial=begun(one, timezone.localdate()))
    if form.is_valid():
        keep_strategy(assessment=one, words=form.words(), by=request.user, at=timezone.now())
        messages.success(request, "Kept. The strategy and the incident plan now say it.")
        return redirect("assessment-papers", one.pk)
    return render(request, "desk/assessments/words.html", {"assessment": one, "form": form})


@require_http_methods(["GET", "POST"])
@duty(Duty.HELP_FIRMS)
def logo(request: StaffRequest, key: int) -> HttpResponse:
    """The firm's logo, for all of its papers."""
    one = assessment_or_404(request, key, "logo")
    form = LogoForm(request.POST, request.FILES) if request.method == "POST" else LogoForm()
    if form.is_valid():
        try:
            content = form.cleaned_data["logo"].read()
            keep_logo(assessment=one, content=content, by=request.user, at=timezone.now())
            messages.success(request, "Kept. It now stands on every paper.")
            return redirect("assessment-papers", one.pk)
        except Refused as refusal:
            form.add_error("logo", refusal.words)
    return render(request, "desk/assessments/logo.html", {"assessment": one, "form": form})
