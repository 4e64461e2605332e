"""The forms of the search pages: the filters, and the name of a search that is kept. Neither saves."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from peelian.accounts.models import Force, Officer
from peelian.intake.rules.searching import OFFENCE, THREAT, YES, Kind, Search, Tell
from peelian.intake.rules.stages import Outcome, Stage
from peelian.kernel.words import day, opening
from peelian.knowledge import queries as knowledge

STAGES = {stage: opening(stage.value) for stage in Stage}
KINDS = {Kind.PERSON: "A person", Kind.FIRM: "A firm"}
TELLS = {Tell.MORNING: "Each morning, if there is something new", Tell.NO: "No"}


@dataclass(frozen=True)
class Chosen:
    """One filter that is set, as the tag that takes it off."""

    name: str
    value: str
    label: str


class LongSelect(forms.Select):
    """A list of a hundred things. Django draws each by a template of its own, which takes half the time of the page."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        drawn = self.build_attrs(self.attrs, attrs)
        groups = (self._group(label, entries, str(value or "")) for label, entries in self._grouped())
        return format_html(
            '<select name="{}"{}>{}</select>',
            name,
            flatatt(drawn),
            format_html_join("", "{}", ((one,) for one in groups)),
        )

    def _grouped(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        for value, label in self.choices:
            yield (str(value), list(label)) if isinstance(label, list) else ("", [(str(value), str(label))])

    def _group(self, label: str, entries: list[tuple[str, str]], chosen: str) -> SafeString:
        drawn = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((each, SafeString(" selected") if each == chosen else "", words) for each, words in entries),
        )
        return format_html('<optgroup label="{}">{}</optgroup>', label, drawn) if label else drawn


class DayBox(forms.DateField):
    """A day in the browser's own box; the address holds it as 2026-06-04."""

    def __init__(self, label: str) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        wrong = {"invalid": "Enter a real date, for example 2026-03-27"}
        super().__init__(label=label, required=False, widget=widget, error_messages=wrong, input_formats=["%Y-%m-%d"])


def tick(label: str) -> forms.BooleanField:
    """Return a box whose value in the address is YES."""
    return forms.BooleanField(label=label, required=False, widget=forms.CheckboxInput(attrs={"value": YES}))


class SearchForm(forms.Form):
    """The filters. What somebody typed as a name or number stands above the results and is not among them."""

    told = forms.CharField(label="In what they told us", max_length=100, required=False)
    force = forms.MultipleChoiceField(label="Force", required=False, widget=forms.CheckboxSelectMultiple)
    what = forms.ChoiceField(label="Offence or threat", required=False, widget=LongSelect)
    stage = forms.MultipleChoiceField(
        label="Where it stands",
        choices=[(stage.value, words) for stage, words in STAGES.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    outcome = forms.ChoiceField(
        label="How it ended",
        choices=[("", "Any way"), *((outcome.value, opening(outcome.value)) for outcome in Outcome)],
        required=False,
    )
    kind = forms.ChoiceField(
        label="Who", choices=[("", "Anybody"), *((kind.value, words) for kind, words in KINDS.items())], required=False
    )
    first = DayBox("Received from")
    last = DayBox("Received until")
    repeat = tick("Repeat victims only")
    vulnerable = tick("Flagged vulnerable only")

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["told"].help_text = "Put quotation marks round words that stand together"
        self.fields["force"].choices = list(Force.objects.filter(pk__in=officer.forces).values_list("code", "name"))  # type: ignore[attr-defined]
        self.fields["what"].choices = [("", "Any"), ("Threats", threats()), ("Offences", offences())]  # type: ignore[attr-defined]

    def words(self, name: str, value: str) -> str:
        """Return what a value of a filter is called; the value itself where it is none of ours."""
        for code, label in self.fields[name].choices:  # type: ignore[attr-defined]
            for each, words in label if isinstance(label, list) else [(code, label)]:
                if each == value:
                    return str(words)
        return value


def threats() -> list[tuple[str, str]]:
    """Return every threat of the library, by its title."""
    found = [(f"{THREAT}{one.code}", one.title) for one in knowledge.library().threats.values()]
    return sorted(found, key=lambda pair: pair[1])


def offences() -> list[tuple[str, str]]:
    """Return every offence code of the library with its title, in its order."""
    return [(f"{OFFENCE}{one.code}", f"{one.code} {one.title}") for one in knowledge.library().offence_codes]


def chosen(search: Search, form: SearchForm) -> list[Chosen]:
    """Return what a search asks for, a tag each."""
    return list(_chosen(search, form))


def _chosen(search: Search, form: SearchForm) -> Iterator[Chosen]:
    typed = {"q": f"“{search.q}”", "told": f"“{search.told}” in what they told us"}
    yield from (Chosen(name, getattr(search, name), words) for name, words in typed.items() if getattr(search, name))
    for name in ("force", "what", "stage", "outcome"):
        yield from (Chosen(name, str(value), form.words(name, str(value))) for value in getattr(search, name))
    if search.kind:
        yield Chosen("kind", search.kind.value, KINDS[search.kind])
    days = (("first", search.first, "Received from"), ("last", search.last, "Received until"))
    yield from (Chosen(name, value.isoformat(), f"{words} {day(value)}") for name, value, words in days if value)
    ticks = (name for name in ("repeat", "vulnerable") if getattr(search, name))
    yield from (Chosen(name, YES, str(form.fields[name].label)) for name in ticks)
    if search.over:
        yield Chosen("over", str(search.over), "Only what is new")


class SaveForm(forms.Form):
    """What a search that is kept is called, and whether it tells."""

    name = forms.CharField(label="Name", max_length=80)
    tell = forms.ChoiceField(
        label="Do you want to be told of new reports?",
        choices=[(tell.value, words) for tell, words in TELLS.items()],
        initial=Tell.MORNING.value,
        widget=forms.RadioSelect,
    )
