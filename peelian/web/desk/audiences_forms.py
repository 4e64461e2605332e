"""The form for slips to an audience. It cleans; it saves nothing."""

from typing import Any

from django import forms

from peelian.adoption.actions import Audience
from peelian.adoption.actions.sheets import MOST_PEOPLE
from peelian.knowledge import queries as knowledge


class AudienceForm(forms.Form):
    """Which audience, how many people, and about which controls."""

    name = forms.CharField(
        label="Which talk or place?",
        help_text="In words, without anybody’s name: “Tea afternoon at the library, 4 June”.",
        max_length=120,
    )
    people = forms.IntegerField(
        label="How many people?",
        help_text=f"One slip each, {MOST_PEOPLE} at the most.",
        min_value=1,
        max_value=MOST_PEOPLE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input--4"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        controls = sorted(knowledge.library().controls.values(), key=lambda control: control.title)
        self.fields["controls"] = forms.MultipleChoiceField(
            label="What did you advise?",
            help_text="They are asked about each. Three or fewer is kind.",
            choices=[(control.code, control.title) for control in controls],
            widget=forms.CheckboxSelectMultiple,
        )

    def audience(self) -> Audience:
        """The audience as it was described."""
        said = self.cleaned_data
        return Audience(name=said["name"], people=said["people"], controls=said["controls"])
