"""The forms of a record's post and files. They save nothing."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from peelian.documents.gateways.file_rules import file_rules
from peelian.intake.actions import Dropped


class ManyFilesInput(forms.FileInput):
    """A control that takes several files, chosen or dropped onto it: browsers do both without a script."""

    allow_multiple_selected = True


class ManyFiles(forms.FileField):
    """Several files, each as it was chosen. Their kinds and sizes are judged one by one later."""

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        if not data:
            raise forms.ValidationError(self.error_messages["required"])
        return list(data)


class DropForm(forms.Form):
    """Files for a record, and whether what cameras wrote into pictures proves something."""

    file = ManyFiles(
        label="Choose files, or drop them here",
        help_text="Messages (.eml, .msg), PDF, pictures, Word, Excel, PowerPoint and OpenDocument files, text and CSV.",
        widget=ManyFilesInput(attrs={"accept": ",".join(file_rules().extensions), "multiple": True}),
        error_messages={"required": "Choose a file, or drop one here"},
    )
    evidence = forms.BooleanField(
        label="Keep pictures exactly as they came",
        help_text="Only where the place, time or camera that a picture names is evidence. Otherwise we take that out.",
        required=False,
    )

    @property
    def dropped(self) -> list[Dropped]:
        """The files, to be read one by one."""
        return [Dropped(file.name or "", file.size or 0, file.read) for file in self.cleaned_data["file"]]


class WhyForm(forms.Form):
    """Why a file is taken off a record."""

    why = forms.CharField(label="Why is it taken off?", help_text="A sentence.", max_length=200)
