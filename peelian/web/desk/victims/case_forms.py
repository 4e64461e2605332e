"""The forms for investigations. They clean; they save nothing."""

from typing import Any

from django import forms

from peelian.accounts.models import Officer
from peelian.parties.rules.kinds import Stop

NOBODY = "Nobody with this address has an account here. Ask an administrator to make one"
STOPS = {
    Stop.CONTACT: "Contact: nobody rings or writes to them",
    Stop.PUBLICITY: "Publicity: nothing is said of it in public",
    Stop.RELEASE: "Release: nothing about them leaves the unit",
}


class OfficerField(forms.EmailField):
    """An officer by e-mail address; cleans to the officer. Accounts are many, so nobody picks from a list."""

    def clean(self, value: Any) -> Any:
        found = Officer.objects.filter(email__iexact=super().clean(value), is_active=True).first()
        if found is None:
            raise forms.ValidationError(NOBODY)
        return found


class InvestigationForm(forms.Form):
    """Who investigates, and what stops meanwhile."""

    officer = OfficerField(
        label="E-mail address of the officer in the case",
        help_text="They need an account here, for only they can release the flag. An administrator makes one.",
    )
    crime_reference = forms.CharField(label="Crime reference", max_length=40)
    stops = forms.MultipleChoiceField(
        label="What must stop?",
        choices=list(STOPS.items()),
        initial=[Stop.CONTACT, Stop.RELEASE],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose what must stop"},
    )
    why = forms.CharField(
        label="Why?", help_text="What every officer may know of it.", max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


class CaseForm(forms.Form):
    """What a flag goes on stopping."""

    stops = forms.MultipleChoiceField(
        label="What must go on being stopped?",
        choices=list(STOPS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose what goes on being stopped, or release the flag"},
    )


class ReleaseForm(forms.Form):
    """The officer in the case lets contact go on."""

    why = forms.CharField(
        label="Why is it released?",
        help_text="And anything that the next officer must not say.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class HandOverForm(forms.Form):
    """Another officer in the case."""

    to = OfficerField(label="E-mail address of the new officer in the case")
