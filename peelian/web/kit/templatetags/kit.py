"""Words and pictures for templates: {% load kit %}."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from peelian.kernel import words
from peelian.web.kit.forms import mistakes
from peelian.web.kit.pictures import IntervalPicture, interval_picture

register = template.Library()

register.filter("in_words", words.in_words)
register.filter("working_days_left", words.working_days_left)
register.filter("duration", words.duration)
register.filter("opening", words.opening)
register.filter("listing", words.listing)


def local(value: date | datetime) -> date | datetime:
    """Return a datetime in the reader's time zone; a date or a naive datetime as it is."""
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


@register.filter
def clock(value: datetime | time) -> str:
    """Say "9:32am" for a moment or a time of day."""
    return words.clock(timezone.localtime(value).time() if isinstance(value, datetime) else value)


@register.filter
def when(value: date | datetime | None) -> str:
    """Say "4 June 2026 at 9:32am", or the day alone for a date."""
    return words.when(local(value)) if value else ""


@register.filter
def day(value: date | datetime | None) -> str:
    """Say "4 June 2026"."""
    return words.day(local(value)) if value else ""


@register.filter
def short_day(value: date | datetime | None) -> str:
    """Say "Thursday 4 June"."""
    return words.short_day(local(value)) if value else ""


@register.simple_tag
def stamp(value: date | datetime | None, form: str = "when") -> str | SafeString:
    """Say a date or moment in a <time> element, which does not break; form: when, day, short_day or clock."""
    if not value:
        return ""
    here = local(value)
    said = clock(value) if isinstance(value, datetime) and form == "clock" else getattr(words, form)(here)
    return format_html('<time datetime="{}">{}</time>', here.isoformat(), said)


@register.filter
def hold(text: str) -> SafeString:
    """Keep "e-mail" on one line, wherever the line would break."""
    return SafeString(conditional_escape(text).replace("e-mail", '<span class="nowrap">e-mail</span>'))


@register.filter
def pounds(value: Decimal | float | None) -> str:
    """Say "£1,150"; nothing for None."""
    return "" if value is None else words.pounds(value)


@register.filter
def percent(share: float | None) -> str:
    """Say a share between 0 and 1 as "74%"; nothing for None."""
    return "" if share is None else words.percent(share)


@register.filter
def plural(count: int, noun: str) -> str:
    """Say {{ 2|plural:"report" }} as "2 reports"; {{ n|plural:"person,people" }} where "s" is wrong."""
    one, _, many = noun.partition(",")
    return words.plural(count, one, many or None)


@register.inclusion_tag("kit/_error_summary.html")
def error_summary(*several: BaseForm) -> dict[str, Any]:
    """List the mistakes of one form or several, each linked to the control to mend."""
    return {"mistakes": mistakes(form for form in several if form.is_bound)}


@register.simple_tag
def field(bound: BoundField, heading: bool = False, inline: bool = False) -> SafeString:
    """Draw one field; heading makes its label the page's h1, inline sets choices side by side."""
    context = bound.get_context() | {"heading": heading, "inline": inline}
    return SafeString(bound.form.renderer.render(bound.template_name, context))


@register.inclusion_tag("kit/_interval.html")
def interval(picture: IntervalPicture | None = None, **given: Any) -> dict[str, Any]:
    """Draw a share and its interval: share, low, high, target (0 to 1), finding, note, rows, caption, key"""
    bounds = {name: given.get(name) for name in ("share", "low", "high", "target")}
    return {"picture": picture or interval_picture(**bounds)} | given


@register.simple_tag(takes_context=True)
def address(context: template.Context, **changes: Any) -> str:
    """Return this page's query with some parameters set, or taken out when None; paging starts again."""
    query: QueryDict = context["request"].GET.copy()
    for paging in ("after", "before"):
        query.pop(paging, None)
    for name, value in changes.items():
        query.pop(name, None) if value is None else query.__setitem__(name, str(value))
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def without(context: template.Context, name: str, value: str) -> str:
    """Return this page's query without one value of one filter, for the tag that takes it off."""
    kept = [
        (key, each)
        for key, values in context["request"].GET.lists()
        for each in values
        if (key, each) != (name, str(value)) and key not in ("after", "before")
    ]
    return f"?{urlencode(kept)}"
