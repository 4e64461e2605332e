from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.intake import actions
from peelian.intake.models import Report
from peelian.intake.queries.told import taken_out, to_take_out, told
from peelian.intake.rules.redaction import Cut, Why, blacked_out, merged, places_of
from peelian.kernel.choices import choices
from peelian.web.desk.doors import report_or_404
from peelian.web.kit.guards import StaffRequest, duty


class RedactionForm(forms.Form):
    """What to take out: what we noticed, and whatever else an officer writes."""

    why = forms.ChoiceField(label="Why are the words you wrote taken out?", choices=choices(Why), required=False)

    def __init__(self, *args: object, narrative: str, noticed: list[Cut], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.narrative, self.noticed = narrative, noticed
        self.fields["found"] = forms.MultipleChoiceField(
            label="What we noticed",
            choices=[(str(cut.start), f"“{narrative[cut.start : cut.end]}”: {cut.why}") for cut in noticed],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["words"] = forms.CharField(
            label="Other words to take out",
            help_text="As they stand in the narrative, each on a line of its own. They go wherever they stand.",
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        self.order_fields(["found", "words", "why"])

    def clean_words(self) -> str:
        written = str(self.cleaned_data["words"])
        if missing := [line for line in written.splitlines() if line.strip() and not self._places(line)]:
            raise forms.ValidationError(f"These words are not in the narrative: “{missing[0].strip()}”")
        return written

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("words") and not cleaned.get("why"):
            self.add_error("why", "Say why these words are taken out")
        if not cleaned.get("words") and not cleaned.get("found") and not self.errors:
            self.add_error("words", "Choose what to take out, or write the words")
        return cleaned

    @property
    def cuts(self) -> list[Cut]:
        """The places that were chosen, without overlaps."""
        found = [cut for cut in self.noticed if str(cut.start) in self.cleaned_data["found"]]
        written = [cut for line in self.cleaned_data["words"].splitlines() for cut in self._places(line)]
        return merged([*found, *written])

    def _places(self, line: str) -> list[Cut]:
        why = Why(self.data.get("why") or Why.OTHER_PERSON)
        return places_of(self.narrative, line, why)


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def redact(request: StaffRequest, key: int) -> HttpResponse:
    """Choose what to take out of a narrative; read it as it would stand; then take it out."""
    report = report_or_404(request, key, "taking words out")
    form = RedactionForm(request.POST or None, narrative=report.narrative, noticed=to_take_out(report))
    if form.is_valid() and "sure" in request.POST:
        actions.redact(report=report, cuts=form.cuts, by=request.user, at=timezone.now())
        messages.success(request, "The words are taken out, here and in everything we make from now on.")
        return redirect("victim-reports", report.pk)
    ready = blacked_out(report.narrative, [*_cuts(report), *form.cuts]) if form.is_valid() else ""
    out = taken_out(report)
    return render(
        request,
        "desk/victims/redact.html",
        {"form": form, "report": report, "now": told(report), "ready": ready, "taken_out": out},
    )


@require_http_methods(["GET", "POST"])
@duty(Duty.READ_TAKEN_OUT)
def put_back(request: StaffRequest, key: int, redaction: int) -> HttpResponse:
    """Read words that were taken out, and show them again if they were taken out by mistake."""
    report = report_or_404(request, key, "words that were taken out")
    out = get_object_or_404(report.redactions.standing(), pk=redaction)
    if request.method == "POST":
        actions.undo_redaction(redaction=out, by=request.user, at=timezone.now())
        messages.success(request, "The words are shown again.")
        return redirect("victim-redact", report.pk)
    words = report.narrative[out.start : out.end]
    return render(request, "desk/victims/put-back.html", {"report": report, "redaction": out, "words": words})


@require_safe
@duty(Duty.READ_TAKEN_OUT)
def as_it_came(request: StaffRequest, key: int) -> HttpResponse:
    """A narrative as it came, for whoever may read what was taken out."""
    report = report_or_404(request, key, "the narrative as it came")
    return render(request, "desk/victims/as-it-came.html", {"report": report})


def _cuts(report: Report) -> list[Cut]:
    return [redaction.cut for redaction in taken_out(report)]
