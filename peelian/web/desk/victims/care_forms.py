"""The forms for vulnerability, referrals and disclosure. They clean; they save nothing."""

from typing import Any

from django import forms

from peelian.intake.rules.referrals import NEEDS_WORDS, Consent, StepKind
from peelian.intake.rules.vulnerability import UNNAMED, Judgement
from peelian.kernel.choices import choices
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.referrals import ReferralService
from peelian.web.kit.forms import DayField

CONSENTS = {
    Consent.GIVEN: "They agreed",
    Consent.NOT_NEEDED: "It goes without their consent, because of what I say below",
    Consent.REFUSED: "They were asked and said no: keep that, and pass nothing on",
}


class VulnerabilityForm(forms.Form):
    """An officer's judgement, after asking."""

    told = forms.CharField(
        label="What did they tell you?",
        help_text="In their words: what makes this hard for them, whom they have, what they need. "
        "Write what they said, not what you infer. Never write down ethnicity.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    judgement = forms.ChoiceField(label="Your judgement", choices=choices(Judgement), widget=forms.RadioSelect)
    why = forms.CharField(label="Why do you judge so?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    field_order = ("told", "signs", "judgement", "why")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        signs = knowledge.library().harm_weights.vulnerability
        self.fields["signs"] = forms.MultipleChoiceField(
            label="Which of these did they tell you of?",
            help_text="Tick only what they said or what is beyond doubt.",
            choices=[(sign.code, sign.title) for sign in signs if sign.code != UNNAMED],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.order_fields(self.field_order)


class ReferralForm(forms.Form):
    """A referral to one service."""

    why = forms.CharField(label="Why do you refer them?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    consent = forms.ChoiceField(
        label="What did they say to being referred?", choices=list(CONSENTS.items()), widget=forms.RadioSelect
    )
    consent_why = forms.CharField(
        label="Why does it go without their consent?",
        help_text="Only when it does: the danger, or why asking would not be safe.",
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, service: ReferralService, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["facts"] = forms.MultipleChoiceField(
            label="What do we pass on about them?",
            help_text="As little as does the job.",
            choices=[(fact, fact[:1].upper() + fact[1:]) for fact in service.facts],
            initial=list(service.facts),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["words"] = forms.CharField(
            label=f"What should {service.title} know?",
            help_text=service.words,
            max_length=3000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 5}),
        )
        if service.consent == "needed":
            allowed = [(word, label) for word, label in CONSENTS.items() if word is not Consent.NOT_NEEDED]
            self.fields["consent"].choices = allowed  # type: ignore[attr-defined]
            del self.fields["consent_why"]


class StepForm(forms.Form):
    """What happened to a referral."""

    on = DayField(label="On which day?")
    who = forms.CharField(label="Whom did you speak to there?", max_length=120, required=False)
    reference = forms.CharField(label="Their reference", max_length=60, required=False)

    def __init__(self, *args: Any, kind: StepKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label, hint = WORDS[kind]
        self.fields["words"] = forms.CharField(
            label=label,
            help_text=hint,
            max_length=2000,
            required=kind in NEEDS_WORDS,
            widget=forms.Textarea(attrs={"rows": 3}),
        )


WORDS = {
    StepKind.SENT: ("How was it sent, and to whom?", "For example: by their web form, to the local team."),
    StepKind.ACCEPTED: ("What will they do, and when?", ""),
    StepKind.HANDED_BACK: ("What reason did they give?", ""),
    StepKind.CHASED: ("What did they say?", ""),
    StepKind.ENDED: ("How did it end?", "What the victim got from it, as far as you know."),
}


class DiscloseForm(forms.Form):
    """For whom the log of a record is made, and why."""

    to = forms.CharField(label="Whom is it for?", help_text="Name and organisation.", max_length=200)
    why = forms.CharField(label="Why may they have it?", help_text="The request and its lawful basis.", max_length=180)
    ending = forms.ChoiceField(
        label="As which file?",
        choices=[("pdf", "PDF, to read and to serve"), ("xlsx", "Excel, to work with")],
        widget=forms.RadioSelect,
        initial="pdf",
    )


class DisclosedForm(forms.Form):
    """A disclosure made by other means."""

    to = forms.CharField(label="To whom?", help_text="Name and organisation.", max_length=200)
    what = forms.CharField(
        label="What was given?",
        help_text="Name it; do not copy it here. For example: her telephone number, by telephone.",
        max_length=150,
    )
    basis = forms.CharField(
        label="On what lawful basis?",
        help_text="For example: Data Protection Act 2018, section 35, to prevent a crime.",
        max_length=100,
    )
    on = DayField(label="On which day?")
