"""The forms of a victim's record. They clean; they save nothing."""

from collections.abc import Collection
from typing import Any

from django import forms

from peelian.intake.rules.alarms import ServiceRang
from peelian.intake.rules.outcomes import Said
from peelian.intake.rules.stages import Outcome, Reached
from peelian.intake.rules.warnings import against_call
from peelian.kernel.choices import choices
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.controls import Control
from peelian.parties.models.flags import FlagKind
from peelian.parties.rules.kinds import Channel as PartyChannel
from peelian.parties.rules.kinds import Hours
from peelian.release.rules.channels import Channel
from peelian.web.desk import reaching_forms as reaching

BY_AN_OFFICER = [choice for choice in choices(Outcome) if choice[0] != Outcome.BATCH.value]
SAFE, DANGER = "no", "yes"


class CallForm(forms.Form):
    """What came of a call."""

    danger = forms.ChoiceField(
        label="Is anybody in danger now?",
        choices=[(SAFE, "No, or I could not ask"), (DANGER, "Yes: ring the control room before you go on")],
        widget=forms.RadioSelect,
    )
    reached = forms.ChoiceField(
        label="What happened?",
        choices=[(word, label) for word, label in choices(Reached) if word != Reached.SENT],
        widget=forms.RadioSelect,
    )
    minutes = forms.IntegerField(
        label="How many minutes did it take?", min_value=0, max_value=600, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input--4"}),
    )  # fmt: skip
    note = forms.CharField(
        label="Note",
        help_text="What they told you and what you agreed. No passwords, codes or card numbers.",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    service = forms.ChoiceField(
        label="Have you checked whether the Victim Service has already rung?",
        choices=choices(ServiceRang),
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether they have already been rung. Check before you ring"},
    )
    service_words = forms.CharField(
        label="If they have: who rang, and when?", max_length=200, required=False, help_text="A sentence is enough."
    )

    field_order = ["service", "service_words"]  # noqa: RUF012  Django reads it from the class

    def __init__(self, *args: Any, kinds: Collection[str] = (), service_rang: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds
        if service_rang:
            del self.fields["service"], self.fields["service_words"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        reached = cleaned.get("reached")
        if reached and cleaned.get("danger") == SAFE and (against := against_call(Reached(reached), self.kinds)):
            self.add_error("reached", against)
        if cleaned.get("service") == ServiceRang.YES and not cleaned.get("service_words"):
            self.add_error("service_words", "Say who rang, and when")
        if cleaned.get("danger") == DANGER and not cleaned.get("note"):
            self.add_error("note", "Say what the danger is, so that the next officer understands")
        return cleaned


class NeededInAdvice(forms.MultipleChoiceField):
    """Choices that a letter needs and a text does not: the form says which, so "(optional)" is not said."""

    say_optional = False


class AdviceForm(forms.Form):
    """By which way, in which words, about which controls."""

    channel = forms.ChoiceField(
        label="How will it reach them?",
        choices=[
            (Channel.EMAIL.value, "By e-mail"),
            (Channel.LETTER.value, "As a letter"),
            (Channel.TEXT.value, "They ring us for it: send a text that asks them to"),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, offered: tuple[Control, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        audiences = [(one.code, one.title) for one in knowledge.library().audiences.values()]
        self.fields["audience"] = forms.ChoiceField(
            label="Whom are the words for?", choices=audiences, widget=forms.RadioSelect
        )
        self.fields["controls"] = NeededInAdvice(
            label="What do we advise?",
            help_text="The first is the one thing to do. Fewer is better.",
            choices=[(control.code, control.title) for control in offered],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("channel") != Channel.TEXT and not cleaned.get("controls"):
            self.add_error("controls", "Choose at least one thing to advise")
        return cleaned


class NeededWhenAdvised(forms.ChoiceField):
    """A choice that one outcome needs and the others do not: the form says which, so "(optional)" is not said."""

    say_optional = False


class NeededWhenAsked(forms.CharField):
    """Words that one answer needs: the form says which, so "(optional)" is not said."""

    say_optional = False


class OutcomeForm(forms.Form):
    """How contact ended, and what they say of each control we advised."""

    danger = forms.ChoiceField(
        label="Did anything they said mean that somebody is in danger now?",
        choices=[(SAFE, "No"), (DANGER, "Yes: ring the control room before you go on")],
        widget=forms.RadioSelect,
    )
    danger_words = NeededWhenAsked(label="If yes: what is the danger?", required=False, max_length=300)
    outcome = forms.ChoiceField(label="How did contact end?", choices=BY_AN_OFFICER, widget=forms.RadioSelect)

    def __init__(self, *args: Any, advised: list[Control], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.advised = advised
        for control in advised:
            self.fields[control.code] = NeededWhenAdvised(
                label=control.title, choices=choices(Said), widget=forms.RadioSelect, required=False
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("danger") == DANGER and not cleaned.get("danger_words"):
            self.add_error("danger_words", "Say what the danger is, so that the next officer understands")
        if cleaned.get("outcome") == Outcome.ADVISED:
            for control in self.advised:
                if not cleaned.get(control.code):
                    self.add_error(control.code, f"Say how it stands: {control.title.lower()}")
            if not self.advised:
                self.add_error("outcome", "Nothing has been sent yet. Send the advice first, as an e-mail or a letter")
        return cleaned

    @property
    def controls(self) -> list[forms.BoundField]:
        """The questions of the controls that we advised."""
        return [self[control.code] for control in self.advised]

    @property
    def said(self) -> dict[str, Said]:
        """What they say of each control, for the controls that were answered."""
        answers = {control.code: self.cleaned_data.get(control.code) for control in self.advised}
        return {code: Said(word) for code, word in answers.items() if word}


class WarningForm(forms.Form):
    """A warning on a person."""

    kind = forms.ChoiceField(
        label="What must the next officer know?", choices=choices(FlagKind), widget=forms.RadioSelect
    )
    reason = forms.CharField(label="Why?", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class MailboxForm(forms.Form):
    """An officer's word that a mailbox is its owner's again."""

    how = forms.CharField(
        label="How do you know that they have it back?",
        help_text="For example: they rang from the number in the report and read out a word I had sent there.",
        max_length=200,
    )


class ReachingForm(forms.Form):
    """How to reach somebody, as an officer learnt it. Empty leaves what was known."""

    telephone = forms.CharField(label="Telephone", max_length=30, required=False)
    email = forms.CharField(label="E-mail", max_length=254, required=False)
    address = forms.CharField(label="Street and town", max_length=300, required=False)
    postcode = forms.CharField(label="Postcode", max_length=10, required=False)
    preferred_contact = forms.ChoiceField(
        label="How would they rather be reached?",
        choices=[("", "They did not say"), *choices(PartyChannel)],
        required=False,
        widget=forms.RadioSelect,
    )
    preferred_hours = forms.ChoiceField(
        label="When would they rather be rung?",
        choices=[("", "They did not say"), *choices(Hours)],
        required=False,
        widget=forms.RadioSelect,
    )

    def clean_telephone(self) -> str:
        return reaching.telephone(self.cleaned_data["telephone"])

    def clean_email(self) -> str:
        return reaching.email(self.cleaned_data["email"])

    def clean_postcode(self) -> str:
        return reaching.postcode(self.cleaned_data["postcode"])
