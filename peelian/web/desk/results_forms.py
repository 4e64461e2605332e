"""The form of the results page: over which days."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from peelian.evaluation.rules.periods import Period, Span, period
from peelian.web.kit.forms import DayField

LONG_AGO = date(2000, 1, 1)
MISSING = "Enter a day, a month and a year"
SPANS = [
    (Span.THIS_YEAR.value, "This financial year so far"),
    (Span.LAST_YEAR.value, "The financial year before"),
    (Span.THIS_QUARTER.value, "This quarter so far"),
    (Span.LAST_QUARTER.value, "The quarter before"),
    (Span.THIS_MONTH.value, "This month so far"),
    (Span.LAST_MONTH.value, "The month before"),
    (Span.CHOSEN.value, "Days of your own"),
]


class PeriodForm(forms.Form):
    span = forms.ChoiceField(label="Period", choices=SPANS, initial=Span.THIS_YEAR.value)
    first = DayField(label="First day", help_text="Only for days of your own", required=False)
    last = DayField(label="Last day", required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse days of one's own that are missing, to come, long ago, or end before they begin."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("span") == Span.CHOSEN and not self.errors:
            for name, words in faults(cleaned["first"], cleaned["last"], timezone.localdate()):
                self.add_error(name, words)
        return cleaned

    def period(self, today: date) -> Period:
        """Return the period asked for; this financial year where none was, or where it was not understood."""
        if not self.is_bound or not self.is_valid():
            return period(Span.THIS_YEAR, today)
        if self.cleaned_data["span"] == Span.CHOSEN:
            return Period(self.cleaned_data["first"], self.cleaned_data["last"])
        return period(Span(self.cleaned_data["span"]), today)


def faults(first: date | None, last: date | None, today: date) -> list[tuple[str, str]]:
    """Return what is wrong with two days that somebody chose, each with the question it belongs to."""
    if first is None or last is None:
        return [(name, MISSING) for name, given in (("first", first), ("last", last)) if given is None]
    against = (
        ("first", first < LONG_AGO, f"Enter a day from {LONG_AGO.year} on"),
        ("last", last > today, "The last day must be today or earlier"),
        ("last", last < first, "The last day must not be before the first day"),
    )
    return [(name, words) for name, stands, words in against if stands]
