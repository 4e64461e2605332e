"""An assessment as somebody else's framework would ask for it, from the same answers."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from peelian.accounts.rules.roles import Duty
from peelian.assessment.queries.asking import WORDS
from peelian.assessment.queries.assessments import position
from peelian.assessment.queries.frameworks import Behind, frameworks, relation_words, view
from peelian.web.desk.doors import assessment_or_404
from peelian.web.kit.guards import StaffRequest, duty

FIRST = "cyber-essentials-3.3"


class ChooseForm(forms.Form):
    """Which framework."""

    of = forms.ChoiceField(label="Framework", widget=forms.RadioSelect)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        listed = [(one.code, f"{one.title} {one.edition}") for one in frameworks()]
        self.fields["of"].choices = listed  # type: ignore[attr-defined]


@require_safe
@duty(Duty.HELP_FIRMS)
def framework(request: StaffRequest, key: int) -> HttpResponse:
    """Where the firm stands on each requirement, with the answers behind it."""
    one = assessment_or_404(request, key, "framework")
    form = ChooseForm({"of": request.GET.get("of") or one.goal or FIRST})
    views = view(form.cleaned_data["of"], position(one)) if form.is_valid() else []
    told = [
        (each, [(section.heading, [(line, [_said(by) for by in line.behind]) for line in section.lines])
                for section in each.sections])
        for each in views
    ]  # fmt: skip
    context = {"assessment": one, "firm": one.firm, "form": form, "views": told}
    return render(request, "desk/assessments/framework.html", context)


def _said(behind: Behind) -> tuple[Behind, str, str]:
    """A control, what it is to the requirement, and what its question came to."""
    if not behind.asked:
        return behind, relation_words(behind), "not asked this time"
    said = WORDS[behind.state] if behind.state else "not answered"
    return behind, relation_words(behind), f"{said} ({behind.evidence})" if behind.state else said
