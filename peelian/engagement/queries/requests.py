"""Requests to a unit: those that wait in the order in which they press, and those that are decided."""

from django.db.models import QuerySet

from peelian.accounts.models import Officer
from peelian.engagement.models import Request
from peelian.engagement.rules.requests import Wanted
from peelian.engagement.rules.triage import Suggestion, Weighed, place, suggested

PAGE = 25


def waiting(officer: Officer) -> list[Request]:
    """Return the unit's requests that nobody has decided about, the most pressing first."""
    found = Request.objects.visible_to(officer).waiting().select_related("firm__about")
    return sorted(found, key=lambda one: place(at_risk=bool(one.at_risk), wished_by=one.wished_by, came_at=one.came_at))


def decided(officer: Officer, *, before: str = "") -> tuple[list[Request], str]:
    """Return a page of the unit's decided requests, newest first, and the key of the next page or ""."""
    found: QuerySet[Request] = Request.objects.visible_to(officer).exclude(decision="").order_by("-pk")
    if before.isdecimal():
        found = found.filter(pk__lt=int(before))
    rows = list(found.select_related("firm__about")[: PAGE + 1])
    return rows[:PAGE], str(rows[PAGE - 1].pk) if len(rows) > PAGE else ""


def suggestion_for(request: Request) -> Suggestion:
    """Return what is suggested about a request, with those like it that wait in the same postcode district."""
    return suggested(
        Weighed(
            wanted=Wanted(request.wanted),
            people=request.people,
            at_risk=bool(request.at_risk),
            travel=request.travel_minutes,
            near=len(near(request)),
        )
    )


def near(request: Request) -> list[Request]:
    """Return the other requests for the same thing that wait in the same postcode district."""
    outcode = request.postcode.partition(" ")[0]
    if not outcode:
        return []
    others = Request.objects.waiting().filter(unit=request.unit_id, wanted=request.wanted).exclude(pk=request.pk)
    return list(others.filter(postcode__startswith=f"{outcode} "))
