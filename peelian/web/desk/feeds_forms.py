"""Forms of the pages for feeds: the file, and which column holds what. Neither saves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField

from peelian.documents.gateways.tables import column_letter, refuse_large
from peelian.intake.rules.column_names import FIELDS, IN_WORDS
from peelian.kernel.refused import Refused
from peelian.kernel.words import opening

HOLDS = [("", "Not used"), *((field, opening(IN_WORDS[field])) for field in FIELDS)]


class FileForm(forms.Form):
    file = forms.FileField(
        label="The list, as you were sent it",
        help_text="A CSV file or an Excel workbook (.xlsx), at most 25 MB. Leave it as it came: titles above the "
        "table and other sheets do no harm.",
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        error_messages={
            "required": "Choose a file",
            "missing": "Choose a file",
            "empty": "The file is empty. Check that you chose the right one.",
        },
    )

    def clean_file(self) -> "UploadedFile[Any]":
        """Return the file; refuses one that is too large, before it is read."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        try:
            refuse_large(file.size or 0)
        except Refused as refusal:
            raise forms.ValidationError(refusal.words) from None
        return file


@dataclass(frozen=True)
class Column:
    """One of the user's columns: its letter and name, its first values, and the question what it holds."""

    letter: str
    name: str
    samples: tuple[str, ...]
    field: BoundField


class ColumnsForm(forms.Form):
    """For each of the user's columns, which field it holds, if any. No field is held by two.

    The page draws the lists itself, from `holds`: 200 columns of 30 choices take a widget's templates seconds.
    """

    holds = HOLDS

    def __init__(self, *args: Any, header: Sequence[str], mapping: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.header = header
        held = {at: field for field, at in mapping.items()}
        for at, name in enumerate(header):
            self.fields[f"column{at}"] = forms.ChoiceField(
                label=f"Column {column_letter(at)}, {name}, holds",
                choices=HOLDS,
                required=False,
                initial=held.get(at, ""),
                error_messages={"invalid_choice": "Choose one of the list"},
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a field that two columns hold, beside the second."""
        taken: dict[str, int] = {}
        for at in range(len(self.header)):
            field = self.cleaned_data.get(f"column{at}")
            if field and field in taken:
                first = column_letter(taken[field])
                self.add_error(
                    f"column{at}", f"Column {first} already holds the {IN_WORDS[field]}. Choose one of the two."
                )
            elif field:
                taken[field] = at
        return self.cleaned_data

    @property
    def mapping(self) -> dict[str, int]:
        """The column, counted from 0, of each field that was chosen."""
        chosen = {self.cleaned_data[f"column{at}"]: at for at in range(len(self.header))}
        return {field: chosen[field] for field in FIELDS if field in chosen}

    def columns(self, samples: Sequence[tuple[str, ...]]) -> Iterator[Column]:
        """Yield the user's columns in their order, each with its first values."""
        for at, name in enumerate(self.header):
            yield Column(column_letter(at), name, samples[at], self[f"column{at}"])
