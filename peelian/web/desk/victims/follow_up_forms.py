"""The forms for asking what changed. They clean; they save nothing."""

from collections.abc import Sequence
from typing import Any

from django import forms

from peelian.release.rules.channels import Channel

SEND = {Channel.EMAIL: "by e-mail", Channel.LETTER: "as a letter"}
REMIND = {Channel.EMAIL: "by e-mail", Channel.LETTER: "as a letter", Channel.TEXT: "by text"}
NOBODY = "no"


class WayForm(forms.Form):
    """By which way the questions go, and by which their reminders, if any."""

    channel = forms.ChoiceField(label="Send them", choices=[(way.value, words) for way, words in SEND.items()])

    def __init__(self, data: Any = None, *, best: Channel, remind: Sequence[Channel]) -> None:
        super().__init__(data)
        self.best = best
        choices = [(way.value, words) for way, words in REMIND.items() if way in remind]
        self.fields["remind"] = forms.ChoiceField(
            label="Remind them", choices=[*choices, (NOBODY, "not at all")], required=False
        )
        self.fields["channel"].initial = best.value
        self.fields["remind"].initial = best.value

    def chosen(self) -> tuple[Channel, Channel | None]:
        """Return the way of the questions and of the reminders; what is no choice is the best way we know."""
        said = self.cleaned_data if self.is_bound and self.is_valid() else {}
        channel = Channel(said.get("channel") or self.best)
        remind = said.get("remind") or channel.value
        return channel, None if remind == NOBODY else Channel(remind)


class WhyForm(forms.Form):
    """Why somebody is not asked any more, or how we know that they may be."""

    reason = forms.CharField(max_length=200)

    def __init__(self, data: Any = None, *, stopped: bool) -> None:
        super().__init__(data)
        field = self.fields["reason"]
        field.label = "How do you know that they may be asked again?" if stopped else "Why are they not to be asked?"
        if not stopped:
            field.help_text = "For example: they told me on the telephone that they want no more questions."
