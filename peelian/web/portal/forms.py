"""The forms of the portal."""

from typing import Any, ClassVar

from django import forms

from peelian.adoption.rules.findings import State


class CodeForm(forms.Form):
    """A code, however it is typed."""

    code = forms.CharField(
        label="Your code",
        help_text="It is in your letter or message, and looks like K7QM-2XTR. Capitals and spaces do not matter.",
        max_length=40,
        error_messages={"required": "Type the code from your letter or message"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "class": "input--10"}),
    )


class QuestionForm(forms.Form):
    """One question."""

    WORDS: ClassVar[list[tuple[str, str]]] = [
        (State.YES.value, "Yes"),
        (State.PARTLY.value, "Partly"),
        (State.NO.value, "Not yet"),
        (State.DONT_KNOW.value, "I don’t know"),
        (State.NOT_APPLICABLE.value, "It does not apply to me"),
    ]

    answer = forms.ChoiceField(
        choices=WORDS, widget=forms.RadioSelect, error_messages={"required": "Choose one. “I don’t know” is fine"}
    )

    def __init__(self, *args: Any, question: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].label = question
