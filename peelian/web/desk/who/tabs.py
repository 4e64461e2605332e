"""The sub-navigation of the pages about who is who."""

from typing import Any

from django.urls import reverse

PLACES = (("review", "Pairs that wait", "who-review"), ("changes", "Changes", "who-changes"))


def tabs(here: str, waiting: int | None = None) -> list[dict[str, Any]]:
    """Return the tabs with the one we are on; `waiting`: how many pairs wait, where that is known."""
    return [
        {
            "label": label,
            "url": reverse(name),
            "count": waiting if place == "review" else None,
            "current": place == here,
        }
        for place, label, name in PLACES
    ]
