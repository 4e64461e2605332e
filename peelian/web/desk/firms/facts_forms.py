"""The forms of what a firm is, uses and holds. They clean; they save nothing."""

from typing import Any

from django import forms

from peelian.engagement.queries.record import FirmRecord
from peelian.kernel.choices import choices
from peelian.kernel.words import day
from peelian.parties.actions import Described, Enrolled, Used
from peelian.parties.gateways.districts import district_names, districts_of
from peelian.parties.gateways.sectors import newest
from peelian.parties.rules.firms import AssetKind, Scheme, Size, Turnover, size_of
from peelian.parties.rules.kinds import Evidence
from peelian.web.desk.search.forms import LongSelect
from peelian.web.kit.forms import DayField

NUMBER = {"inputmode": "numeric", "class": "input--4"}
UNKNOWN = ("", "Not known")
HOW = {
    Evidence.SAID: "They said so",
    Evidence.SEEN: "I saw it",
    Evidence.CHECKED: "A check from outside showed it",
}


class DescribeForm(forms.Form):
    """What a firm is, with what was said last filled in."""

    sector = forms.ChoiceField(label="What do they do?", required=False, widget=LongSelect)
    size = forms.ChoiceField(label="How large are they?", choices=[UNKNOWN, *choices(Size)], required=False)
    headcount = forms.IntegerField(
        label="How many people work there?",
        min_value=1,
        max_value=100_000,
        required=False,
        widget=forms.TextInput(attrs=NUMBER),
    )
    turnover = forms.ChoiceField(
        label="What do they take in a year?", choices=[UNKNOWN, *choices(Turnover)], required=False
    )
    districts = forms.MultipleChoiceField(
        label="Where are they?",
        help_text="Districts that their postcode reaches into, and those that were said before.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    another = forms.ChoiceField(label="Another district", required=False, widget=LongSelect)
    days_without = forms.IntegerField(
        label="How many working days can they trade without their computers?",
        min_value=0,
        max_value=250,
        required=False,
        widget=forms.TextInput(attrs=NUMBER),
    )
    said_by = forms.CharField(
        label="Who told you?",
        help_text="A name, so that it can be asked again.",
        max_length=120,
        widget=forms.TextInput,
    )

    def __init__(self, *args: Any, record: FirmRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": _said_before(record)})
        names = district_names()
        near = [each.code for each in districts_of(record.known.postcode)]
        said = record.profile.districts if record.profile else []
        listed = {
            "sector": [UNKNOWN, *_trades()],
            "districts": [(code, names[code]) for code in dict.fromkeys([*said, *near]) if code in names],
            "another": [("", "None"), *names.items()],
        }
        for name, entries in listed.items():
            self.fields[name].choices = entries  # type: ignore[attr-defined]
        if not listed["districts"]:
            del self.fields["districts"]

    def described(self) -> Described:
        """What was said of the firm, its trade by the list that stands now."""
        said = self.cleaned_data
        districts = [*said.get("districts", []), *([said["another"]] if said["another"] else [])]
        return Described(
            said_by=said["said_by"],
            edition=newest().edition if said["sector"] else "",
            sector=said["sector"],
            size=_size(said),
            headcount=said["headcount"],
            turnover=Turnover(said["turnover"]) if said["turnover"] else None,
            districts=list(dict.fromkeys(districts)),
            days_without=said["days_without"],
        )


class UseForm(forms.Form):
    """One kind of thing that a firm uses."""

    name = forms.CharField(
        label="What do they use?",
        help_text="In the owner’s words: “the two laptops in the workshop”.",
        max_length=120,
        widget=forms.TextInput,
    )
    kind = forms.ChoiceField(label="What is it?", choices=choices(AssetKind))
    many = forms.IntegerField(
        label="How many?",
        min_value=1,
        max_value=1_000_000,
        initial=1,
        widget=forms.TextInput(attrs=NUMBER),
    )
    looked_after_by = forms.CharField(
        label="Who looks after it?", max_length=120, required=False, widget=forms.TextInput
    )
    supported_until = DayField(
        label="When does its maker stop mending it?", help_text="For example, 14 10 2025", required=False
    )

    def used(self) -> Used:
        """What they use."""
        return Used(**self.cleaned_data | {"kind": AssetKind(self.cleaned_data["kind"])})


class SchemeForm(forms.Form):
    """That a firm belongs to a scheme, and how we know."""

    scheme = forms.ChoiceField(label="Which?", choices=choices(Scheme), widget=forms.RadioSelect)
    level = forms.CharField(
        label="Level", help_text="For example, first level", max_length=60, required=False, widget=forms.TextInput
    )
    reference = forms.CharField(
        label="Number of the certificate or membership", max_length=60, required=False, widget=forms.TextInput
    )
    since = DayField(label="Since when?", help_text="For example, 27 3 2026")
    until = DayField(label="Until when?", help_text="Leave it out if it does not run out.", required=False)
    evidence = forms.ChoiceField(label="How do we know?", choices=list(HOW.items()), widget=forms.RadioSelect)
    shown = forms.CharField(
        label="What did you see or check, and where?",
        help_text="Needed unless they only said so. For example, the certificate on their wall",
        max_length=300,
        required=False,
        widget=forms.TextInput,
    )

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning, and evidence that says nothing, beside what is to be mended."""
        said = super().clean() or self.cleaned_data
        since, until = said.get("since"), said.get("until")
        if since and until and until < since:
            self.add_error("until", f"It cannot run out before it began, on {day(since)}")
        if said.get("evidence") not in (None, Evidence.SAID.value) and not said.get("shown", "").strip():
            self.add_error("shown", "Say what you saw or checked, and where")
        return said

    def enrolled(self) -> Enrolled:
        """What they belong to."""
        said = self.cleaned_data
        return Enrolled(**said | {"scheme": Scheme(said["scheme"]), "evidence": Evidence(said["evidence"])})


class EndForm(forms.Form):
    """That something has ended."""

    on = DayField(label="On which day did it end?", help_text="For example, 27 3 2026")
    why = forms.CharField(label="Why?", max_length=200, widget=forms.TextInput)


def _size(said: dict[str, Any]) -> Size | None:
    """The band, which the number of people says better where it was given."""
    if said["headcount"]:
        return size_of(said["headcount"])
    return Size(said["size"]) if said["size"] else None


def _said_before(record: FirmRecord) -> dict[str, Any]:
    """What was said last; a trade by an older list is asked anew, and a new firm is where its postcode lies."""
    last = record.profile
    if last is None:
        near = districts_of(record.known.postcode)
        return {"headcount": record.known.employees, "districts": [each.code for each in near if len(near) == 1]}
    kept = {name: getattr(last, name) for name in ("size", "headcount", "turnover", "districts", "days_without")}
    return kept | {"sector": last.sector if last.edition == newest().edition else "", "said_by": last.said_by}


def _trades() -> list[tuple[str, list[tuple[str, str]]]]:
    """The trades in their sections, each section with an entry for when only that is known."""
    listed: dict[str, list[tuple[str, str]]] = {
        letter: [(letter, f"{title}: not known which")] for letter, title in newest().sections.items()
    }
    for each in newest().sectors.values():
        listed[each.section].append((each.code, each.title))
    return [(newest().sections[letter], entries) for letter, entries in listed.items()]
