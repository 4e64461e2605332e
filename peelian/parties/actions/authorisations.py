"""The ledger of leaves to look from outside: added to, and taken back with a reason. Nothing in it is changed."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.parties.gateways.leave_words import leave_words
from peelian.parties.models import Authorisation, AuthorisedHost, SourceRecord
from peelian.parties.rules.authorisations import Leave, checked_hosts, refuse_unfounded
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@transaction.atomic
def authorise(*, about: SourceRecord, leave: Leave, by: Actor, at: datetime) -> Authorisation:
    """Write down a firm's leave to look at some of its hosts from outside.

    Refused: what cannot be relied on (`refuse_unfounded`), a name that is none (`host_name`), and a text that has been
    changed since it was shown.
    """
    today = timezone.localdate(at)
    refuse_unfounded(leave, today=today)
    hosts = checked_hosts(leave.hosts, today=today)
    if leave.words_version != leave_words().version:
        raise Refused("The text has been changed since you showed it to them. Show them the text as it is now.")
    authorisation = Authorisation.objects.create(
        about=about,
        given_by=leave.given_by.strip(),
        role=leave.role.strip(),
        authority=leave.authority.strip(),
        access=[access.value for access in leave.access],
        valid_from=leave.valid_from,
        valid_until=leave.valid_until,
        given=leave.given.value,
        evidence=leave.evidence.strip(),
        words_version=leave.words_version,
        basis=leave.basis.value,
        basis_note=leave.basis_note.strip(),
        given_at=at,
        noted_by=by.name,
    )
    AuthorisedHost.objects.bulk_create(
        [
            AuthorisedHost(authorisation=authorisation, host=host.host, shown_by=host.shown_by, shown_on=host.shown_on)
            for host in hosts
        ]
    )
    detail = f"leave to look from outside: {len(hosts)} hosts"
    log(operation=Operation.COLLECTION, subject=authorisation.label, by=by, at=at, detail=detail)
    return authorisation


@transaction.atomic
def withdraw(*, authorisation: Authorisation, withdrawn_by: str, why: str, by: Actor, at: datetime) -> None:
    """Take leave back from this moment on; that it was given stays. Refused: nobody named, no reason, twice."""
    if not withdrawn_by.strip():
        raise Refused("Say who takes the leave back.")
    if not why.strip():
        raise Refused("Say why, even if it is only “they asked us to”.")
    said = {"withdrawn_at": at, "withdrawn_by": withdrawn_by.strip()[:120], "withdrawn_why": why.strip()[:300]}
    if not Authorisation.objects.filter(pk=authorisation.pk, withdrawn_at=None).update(**said):
        raise Refused("This leave has been taken back already.")
    log(operation=Operation.ALTERATION, subject=authorisation.label, by=by, at=at, detail="leave taken back")
