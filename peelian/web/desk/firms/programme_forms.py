"""The forms of a programme and of one of its steps. They clean; they save nothing."""

from datetime import date
from typing import Any

from django import forms

from peelian.engagement.actions import NewStep
from peelian.engagement.gateways.programmes import programmes
from peelian.kernel.words import plural
from peelian.web.kit.forms import DayField, HintedRadios


class BeginForm(forms.Form):
    """Which programme, who at the firm keeps it going, and from when."""

    code = forms.ChoiceField(label="Which programme?", widget=HintedRadios)
    champion = forms.CharField(
        label="Who at the firm keeps it going?",
        help_text="One person who is told of every step.",
        max_length=120,
        widget=forms.TextInput,
    )
    starts_on = DayField(label="When does it begin?", help_text="For example, 27 3 2026")

    def __init__(self, *args: Any, champion: str, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": {"champion": champion, "starts_on": today}})
        written = programmes()
        code = self.fields["code"]
        code.choices = [  # type: ignore[attr-defined]
            (each.code, f"{each.title}, in {plural(len(each.steps), 'step')}") for each in written.values()
        ]
        code.widget.hints = {each.code: each.what for each in written.values()}


class NewStepForm(forms.Form):
    """A step that is added."""

    title = forms.CharField(label="What is to be done?", max_length=200, widget=forms.TextInput)
    who = forms.CharField(
        label="Who does it?", help_text="At the firm, or with us.", max_length=120, widget=forms.TextInput
    )
    due_on = DayField(label="By when?", help_text="For example, 27 3 2026")

    def new(self) -> NewStep:
        """The step."""
        return NewStep(**self.cleaned_data)


class DoneForm(forms.Form):
    """That a step is done."""

    on = DayField(label="On which day?", help_text="For example, 27 3 2026")
    note = forms.CharField(label="In a few words", max_length=300, required=False, widget=forms.TextInput)


class MoveForm(forms.Form):
    """Another day."""

    due_on = DayField(label="To which day?", help_text="For example, 27 3 2026")


class DropForm(forms.Form):
    """That a step is not done, and why."""

    why = forms.CharField(label="Why is it not done?", max_length=300, widget=forms.TextInput)


class EndProgrammeForm(forms.Form):
    """How a programme ends."""

    why = forms.CharField(
        label="How does it end?",
        help_text="They reached it, or why they stop.",
        max_length=200,
        widget=forms.TextInput,
    )
