"""The form of the weights: a number field each. It cleans; it saves nothing."""

from typing import Any

from django import forms

from peelian.knowledge.rules.schema import ContentError
from peelian.knowledge.rules.setting_weights import changed, numbers
from peelian.knowledge.rules.weights import HarmWeights

MOST = 100_000


class WeightsForm(forms.Form):
    """Every number of the weights. `version` is the one that was in force when the page was shown."""

    why = forms.CharField(
        label="Why do you change them?",
        help_text="Whoever reads the history will see it. Needed to save, not to look",
        required=False,
        max_length=500,
        widget=forms.TextInput,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, now: HarmWeights, start: HarmWeights, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        begins = {number.key: number.points for number in numbers(start)}
        for number in numbers(now):
            self.fields[number.key] = forms.IntegerField(
                label=number.words, min_value=0, max_value=MOST, initial=begins.get(number.key, number.points),
                widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input--4"}),
                error_messages={"invalid": f"Enter a whole number for “{number.words}”"},
            )  # fmt: skip
        self.fields["version"].initial = now.version

    def clean(self) -> dict[str, Any]:
        """Refuse what the schema refuses, in its words."""
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                self._changed(cleaned)
            except ContentError as error:
                self.add_error(None, f"{error.field.replace('_', ' ').capitalize()} {error.problem}")
        return cleaned

    def weights(self) -> HarmWeights:
        """Return the weights as the form gives them, under the version after that which was shown."""
        return self._changed(self.cleaned_data)

    def may_be_saved(self) -> bool:
        """Return whether a reason was given, saying so beside the field when it was not."""
        if not self.cleaned_data["why"].strip():
            self.add_error("why", "Say why you change them, so that others can follow")
        return not self.errors

    def _changed(self, cleaned: dict[str, Any]) -> HarmWeights:
        points = {number.key: cleaned[number.key] for number in numbers(self.now)}
        return changed(self.now, points, version=cleaned["version"] + 1, note="set by a supervisor on the desk")
