"""The form that filters the queue. An address with nothing known in it shows everything."""

from typing import Any
from urllib.parse import urlencode

from django import forms

from peelian.accounts.models import Force, Officer
from peelian.intake.queries.queue import ALL, NO_FORCE, Chosen, Tab
from peelian.intake.rules.stages import Band

BANDS = [
    ("", "All"),
    (Band.DANGER.value, "Danger to life"),
    (Band.VULNERABLE.value, "Vulnerable"),
    (Band.ONGOING.value, "Still going on"),
    (Band.OTHER.value, "All others"),
]


class QueueFilter(forms.Form):
    """Of which force, of which band, and in which order."""

    band = forms.ChoiceField(label="What presses", choices=BANDS, required=False)
    late = forms.BooleanField(label="Late ones first", required=False)

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = Force.objects.filter(code__in=officer.forces).order_by("name").values_list("code", "name")
        self.fields["force"] = forms.ChoiceField(
            label="Force", choices=[("", "All"), *names, (NO_FORCE, "No force")], required=False
        )
        self.order_fields(["force", "band", "late"])

    def chosen(self) -> Chosen:
        """Return what was chosen; everything where the address makes no sense."""
        if not self.is_valid():
            return ALL
        told = self.cleaned_data
        return Chosen(force=told["force"], band=told["band"], late_first=told["late"])

    def query(self, tab: Tab) -> str:
        """Return the address of a tab with the same filters."""
        chosen = self.chosen()
        kept = {"tab": tab.value, "force": chosen.force, "band": chosen.band, "late": "on" if chosen.late_first else ""}
        return urlencode({name: value for name, value in kept.items() if value})
