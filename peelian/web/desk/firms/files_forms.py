"""The forms of a firm's file: whom it goes to, and the file that is brought. They clean; they save nothing."""

from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from peelian.assessment.rules.firm_files import LARGEST

SALT = "peelian.firm-file"
KEPT_FOR = 60 * 60  # seconds between reading the file and saying that it may be kept


class ExportForm(forms.Form):
    """To whom, and why they may have it."""

    to = forms.CharField(
        label="Whom is it for?", help_text="A unit, or the firm itself by name.", max_length=200, widget=forms.TextInput
    )
    why = forms.CharField(
        label="Why may they have it?",
        help_text="The lawful basis in a few words. It goes into the log, not into the file.",
        max_length=180,
        widget=forms.TextInput,
    )


class FileForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label="The firm’s file",
        help_text="A file that another Peelian made with “Take the whole firm as a file”. It ends in .jsonl.",
        widget=forms.FileInput(attrs={"accept": ".jsonl"}),
        error_messages={"required": "Choose a file", "missing": "Choose a file", "empty": "The file is empty."},
    )

    def clean_file(self) -> "UploadedFile[Any]":
        """Return the file; refuses one that is too large, before it is read."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(f"The file is larger than {LARGEST // 1_000_000} MB. No firm’s file is.")
        return file


class KeepForm(forms.Form):
    """The file as it was read, which the page holds in between: nothing is kept on our side until it is said."""

    held = forms.CharField(widget=forms.HiddenInput)

    def clean_held(self) -> bytes:
        """Return the file. Refuses one that was not read here, or an hour ago."""
        try:
            text: str = signing.loads(self.cleaned_data["held"], salt=SALT, max_age=KEPT_FOR)
        except signing.BadSignature:
            raise forms.ValidationError("That was more than an hour ago. Bring the file again.") from None
        return text.encode()


def held(data: bytes) -> str:
    """Return a file in the form in which a page holds it."""
    return signing.dumps(data.decode(), salt=SALT, compress=True)
