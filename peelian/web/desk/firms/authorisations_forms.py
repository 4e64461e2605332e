"""The forms of the ledger of leave. They clean; they save nothing."""

from datetime import date
from typing import Any

from django import forms

from peelian.kernel.choices import choices
from peelian.kernel.refused import Refused
from peelian.parties.rules.authorisations import (
    Leave,
    ShownHost,
    a_year_after,
    checked_hosts,
    host_name,
    refuse_unfounded,
)
from peelian.parties.rules.firms import Access, DataBasis, Given
from peelian.web.kit.forms import DayField


class LeaveForm(forms.Form):
    """Who gives leave, for which names and which kinds of access, and what shows it."""

    given_by = forms.CharField(label="Who gives leave?", max_length=120)
    role = forms.CharField(label="What are they at the firm?", help_text="Owner, director, manager.", max_length=80)
    hosts = forms.CharField(
        label="Which names may we look at?",
        help_text="One a line, for example marlpit-joinery.example and www.marlpit-joinery.example. "
        "Name their own mail server too, if they agree that we greet it.",
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )
    authority = forms.CharField(
        label="Why may they say so for these names?",
        help_text="In their words. “I pay for the name, and it is registered to me.”",
        max_length=300,
    )
    shown_by = forms.CharField(
        label="How did they show that they control these names?",
        help_text="What you saw: their page at the registrar, a record they changed while you watched.",
        max_length=120,
    )
    shown_on = DayField(label="When did they show it?")
    access = forms.MultipleChoiceField(
        label="What do they agree to?",
        help_text="Each by itself. Leave for one kind is no leave for another.",
        choices=choices(Access),
        widget=forms.CheckboxSelectMultiple,
    )
    given = forms.ChoiceField(label="How did they give leave?", choices=choices(Given), widget=forms.RadioSelect)
    evidence = forms.CharField(
        label="What shows that they did, and where is it kept?",
        help_text="For example: “form of 4 June, scanned, folder F-112”.",
        max_length=300,
    )
    valid_from = DayField(label="From when?")
    valid_until = DayField(label="Until when?", help_text="Twelve months at most.")
    basis = forms.ChoiceField(
        label="On which basis in data-protection law do you keep what they tell you?",
        help_text="This is not their leave to look, and is written down apart from it.",
        choices=choices(DataBasis),
        widget=forms.RadioSelect,
    )
    basis_note = forms.CharField(label="A note on that basis", max_length=300, required=False)
    words_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: date, words_version: int, **kwargs: Any) -> None:
        known = {
            "words_version": words_version,
            "shown_on": today,
            "valid_from": today,
            "valid_until": a_year_after(today),
            "basis": DataBasis.PUBLIC_TASK.value,
        }
        super().__init__(*args, **kwargs | {"initial": known})
        self.today = today

    def clean_hosts(self) -> list[str]:
        """Return the names as the DNS has them; each that is none is said, with the reason."""
        names, faults = [], []
        for line in self.cleaned_data["hosts"].split():
            try:
                names.append(host_name(line))
            except Refused as fault:
                faults.append(fault.words)
        if faults:
            raise forms.ValidationError(faults)
        return names

    def clean(self) -> dict[str, Any]:
        """Refuse what cannot be relied on, once every answer is there."""
        said = super().clean() or {}
        if not self.errors:
            try:
                refuse_unfounded(self.leave(), today=self.today)
                checked_hosts(self.leave().hosts, today=self.today)
            except Refused as fault:
                self.add_error(None, fault.words)
        return said

    def leave(self) -> Leave:
        """What is written down."""
        said = dict(self.cleaned_data)
        shown = {"shown_by": said.pop("shown_by"), "shown_on": said.pop("shown_on")}
        hosts = [ShownHost(host=name, **shown) for name in said.pop("hosts")]
        access = [Access(kind) for kind in said.pop("access")]
        given, basis = Given(said.pop("given")), DataBasis(said.pop("basis"))
        return Leave(hosts=hosts, access=access, given=given, basis=basis, **said)


class TakeBackForm(forms.Form):
    """Who takes leave back, and why."""

    withdrawn_by = forms.CharField(label="Who takes it back?", max_length=120)
    why = forms.CharField(label="Why?", help_text="“They asked us to” is enough.", max_length=300)
