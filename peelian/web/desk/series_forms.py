"""The forms about series. They clean; they save nothing."""

from django import forms

from peelian.linkage.rules.series.kinds import Ruling
from peelian.web.kit.forms import HintedRadios

RULINGS = {
    Ruling.SET_ASIDE: "It is not the offender’s: set it aside",
    Ruling.OFFENDERS: "It is the offender’s, however often it is seen",
    Ruling.NONE: "I am not sure: leave it to the rules",
}
HINTS = {
    Ruling.SET_ASIDE.value: "For example the bank’s own number. Reports that only this held together part.",
    Ruling.OFFENDERS.value: "Every report that names it joins this series.",
    Ruling.NONE.value: "It joins reports while it is rare, or while other signs bear it out.",
}


class TakeOutForm(forms.Form):
    """Why a report is no part of a series."""

    why = forms.CharField(
        label="Why is it no part of this series?",
        help_text="Your reason stands beside the report. No rule puts it back.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RulingForm(forms.Form):
    """Whose a sign is."""

    ruling = forms.ChoiceField(
        label="Whose is it?",
        choices=[(ruling.value or "rules", label) for ruling, label in RULINGS.items()],
        widget=HintedRadios,
    )
    why = forms.CharField(label="How do you know?", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["ruling"].widget.hints = {value or "rules": hint for value, hint in HINTS.items()}

    @property
    def said(self) -> Ruling:
        """The ruling that was chosen."""
        chosen = self.cleaned_data["ruling"]
        return Ruling.NONE if chosen == "rules" else Ruling(chosen)


class HandOverForm(forms.Form):
    """Who gets a series to investigate, and why they may have it."""

    to = forms.CharField(label="Whom is it for?", help_text="Name and team, or force.", max_length=200)
    why = forms.CharField(
        label="Why may they have it?",
        help_text="For example: to investigate, Data Protection Act 2018, section 35.",
        max_length=180,
    )


class WarningForm(forms.Form):
    """The words of a warning."""

    title = forms.CharField(label="Title", max_length=200)
    body = forms.CharField(
        label="Words",
        help_text="Name nobody. Leave web and e-mail addresses as they are written here, so that nobody opens them.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
