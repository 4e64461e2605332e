"""The forms of requests for our time. They clean; they save nothing."""

from typing import Any

from django import forms

from peelian.engagement.actions import Asked, Triaged
from peelian.engagement.models import Request
from peelian.engagement.rules.requests import Decision, Wanted
from peelian.engagement.rules.triage import Suggestion
from peelian.intake.rules import contacts
from peelian.kernel.choices import choices
from peelian.kernel.words import opening
from peelian.web.kit.forms import DayField

NUMBER = {"inputmode": "numeric", "class": "input--4"}


class WeighForm(forms.Form):
    """What decides about a request."""

    audience = forms.CharField(
        label="Who would be there?",
        help_text="For example, owners of shops in the high street",
        max_length=200,
        required=False,
        widget=forms.TextInput,
    )
    people = forms.IntegerField(
        label="How many people?",
        min_value=1,
        max_value=100_000,
        required=False,
        widget=forms.TextInput(attrs=NUMBER),
    )
    at_risk = forms.CharField(
        label="Why does it press?",
        help_text="For example, attacked last week, or holds other people’s money. Empty if it does not.",
        max_length=200,
        required=False,
        widget=forms.TextInput,
    )
    travel = forms.IntegerField(
        label="How many minutes there and back?",
        min_value=0,
        max_value=1440,
        required=False,
        widget=forms.TextInput(attrs=NUMBER),
    )

    def triaged(self) -> Triaged:
        """What decides."""
        return Triaged(**{name: self.cleaned_data[name] for name in ("audience", "people", "at_risk", "travel")})


class RequestForm(WeighForm):
    """Who asks for what, for whom and by when; and what decides about it."""

    organisation = forms.CharField(label="Which organisation?", max_length=200, widget=forms.TextInput)
    asked_by = forms.CharField(label="Who asks?", max_length=120, widget=forms.TextInput)
    contact = forms.CharField(
        label="How do we reach them?", help_text="A number or an address", max_length=254, widget=forms.TextInput
    )
    wanted = forms.ChoiceField(
        label="What do they ask for?",
        choices=[(value, opening(words)) for value, words in choices(Wanted)],
        widget=forms.RadioSelect,
    )
    postcode = forms.CharField(
        label="Postcode of where it would be",
        max_length=10,
        required=False,
        widget=forms.TextInput(attrs={"class": "input--10"}),
    )
    wished_by = DayField(label="By when do they wish it?", help_text="For example, 27 3 2026", required=False)
    note = forms.CharField(
        label="In their words", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    field_order = (
        "organisation", "asked_by", "contact", "wanted", "note", "postcode", "wished_by",
        "audience", "people", "at_risk", "travel",
    )  # fmt: skip

    def clean_postcode(self) -> str:
        typed = self.cleaned_data["postcode"].strip()
        tidied = contacts.postcode(typed) if typed else ""
        if tidied is None or (typed and not tidied):
            raise forms.ValidationError("Enter a full postcode, such as GU1 1AA")
        return tidied

    def asked(self) -> Asked:
        """What somebody asks for."""
        names = ("organisation", "asked_by", "contact", "postcode", "wished_by", "note")
        said = {name: self.cleaned_data[name] for name in names}
        return Asked(**said, wanted=Wanted(self.cleaned_data["wanted"]))


class DecideForm(forms.Form):
    """What we do about a request, with what is suggested filled in."""

    decision = forms.ChoiceField(
        label="What do we do?",
        choices=[(value, opening(words)) for value, words in choices(Decision)],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label="Why?", help_text="In words that you can tell them.", max_length=300, widget=forms.TextInput
    )

    def __init__(self, *args: Any, suggestion: Suggestion, **kwargs: Any) -> None:
        suggested = {"decision": suggestion.decision.value, "why": suggestion.why}
        super().__init__(*args, **kwargs | {"initial": suggested})

    def decided(self) -> dict[str, Any]:
        """The decision and its reason."""
        return {"decision": Decision(self.cleaned_data["decision"]), "why": self.cleaned_data["why"]}


def weighed_before(one: Request) -> dict[str, Any]:
    """What is known of what decides about a request."""
    return {
        "audience": one.audience,
        "people": one.people,
        "at_risk": one.at_risk,
        "travel": one.travel_minutes,
    }
