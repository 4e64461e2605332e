"""How a form field looks: label, hint, error and count, tied together for a screen reader.

Name it in settings: FORM_RENDERER = "peelian.web.kit.forms.Renderer". Then `{{ form }}` and
`{{ form.name.as_field_group }}` draw the patterns of the GOV.UK Design System for any Django form.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, ClassVar, cast

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates

NO_ANSWER = forms.Field.default_error_messages["required"]
CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """One line of the error summary; `href` is empty when the whole form is at fault."""

    words: str
    href: str


class KitBoundField(BoundField):
    """A field that knows which pattern draws it."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Return the widget's attributes without `required`: the server says what is missing, in words."""
        built = super().build_widget_attrs(attrs, widget)
        built.pop("required", None)
        look = self.look
        if "placeholder" in self.field.widget.attrs:
            built["placeholder"] = False  # it vanishes when one types; a hint stays
        if look and not self.is_hidden:
            own = self.field.widget.attrs.get("class", "")
            built["class"] = f"{look} {own}".strip()
        if self.limit:
            built["maxlength"] = False  # a browser would cut off what is pasted, without a word
            built["aria-describedby"] = f"{built.get('aria-describedby', '')} {self.auto_id}-info".strip()
        return built

    @property
    def kind(self) -> str:
        """Return which part of the field template draws it: choices, date, tick, text."""
        widget = self.field.widget
        if isinstance(widget, CHOICES):
            return "choices"
        if isinstance(widget, forms.CheckboxInput):
            return "tick"
        return "date" if isinstance(widget, DayInput) else "text"

    @property
    def look(self) -> str:
        """Return the class of the control itself."""
        widget = self.field.widget
        if isinstance(widget, forms.Textarea):
            return "textarea govuk-js-character-count" if self.limit else "textarea"
        if isinstance(widget, forms.Select):
            return "select"
        if isinstance(widget, forms.FileInput):
            return "upload"
        return "input" if isinstance(widget, forms.widgets.Input) and self.kind == "text" else ""

    @property
    def limit(self) -> int | None:
        """Return how many characters a long answer may have; None when nothing counts them."""
        if isinstance(self.field.widget, forms.Textarea):
            return getattr(self.field, "max_length", None)
        return None

    @property
    def first_control(self) -> str:
        """Return the id an error links to: a group has none of its own, so its first control's."""
        if isinstance(self.field.widget, (*CHOICES, forms.MultiWidget)):
            return f"{self.auto_id}_0"
        return self.id_for_label

    @property
    def mistakes(self) -> list[str]:
        """Return the errors in words; Django's "This field is required." says which question instead."""
        ask = "Choose an answer to" if self.kind == "choices" or self.look == "select" else "Fill in"
        return [f"{ask} “{self.label}”" if words == NO_ANSWER else str(words) for words in self.errors]

    @property
    def asks_for_more(self) -> bool:
        """Return whether "(optional)" is said: not beside a tick box, which is optional by nature.

        A field that is needed in some cases says nothing either: its form sets `say_optional` to False on it.
        """
        said = getattr(self.field, "say_optional", True)
        return bool(said and not self.field.required and self.kind != "tick")


class Renderer(DjangoTemplates):
    """Draws every form in the kit's patterns."""

    form_template_name = "kit/form.html"
    field_template_name = "kit/field.html"
    bound_field_class = KitBoundField


class HintedRadios(forms.RadioSelect):
    """Radio buttons of which each may have a hint under it; `hints` is by value."""

    hints: Mapping[str, str] = MappingProxyType({})

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return one button with its hint, which a screen reader says after the label."""
        option = super().create_option(name, value, *args, **kwargs)
        option["hint"] = self.hints.get(str(value), "")
        if option["hint"]:
            option["attrs"]["aria-describedby"] = f"{option['attrs']['id']}_hint"
        return option


class DayInput(forms.MultiWidget):
    """Three boxes: day, month, year. Nobody picks a birth date from a calendar."""

    use_fieldset = True
    template_name = "kit/day_input.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            "day": forms.TextInput(attrs={"inputmode": "numeric", "class": "input input--2"}),
            "month": forms.TextInput(attrs={"class": "input input--2"}),
            "year": forms.TextInput(attrs={"inputmode": "numeric", "class": "input input--4"}),
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]


class DayField(forms.MultiValueField):
    """A date in three boxes; the month may be a number or a name. Cleans to a date or None."""

    widget = DayInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "required": "Enter a day, a month and a year",
        "incomplete": "Enter a day, a month and a year",
        "invalid": "Enter a real date, for example 27 3 2026",
    }

    def __init__(self, **kwargs: Any) -> None:
        boxes = tuple(forms.CharField(max_length=12, strip=True) for _ in range(3))
        super().__init__(boxes, require_all_fields=True, **kwargs)

    def compress(self, data_list: list[str]) -> date | None:
        """Return the date; refuses one that is not in the calendar."""
        if not any(data_list):
            return None
        if not all(data_list):
            raise forms.ValidationError(self.error_messages["incomplete"], code="incomplete")
        typed = " ".join(data_list)
        for layout in ("%d %m %Y", "%d %B %Y", "%d %b %Y"):
            try:
                return datetime.strptime(typed, layout).date()  # noqa: DTZ007 a day has no zone
            except ValueError:
                continue
        raise forms.ValidationError(self.error_messages["invalid"], code="invalid")


def mistakes(several: Iterable[forms.BaseForm]) -> list[Mistake]:
    """Return every error of the forms, in the order of their fields, linked to the control to mend."""
    found = []
    for form in several:
        found += [Mistake(words=str(words), href="") for words in form.non_field_errors()]
        for field in cast("Iterable[KitBoundField]", form):
            href = "" if field.is_hidden else f"#{field.first_control}"
            found += [Mistake(words=words, href=href) for words in field.mistakes]
    return found
