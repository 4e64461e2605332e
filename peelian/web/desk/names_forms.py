"""The form of the demo's records. It cleans; it keeps nothing."""

from django import forms

from peelian.assessment.gateways.demo_names import read_records
from peelian.kernel.refused import Refused


class RecordsForm(forms.Form):
    """The records, one a line."""

    records = forms.CharField(
        label="Records",
        help_text="A name, seconds, IN, a kind and a value. A line that begins with a semicolon is a remark.",
        widget=forms.Textarea(attrs={"rows": 28, "spellcheck": "false", "class": "code"}),
    )

    def clean_records(self) -> str:
        """Return records that a name server can read; else say which line it cannot."""
        told: str = self.cleaned_data["records"]
        try:
            read_records(told)
        except Refused as fault:
            raise forms.ValidationError(fault.words) from fault
        return told
