"""What the pages about who is who ask: a word with its reason and its end."""

from collections.abc import Iterable
from typing import Any

from django import forms

from peelian.intake.actions import Word
from peelian.web.kit.forms import DayField


class WordForm(forms.Form):
    """An officer's word on who is who: why, and until when."""

    reason = forms.CharField(
        label="How do you know?", max_length=300, help_text="A sentence that a colleague can check in a year."
    )
    until = DayField(
        label="The last day this holds",
        required=False,
        help_text="Leave it empty if it holds for good. After that day the evidence alone decides again.",
    )

    @property
    def word(self) -> Word:
        """What was said, once the form is valid."""
        return Word(self.cleaned_data["reason"], self.cleaned_data["until"])


class PartForm(WordForm):
    """Which records are somebody else's."""

    def __init__(self, *args: Any, records: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["records"] = forms.TypedMultipleChoiceField(
            label="Which records are somebody else’s?",
            choices=list(records),
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Choose the records that are somebody else’s"},
        )
        self.order_fields(["records", "reason", "until"])
