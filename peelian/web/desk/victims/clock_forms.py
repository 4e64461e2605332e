"""The forms that stop a report's clock and say what hangs on a firm. They clean; they save nothing."""

from typing import Any

from django import forms

from peelian.intake.rules.pausing import PauseReason
from peelian.kernel.choices import choices
from peelian.knowledge import queries as knowledge
from peelian.web.kit.forms import DayField


class ClockForm(forms.Form):
    """Why we wait, and until when."""

    why = forms.ChoiceField(label="Why do we wait?", choices=choices(PauseReason), widget=forms.RadioSelect)
    until = DayField(
        label="On which day does the clock run again?", help_text="You get a task on that day. For example, 12 6 2026"
    )
    note = forms.CharField(
        label="What should the next officer know?",
        help_text="For example, which agency, or when they are back",
        required=False,
        max_length=200,
        widget=forms.TextInput,
    )


class FirmForm(forms.Form):
    """What hangs on a firm, as an officer knows it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signs"] = forms.MultipleChoiceField(
            label="What is true of this firm?",
            help_text="Each raises its place in the queue. Tick what you know, not what you guess.",
            choices=[(sign.code, sign.title) for sign in knowledge.harm_weights().firm.signs],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
