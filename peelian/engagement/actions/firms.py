from datetime import datetime

from django.db import transaction

from peelian.accounts.models import Officer
from peelian.engagement.models import Firm, Request
from peelian.kernel.refused import Refused
from peelian.linkage.actions import hold_map, join_record, link_new
from peelian.linkage.models import Membership
from peelian.parties.actions import add_source_records, correct_source_record
from peelian.parties.models import SourceRecord
from peelian.parties.rules.kinds import Kind
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@transaction.atomic
def take_on(*, record: SourceRecord, by: Officer, at: datetime) -> Firm:
    """Begin to help a firm: keep its record, put it on the map beside whoever it is, and look after it.

    `record`: not kept yet, or one that is known, such as a victim's; where another unit helps the firm by that one, we
    help it by a record of our own, so that what it tells either is for that one alone. Refused: a person; no name; a
    firm that the unit helps already.
    """
    if record.kind != Kind.ORGANISATION or not record.organisation_name.strip():
        raise Refused("A firm needs its name.")
    if record.pk is None:
        record.origin = record.origin or by.label
        add_source_records(records=[record], by=by, at=at)
        link_new(records=[record], by=by, at=at)
    else:
        record = _ours(record, by, at)
    firm = Firm.objects.create(about=record, unit_id=by.unit_id, officer=by, taken_on_at=at, taken_on_by=by.name)
    log(operation=Operation.COLLECTION, subject=firm.label, by=by, at=at, detail="taken on")
    return firm


def _ours(known: SourceRecord, by: Officer, at: datetime) -> SourceRecord:
    """Return the record that the unit helps a known firm by. Whoever else begins to help it waits for us."""
    hold_map()
    units = set(Firm.objects.filter(about=known).values_list("unit", flat=True))
    party = Membership.objects.filter(record=known).values("party")
    if by.unit_id in units or Firm.objects.filter(unit=by.unit_id, about__membership__party__in=party).exists():
        raise Refused(f"Your unit helps {known.name} already.")
    if not units:
        return known
    facts = {name: getattr(known, name) for name in ("company_number", "address", "postcode", "telephone", "email")}
    own = correct_source_record(record=known, facts=facts, by=by, at=at)
    join_record(record=own, to=known, by=by, at=at)
    return own


def consult_firm(*, firm: Firm, page: str, by: Officer, at: datetime) -> None:
    """Log that somebody read what a firm told us, and which page of it."""
    log(operation=Operation.CONSULTATION, subject=firm.label, by=by, at=at, detail=page)


def consult_request(*, request: Request, by: Officer, at: datetime) -> None:
    """Log that somebody read what was asked of us."""
    log(operation=Operation.CONSULTATION, subject=request.label, by=by, at=at, detail="request")


def consult_firms(*, page: str, shown: int, by: Officer, at: datetime) -> None:
    """Log that somebody read a list of firms or requests, or took it as a file: which, and how many it showed."""
    log(operation=Operation.CONSULTATION, subject="engagement.Firm", by=by, at=at, detail=f"{page}: {shown} shown")
