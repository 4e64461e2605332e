"""The filters of the list of firms, and the tag of each that is set. Neither saves."""

from typing import Any

from django import forms

from peelian.accounts.models import Officer
from peelian.engagement.queries.firms import officers_of
from peelian.engagement.rules.seeking import Sought, Standing
from peelian.kernel.choices import choices
from peelian.parties.gateways.districts import district_names
from peelian.parties.gateways.sectors import newest
from peelian.parties.rules.firms import Scheme, Size
from peelian.web.desk.search.forms import Chosen, LongSelect

NAMES = ("words", "section", "size", "district", "officer", "scheme", "standing")
HOLDINGS = [("", "Anything or nothing"), *choices(Scheme)]
STANDINGS = [("", "Open and closed"), (Standing.OPEN.value, "Being helped"), (Standing.CLOSED.value, "Closed")]


class FirmsForm(forms.Form):
    """Which firms of the unit."""

    words = forms.CharField(label="Name or company number", max_length=100, required=False)
    section = forms.ChoiceField(label="Trade", required=False)
    size = forms.ChoiceField(label="Size", choices=[("", "Any"), *choices(Size)], required=False)
    district = forms.ChoiceField(label="District", required=False, widget=LongSelect)
    officer = forms.ChoiceField(label="Looked after by", required=False)
    scheme = forms.ChoiceField(
        label="Holds today", choices=[("", "Anything or nothing"), *choices(Scheme)], required=False
    )
    standing = forms.ChoiceField(label="Where it stands", choices=STANDINGS, required=False)

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = {
            "section": [("", "Any"), *newest().sections.items()],
            "district": [("", "Any"), *district_names().items()],
            "officer": [("", "Anybody"), *officers_of(officer)],
        }
        for name, entries in listed.items():
            self.fields[name].choices = entries  # type: ignore[attr-defined]

    def sought(self) -> Sought:
        """What is asked; a filter that was not understood is left out, and said so beside it."""
        if not self.is_bound:
            return Sought()
        self.full_clean()
        said = self.cleaned_data
        return Sought(
            words=said.get("words", ""),
            section=said.get("section", ""),
            size=Size(said["size"]) if said.get("size") else None,
            district=said.get("district", ""),
            officer=int(said["officer"]) if said.get("officer") else None,
            scheme=Scheme(said["scheme"]) if said.get("scheme") else None,
            standing=Standing(said["standing"]) if said.get("standing") else None,
        )

    def chosen(self) -> list[Chosen]:
        """A tag for each filter that is set."""
        said = self.cleaned_data if self.is_bound else {}
        return [Chosen(name, said[name], self._words(name, said[name])) for name in NAMES if said.get(name)]

    def _words(self, name: str, value: str) -> str:
        if name == "words":
            return f"“{value}”"
        return str(dict(self.fields[name].choices)[value])  # type: ignore[attr-defined]
