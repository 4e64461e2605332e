"""A firm that is new to the unit, as an officer was told of it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from peelian.accounts.models import Officer
from peelian.engagement.actions.firms import take_on
from peelian.engagement.models import Firm
from peelian.parties.actions import Used, note_asset
from peelian.parties.models import SourceRecord
from peelian.parties.rules.firms import AssetKind
from peelian.parties.rules.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class Told:
    """What an officer was told of a firm that is new. `trading`: what it trades as; `website`: its domain."""

    name: str
    trading: str = ""
    company_number: str = ""
    address: str = ""
    postcode: str = ""
    telephone: str = ""
    email: str = ""
    website: str = ""

    @property
    def full_name(self) -> str:
        """Its name with what it trades as, as a letter-head has it; linking reads both from it."""
        return f"{self.name} trading as {self.trading}"[:200] if self.trading else self.name


@transaction.atomic
def bring_firm(*, told: Told, by: Officer, at: datetime) -> Firm:
    """Keep a firm that is new, with its website among what it uses, and begin to help it. Refused: as `take_on`."""
    record = SourceRecord(
        kind=Kind.ORGANISATION.value,
        organisation_name=told.full_name,
        company_number=told.company_number,
        address=told.address,
        postcode=told.postcode,
        telephone=told.telephone,
        email=told.email,
    )
    firm = take_on(record=record, by=by, at=at)
    if told.website:
        note_asset(about=firm.about, used=Used(kind=AssetKind.DOMAIN, name=told.website), by=by, at=at)
    return firm
