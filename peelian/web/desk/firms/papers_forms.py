"""The forms of a firm's papers. They clean; they save nothing."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from peelian.assessment.actions import Words
from peelian.documents.gateways.firm_papers.logos import LARGEST, TOO_HEAVY
from peelian.documents.gateways.tables import refuse_large
from peelian.kernel.refused import Refused
from peelian.web.kit.forms import DayField

MISSING = {"required": "Choose a file", "missing": "Choose a file", "empty": "The file is empty. Choose another one"}


def _lines(label: str, hint: str, *, required: bool = False, rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=3000, widget=forms.Textarea(attrs={"rows": rows})
    )


class WordsForm(forms.Form):
    """A firm's own words for its strategy and incident plan."""

    about = _lines("What does the firm do, and what could it not do without?", "A sentence or two, as “we”.", rows=3)
    protects = _lines(
        "What does it protect?",
        "One thing on each line: what it is; why it matters; who looks after it. "
        "“The drawings; without them nothing is cut; Dawn”",
        required=True,
        rows=6,
    )
    responsible = _lines(
        "Who is responsible?",
        "One person on each line: name; role; for what. “Dawn Treharne; owner; decides, and signs this”",
        required=True,
    )
    respond = _lines("What would they do, in order?", "One step on each line, as “we”.", rows=7)
    calls = _lines(
        "Whom would they ring?",
        "One on each line: who; number; when. “Heron Computers, our IT; 01632 960144; first, for anything odd”. "
        "Their bank on 159 and Report Fraud are in the incident plan already.",
    )
    signers = _lines("Who signs it?", "One person on each line: name; role. “Dawn Treharne; owner”", rows=2)
    review_on = DayField(label="When do they read it again?", help_text="Within a year.")

    def words(self) -> Words:
        """What the firm says."""
        return Words(**self.cleaned_data)


class LogoForm(forms.Form):
    """The firm's logo."""

    logo = forms.FileField(
        label="The firm’s logo",
        help_text="A PNG or a JPEG, at most 5 MB. It is drawn anew and small, and nothing else of the file is kept.",
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg"}),
        error_messages=MISSING,
    )

    def clean_logo(self) -> "UploadedFile[Any]":
        """Return the file; refuses one that is too large, before it is read."""
        file: UploadedFile[Any] = self.cleaned_data["logo"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(TOO_HEAVY)
        return file


class RegisterForm(forms.Form):
    """A register that was filled in."""

    register = forms.FileField(
        label="The action register, filled in",
        help_text="The Excel workbook that you downloaded here, or the same saved as CSV.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages=MISSING,
    )

    def clean_register(self) -> "UploadedFile[Any]":
        """Return the file; refuses one that is too large, before it is read."""
        file: UploadedFile[Any] = self.cleaned_data["register"]
        try:
            refuse_large(file.size or 0)
        except Refused as refusal:
            raise forms.ValidationError(refusal.words) from None
        return file
