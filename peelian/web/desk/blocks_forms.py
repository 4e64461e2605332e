"""The form of a block that is copied into another system. It cleans; it saves nothing."""

from typing import Any

from django import forms
from django.utils.text import slugify

from peelian.accounts.models import Force, Officer
from peelian.intake.actions import Wording
from peelian.intake.models import PasteTemplate
from peelian.intake.queries.pasting import saved_block, words_for
from peelian.intake.rules.pasting import Words, faults
from peelian.kernel.choices import choices
from peelian.knowledge.rules.pasting import Target

NEW = "new"


class BlockForm(forms.Form):
    """A block's title, where it goes, for which force, and its words with $places."""

    title = forms.CharField(label="What is it called?", max_length=120)
    target = forms.ChoiceField(label="Where is it pasted?", choices=choices(Target), widget=forms.RadioSelect)
    force = forms.ChoiceField(
        label="For which force’s reports?",
        help_text="Words for one force hold before words for all.",
        required=False,
    )
    body = forms.CharField(
        label="The words",
        help_text="Write $ before the name of a place, as in $reference. For a dollar sign, write $$.",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    opened = forms.CharField(widget=forms.HiddenInput, required=False)  # “force:version” of what was opened

    def __init__(self, data: Any = None, *, code: str, officer: Officer, force: str = "") -> None:
        self.code, self.officer = code, officer
        chosen = force if force in officer.forces else ""
        saved = saved_block(officer.unit, code, (data or {}).get("force", chosen) or None)
        super().__init__(data, initial=_initial(officer, code, chosen, saved))
        self.history: list[PasteTemplate] = [saved] if saved else []
        named = Force.objects.filter(pk__in=officer.forces).order_by("name").values_list("pk", "name")
        self.fields["force"].choices = [("", "All forces of the unit"), *named]  # type: ignore[attr-defined]

    def clean_title(self) -> str:
        title = str(self.cleaned_data["title"])
        known = {words.code for words in words_for(self.officer.unit, None)}
        if self.code == NEW and (slugify(title)[:60] in known or saved_block(self.officer.unit, slugify(title), None)):
            raise forms.ValidationError("There is a block called that already. Call this one something else")
        return title

    def clean_body(self) -> str:
        body = str(self.cleaned_data["body"])
        if wrong := faults(body):
            raise forms.ValidationError(wrong)
        return body

    def wording(self) -> Wording:
        """The block as it was written."""
        said = self.cleaned_data
        code = slugify(said["title"])[:60] or "block" if self.code == NEW else self.code
        force = Force.objects.get(pk=said["force"]) if said["force"] else None
        opened_for, _, version = said["opened"].partition(":")
        same = opened_for == said["force"] and version.isdecimal()
        return Wording(
            code=code,
            target=Target(said["target"]),
            title=said["title"],
            body=said["body"],
            force=force,
            based_on=int(version) if same else 0,
        )


def _initial(officer: Officer, code: str, force: str, saved: PasteTemplate | None) -> dict[str, Any]:
    words: Words | None = saved.words if saved else None
    words = words or next((one for one in words_for(officer.unit, force or None) if one.code == code), None)
    start: dict[str, Any] = {
        "opened": f"{force}:{saved.version if saved else 0}",
        "force": force,
        "target": Target.CRIME.value,
    }
    return start | ({"title": words.title, "body": words.body, "target": words.target.value} if words else {})
