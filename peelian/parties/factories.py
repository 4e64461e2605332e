"""Leave to look from outside, for tests and the demo."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from peelian.kernel.actor import Actor
from peelian.parties.actions import authorise
from peelian.parties.gateways.leave_words import leave_words
from peelian.parties.models import Authorisation, SourceRecord
from peelian.parties.rules.authorisations import Leave, ShownHost, a_year_after
from peelian.parties.rules.firms import Access, DataBasis, Given

DOMAIN = "marlpit-joinery.example"


def leave(*, today: date, hosts: tuple[str, ...] = (DOMAIN,), **differs: Any) -> Leave:
    """Return what the owner of Marlpit Joinery says when she gives leave for a year, but for what differs."""
    shown = [ShownHost(host=host, shown_by="showed us her page at the registrar", shown_on=today) for host in hosts]
    said: dict[str, Any] = {
        "given_by": "Dawn Hale",
        "role": "owner",
        "authority": "The name is registered to her, and she pays for it.",
        "hosts": shown,
        "access": [Access.DNS],
        "given": Given.IN_PERSON,
        "evidence": "Note of the visit, signed by her, folder F-112",
        "valid_from": today,
        "valid_until": a_year_after(today),
        "words_version": leave_words().version,
        "basis": DataBasis.PUBLIC_TASK,
    }
    return Leave(**said | differs)


def authorisation(about: SourceRecord, *, by: Actor, at: datetime, **differs: Any) -> Authorisation:
    """Return leave that is written down in the ledger."""
    return authorise(about=about, leave=leave(today=timezone.localdate(at), **differs), by=by, at=at)
