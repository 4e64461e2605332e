"""The sub-navigation of a firm's pages."""

from typing import Any

from django.urls import reverse

from peelian.engagement.models import Firm

PLACES = (
    ("overview", "Overview", "firm"),
    ("assessments", "Assessments", "firm-assessments"),
    ("checks", "Seen from outside", "firm-checks"),
    ("programme", "Programme", "firm-programme"),
)


def tabs(firm: Firm, here: str) -> list[dict[str, Any]]:
    """Return the tabs of a firm's pages with the one we are on."""
    return [
        {"label": label, "url": reverse(name, args=[firm.pk]), "current": place == here}
        for place, label, name in PLACES
    ]
