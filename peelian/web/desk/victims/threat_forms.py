"""The form that says which threat a report is about. It cleans; it saves nothing."""

from typing import Any

from django import forms

from peelian.kernel.words import listing
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.threats import Threat
from peelian.web.kit.forms import HintedRadios

AS_OFFENCE = "as-the-offence-says"


class ThreatForm(forms.Form):
    """Which threat it was, and why an officer thinks so. `threat` cleans to "" for the one of the offence."""

    threat = forms.ChoiceField(label="Which threat was it?", widget=HintedRadios)
    why = forms.CharField(
        label="Why do you think so?",
        help_text="One sentence. For example, they threaten to send her pictures to her friends",
        max_length=200,
        widget=forms.TextInput,
    )

    def __init__(self, *args: Any, of_offence: Threat | None, **kwargs: Any) -> None:
        """Offer the threat that the offence leads to, and every threat of the library by title."""
        super().__init__(*args, **kwargs)
        threats = sorted(knowledge.library().threats.values(), key=lambda one: one.title)
        said = f"As the offence says ({of_offence.title if of_offence else 'no threat, so the basics'})"
        self.fields["threat"].choices = [  # type: ignore[attr-defined]
            (AS_OFFENCE, said), *((one.code, one.title) for one in threats)
        ]  # fmt: skip
        hints = {one.code: f"Also called {listing(one.aliases)}" for one in threats if one.aliases}
        self.fields["threat"].widget.hints = hints

    def clean_threat(self) -> str:
        """Return the code that was chosen, "" for the one of the offence."""
        chosen: str = self.cleaned_data["threat"]
        return "" if chosen == AS_OFFENCE else chosen
