"""The forms of a list of firms: the file, and what it held. They clean; they save nothing."""

from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from peelian.assessment.actions import AS_NEW
from peelian.assessment.queries.firm_lists import Matched
from peelian.assessment.rules.firm_lists import MOST, Entry, FirmList, packed, read_list, unpacked
from peelian.documents.gateways.tables import read_table, refuse_large
from peelian.kernel.refused import Refused
from peelian.parties.gateways.sectors import newest

SALT = "peelian.list-of-firms"
KEPT_FOR = 60 * 60  # seconds between reading the file and saying that it may be kept


class ListForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label="The list",
        help_text=f"A CSV file or an Excel workbook (.xlsx) with the columns beside, at most {MOST} firms.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={"required": "Choose a file", "missing": "Choose a file", "empty": "The file is empty."},
    )

    read: FirmList

    def clean_file(self) -> "UploadedFile[Any]":
        """Read the file; refuses one that is no table, has no column of names, or is too long."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        try:
            refuse_large(file.size or 0)
            table = read_table(file.read(), file.name or "list", hints=[])
        except Refused as refusal:
            raise forms.ValidationError(refusal.words) from refusal
        rows = [(row.number, row.cells) for row in table.rows]
        self.read = read_list(table.header, rows, sectors=_sectors())
        if len(table.rows) > MOST:
            raise forms.ValidationError(f"The list has {len(table.rows)} lines. Split it: {MOST} at a time.")
        if not self.read.entries:
            raise forms.ValidationError("No line has a name. Is there a column “Firm”, and is it the right sheet?")
        return file


class KeepListForm(forms.Form):
    """The list as it was read, which the page holds in between: nothing is kept on our side until it is said."""

    held = forms.CharField(widget=forms.HiddenInput)

    def clean_held(self) -> tuple[str, tuple[Entry, ...]]:
        """Return the name of the file and its firms. Refuses what was not read here, or an hour ago."""
        try:
            name, plain = signing.loads(self.cleaned_data["held"], salt=SALT, max_age=KEPT_FOR)
        except signing.BadSignature:
            raise forms.ValidationError("That was more than an hour ago. Bring the list again.") from None
        return name, unpacked(plain)

    def answers(self) -> dict[int, str]:
        """What was said of the lines that are unclear, by line."""
        said = {name.removeprefix("line-"): value for name, value in self.data.items() if name.startswith("line-")}
        return {int(line): str(value) for line, value in said.items() if line.isascii() and line.isdecimal() and value}


def held(name: str, read: FirmList) -> str:
    """Return a list in the form in which a page holds it."""
    return signing.dumps([name, packed(read.entries)], salt=SALT, compress=True)


def choices_for(one: Matched) -> list[tuple[str, str]]:
    """Return what an officer can say of an unclear line."""
    firms = [(str(firm.pk), f"It is {firm.about.name}, {firm.about.postcode}".rstrip(", ")) for firm in one.firms]
    return [("", "Leave it out"), *firms, (AS_NEW, "It is another: take it on")]


def _sectors() -> set[str]:
    return set(newest().sectors) | set(newest().sections)
