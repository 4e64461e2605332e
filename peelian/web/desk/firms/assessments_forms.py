"""The forms of an assessment. They clean; they save nothing."""

from typing import Any

from django import forms

from peelian.assessment.actions import Beginning
from peelian.assessment.queries.firms import described, devices_of
from peelian.engagement.models import Firm
from peelian.kernel.choices import choices
from peelian.knowledge import queries as knowledge
from peelian.parties.rules.firms import Size, Turnover

NUMBER = {"inputmode": "numeric", "class": "input--4"}
GOALS = [("", "No certificate in mind"), ("cyber-essentials-3.3", "Cyber Essentials")]


class BeginForm(forms.Form):
    """How deep, what for, and what the plan is made for. What we know of the firm already is filled in."""

    questionnaire = forms.ChoiceField(label="How deep?", widget=forms.RadioSelect)
    goal = forms.ChoiceField(label="What do they aim for?", choices=GOALS, required=False)
    headcount = forms.IntegerField(
        label="How many people work there?",
        min_value=1,
        max_value=100_000,
        required=False,
        widget=forms.TextInput(attrs=NUMBER),
    )
    devices = forms.IntegerField(
        label="How many computers, phones and servers?",
        min_value=1,
        max_value=1_000_000,
        required=False,
        widget=forms.TextInput(attrs=NUMBER),
    )
    budget = forms.IntegerField(
        label="What can they spend this year, in pounds?",
        help_text="It draws a line in the plan and changes nothing else. Leave it out if they do not know.",
        min_value=0,
        max_value=10_000_000,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input--10"}),
    )
    days_without = forms.IntegerField(
        label="How many working days can they trade without their computers?",
        min_value=0,
        max_value=250,
        required=False,
        widget=forms.TextInput(attrs=NUMBER),
    )
    size = forms.ChoiceField(choices=[("", ""), *choices(Size)], required=False, widget=forms.HiddenInput)
    turnover = forms.ChoiceField(choices=[("", ""), *choices(Turnover)], required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, firm: Firm, **kwargs: Any) -> None:
        known = described(firm)
        told = {
            "questionnaire": "ten-minutes",
            "headcount": known.headcount if known else firm.about.employees,
            "days_without": known.days_without if known else None,
            "size": known.size if known else "",
            "turnover": known.turnover if known else "",
            "devices": devices_of(firm),
        }
        super().__init__(*args, **kwargs | {"initial": told})
        self.fields["questionnaire"].choices = [  # type: ignore[attr-defined]
            (one.code, f"{one.title}: {len(one.questions)} questions") for one in knowledge.questionnaires()
        ]

    def beginning(self) -> Beginning:
        """What to begin with."""
        said = self.cleaned_data
        return Beginning(**{name: said[name] for name in said if said[name] not in (None, "")})


class PartForm(forms.Form):
    """Who at the firm answers, and which questions."""

    who = forms.CharField(
        label="Who answers?", help_text="As the firm calls them: “Dawn”.", max_length=60, widget=forms.TextInput()
    )
    controls = forms.MultipleChoiceField(
        label="Which questions?",
        help_text="None ticked means all of them.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, questions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["controls"].choices = questions  # type: ignore[attr-defined]
