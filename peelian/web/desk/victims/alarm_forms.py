"""The answer to an alarm. It cleans; it saves nothing."""

from typing import Any

from django import forms

from peelian.intake.rules.alarms import Answer, missing
from peelian.kernel.choices import choices

TIMES = ["%H:%M", "%H.%M", "%H%M", "%I:%M%p", "%I.%M%p", "%I%p"]
RINGING = {Answer.RANG, Answer.PASSED_ON}


class NeededByAnswer(forms.CharField):
    """Words that some answers need: the form says which, so "(optional)" is not said."""

    say_optional = False


class TimeNeededByAnswer(forms.TimeField):
    """A time that some answers need: the form says which, so "(optional)" is not said."""

    say_optional = False


class AlarmForm(forms.Form):
    """What an officer did about an alarm."""

    answer = forms.ChoiceField(
        label="What have you done?",
        choices=choices(Answer),
        widget=forms.RadioSelect,
        error_messages={"required": "Say what you have done. If you have done nothing yet, ring first"},
    )
    rang_at = TimeNeededByAnswer(
        label="At what time did you ring?",
        help_text="For example, 14:05. A time later than now is taken as yesterday’s.",
        input_formats=TIMES,
        required=False,
        widget=forms.TextInput(attrs={"class": "input--4"}),
        error_messages={"invalid": "Enter a time, such as 14:05"},
    )
    reference = forms.CharField(
        label="Their reference", help_text="The incident number, if they gave you one.", max_length=60, required=False
    )
    words = NeededByAnswer(
        label="What was said, or why is it not a danger?",
        help_text="A sentence is enough. It is needed for “not a danger”.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    shown = forms.CharField(widget=forms.HiddenInput)

    def clean_shown(self) -> list[int]:
        return [int(each) for each in self.cleaned_data["shown"].split() if each.isdecimal()]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("answer"):
            answer = Answer(cleaned["answer"])
            if lacks := missing(answer, cleaned.get("words", "")):
                self.add_error("words", lacks)
            if answer in RINGING and not cleaned.get("rang_at") and "rang_at" not in self.errors:
                self.add_error("rang_at", "Say when you rang, such as 14:05")
        return cleaned
