"""Requests for our time: written down, weighed, decided with a reason."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from peelian.accounts.models import Officer
from peelian.engagement.models import Firm, Request
from peelian.engagement.rules.requests import Decision, Wanted
from peelian.kernel.refused import Refused
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody asks for. `contact`: an address or number as they gave it."""

    organisation: str
    asked_by: str
    contact: str
    wanted: Wanted
    postcode: str = ""
    wished_by: date | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Triaged:
    """What decides about a request. `at_risk`: why it presses, "" if it does not; `travel`: minutes there and back."""

    audience: str = ""
    people: int | None = None
    at_risk: str = ""
    travel: int | None = None


@transaction.atomic
def note_request(*, asked: Asked, triaged: Triaged, firm: Firm | None, by: Officer, at: datetime) -> Request:
    """Write down a request to the unit. Refused: nobody named; a firm of another unit."""
    if not asked.organisation.strip() or not asked.asked_by.strip() or not asked.contact.strip():
        raise Refused("Say who asks, for which organisation, and how to reach them.")
    _refuse_elsewhere(firm, by)
    request = Request.objects.create(
        unit_id=by.unit_id,
        firm=firm,
        organisation=asked.organisation.strip(),
        asked_by=asked.asked_by.strip(),
        contact=asked.contact.strip(),
        wanted=asked.wanted.value,
        postcode=asked.postcode,
        wished_by=asked.wished_by,
        note=asked.note.strip(),
        came_at=at,
        noted_by=by.name,
        **_weighed(triaged),
    )
    log(operation=Operation.COLLECTION, subject=request.label, by=by, at=at, detail=f"asked for: {request.wanted}")
    return request


@transaction.atomic
def triage(*, request: Request, triaged: Triaged, by: Officer, at: datetime) -> Request:
    """Note what decides about a request. Refused: once it is decided."""
    if not Request.objects.waiting().filter(pk=request.pk).update(**_weighed(triaged)):
        raise Refused("This request has been decided already.")
    log(operation=Operation.ALTERATION, subject=request.label, by=by, at=at, detail="weighed")
    return Request.objects.get(pk=request.pk)


@transaction.atomic
def decide(*, request: Request, decision: Decision, why: str, by: Officer, at: datetime) -> None:
    """Decide about a request, with the reason that they can be told. Refused: no reason; decided already."""
    if not why.strip():
        raise Refused("Say why, in words that you can tell them.")
    said = {"decision": decision.value, "decided_why": why.strip()[:300], "decided_at": at, "decided_by": by.name}
    if not Request.objects.waiting().filter(pk=request.pk).update(**said):
        raise Refused("Somebody has decided about this request already.")
    log(operation=Operation.ALTERATION, subject=request.label, by=by, at=at, detail=f"decided: {decision.value}")


@transaction.atomic
def is_of_firm(*, request: Request, firm: Firm, by: Officer, at: datetime) -> None:
    """Say which firm a request is of. Refused: one of another unit; another firm than was said before."""
    _refuse_elsewhere(firm, by)
    if not Request.objects.filter(pk=request.pk, firm=None).update(firm=firm):
        raise Refused("It is known already which firm this request is of.")
    log(operation=Operation.ALTERATION, subject=request.label, by=by, at=at, detail=f"of {firm.label}")


def _weighed(triaged: Triaged) -> dict[str, str | int | None]:
    return {
        "audience": triaged.audience.strip(),
        "people": triaged.people,
        "at_risk": triaged.at_risk.strip(),
        "travel_minutes": triaged.travel,
    }


def _refuse_elsewhere(firm: Firm | None, by: Officer) -> None:
    if firm and firm.unit_id != by.unit_id:
        raise Refused("Another unit helps this firm.")
