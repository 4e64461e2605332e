"""The forms of addresses that are left alone. They clean; they save nothing."""

from typing import Any

from django import forms

from peelian.intake.rules import contacts
from peelian.release.models.suppression import Cause
from peelian.release.rules.channels import Channel

TIDY = {Channel.EMAIL: contacts.email, Channel.TEXT: contacts.telephone}
WRONG = {
    Channel.EMAIL: "Enter an e-mail address, such as name@example.org",
    Channel.TEXT: "Enter a mobile number, such as 07700 900123",
}


class SuppressForm(forms.Form):
    """An address or number to leave alone, and why."""

    channel = forms.ChoiceField(
        label="What must we not send there?",
        choices=[(Channel.EMAIL.value, "E-mail"), (Channel.TEXT.value, "Texts"), (Channel.LETTER.value, "Letters")],
        widget=forms.RadioSelect,
    )
    recipient = forms.CharField(
        label="Address or number", help_text="As it stands on the record.", max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    cause = forms.ChoiceField(
        label="What happened?",
        choices=[(cause.value, f"{cause.value[:1].upper()}{cause.value[1:]}") for cause in Cause],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="How do you know?",
        help_text="For example: she rang on 4 June and asked us not to write again.",
        max_length=200,
        error_messages={"required": "Say how you know, so that the next officer understands"},
    )

    def clean_cause(self) -> Cause:
        return Cause(self.cleaned_data["cause"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        channel, typed = cleaned.get("channel"), cleaned.get("recipient", "").strip()
        if channel and typed and (tidy := TIDY.get(Channel(channel))):
            cleaned["recipient"] = tidy(typed) or typed
            if not tidy(typed):
                self.add_error("recipient", WRONG[Channel(channel)])
        return cleaned


class LiftForm(forms.Form):
    """Why an address or number may be used again."""

    reason = forms.CharField(
        label="How do you know that it may be used again?",
        help_text="For example: he rang from the number in the report and asked us to write.",
        max_length=200,
        error_messages={"required": "Say how you know that it may be used again"},
    )
