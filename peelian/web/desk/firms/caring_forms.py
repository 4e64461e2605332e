"""The forms of who looks after a firm and of its end. They clean; they save nothing."""

from typing import Any

from django import forms

from peelian.accounts.models import Officer
from peelian.engagement.models import Firm
from peelian.engagement.queries.firms import helpers_of


class CareForm(forms.Form):
    """Who of the unit looks after a firm, and who at the firm keeps it going."""

    officer = forms.ModelChoiceField(
        label="Who looks after it?", queryset=Officer.objects.none(), required=False, empty_label="Nobody"
    )
    champion = forms.CharField(
        label="Who at the firm keeps it going?", max_length=120, required=False, widget=forms.TextInput
    )

    def __init__(self, *args: Any, firm: Firm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": {"officer": firm.officer_id, "champion": firm.champion}})
        self.fields["officer"].queryset = helpers_of(firm.unit)  # type: ignore[attr-defined]


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="Why?", max_length=200, widget=forms.TextInput)
