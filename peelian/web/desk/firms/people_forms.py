"""The forms of who is at a firm, how to reach it, and what it is to others. They clean; they save nothing."""

from typing import Any

from django import forms

from peelian.engagement.actions import Tied
from peelian.engagement.queries.record import FirmRecord
from peelian.kernel.words import telephone_words
from peelian.parties.models import SourceRecord
from peelian.parties.rules.firms import TieKind
from peelian.parties.rules.kinds import Kind
from peelian.web.desk import reaching_forms as reaching

TURNED = {
    TieKind.LOOKS_AFTER: "has its computers looked after by",
    TieKind.OWNS: "is owned by",
    TieKind.SUPPLIES: "is supplied by",
    TieKind.HOSTS: "has its website or e-mail run by",
}


class ReachingFields(forms.Form):
    """A telephone number and an e-mail address, cleaned as everywhere."""

    telephone = forms.CharField(
        label="Telephone", max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    email = forms.CharField(
        label="E-mail", max_length=254, required=False, widget=forms.TextInput(attrs={"inputmode": "email"})
    )

    def clean_telephone(self) -> str:
        return reaching.telephone(self.cleaned_data["telephone"])

    def clean_email(self) -> str:
        return reaching.email(self.cleaned_data["email"])


class PersonForm(ReachingFields):
    """Somebody at the firm."""

    given_name = forms.CharField(label="First name", max_length=100, widget=forms.TextInput)
    family_name = forms.CharField(label="Last name", max_length=100, required=False, widget=forms.TextInput)
    role = forms.CharField(
        label="What do they do there?", help_text="For example, owner", max_length=40, widget=forms.TextInput
    )

    field_order = ("given_name", "family_name", "role", "telephone", "email")

    def person(self) -> SourceRecord:
        """Who it is, not kept yet."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "role"}
        return SourceRecord(kind=Kind.PERSON.value, **said)


class ReachForm(ReachingFields):
    """How to reach the firm, with what we know filled in."""

    address = forms.CharField(label="Street and town", max_length=300, required=False, widget=forms.TextInput)
    postcode = forms.CharField(
        label="Postcode", max_length=10, required=False, widget=forms.TextInput(attrs={"class": "input--10"})
    )

    field_order = ("telephone", "email", "address", "postcode")

    def __init__(self, *args: Any, record: FirmRecord, **kwargs: Any) -> None:
        known = {name: getattr(record.known, name) for name in self.field_order}
        shown = known | {"telephone": telephone_words(record.known.telephone)}
        super().__init__(*args, **kwargs | {"initial": shown})
        self.known = known

    def clean_postcode(self) -> str:
        return reaching.postcode(self.cleaned_data["postcode"])

    def learnt(self) -> dict[str, str]:
        """What was learnt; what was emptied says nothing new."""
        return {name: value for name, value in self.cleaned_data.items() if value and value != self.known[name]}


class TieForm(forms.Form):
    """What the firm is to another organisation."""

    what = forms.ChoiceField(label="The firm …", widget=forms.RadioSelect)
    name = forms.CharField(
        label="… which organisation?",
        help_text="By its name. If your unit helps it, write the name as the list of firms has it.",
        max_length=200,
        widget=forms.TextInput,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [  # type: ignore[attr-defined]
            pair
            for kind, turned in TURNED.items()
            for pair in ((f"to:{kind.value}", f"{kind.value} …"), (f"by:{kind.value}", f"{turned} …"))
        ]

    def tied(self) -> Tied:
        """Who is what to whom."""
        way, _, kind = self.cleaned_data["what"].partition(":")
        return Tied(kind=TieKind(kind), name=self.cleaned_data["name"], turned=way == "by")
