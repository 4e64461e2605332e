from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from peelian.accounts.models import Officer
from peelian.intake.models import Report
from peelian.linkage.actions import join_record
from peelian.linkage.queries import fellows
from peelian.parties.actions import correct_source_record
from peelian.parties.queries import known_of


@transaction.atomic
def correct_contact(*, report: Report, facts: Mapping[str, str], by: Officer, at: datetime) -> None:
    """Keep what an officer learnt of how to reach somebody, as a record of its own with the same party.

    Nothing learnt changes nothing. An address and its postcode are learnt together.
    """
    if not facts:
        return
    whom = report.speaks_to
    known = known_of(list(fellows(whom)))
    place = {"address": known.address, "postcode": known.postcode} if {"address", "postcode"} & set(facts) else {}
    learnt = correct_source_record(record=whom, facts=place | dict(facts), by=by, at=at)
    join_record(record=learnt, to=whom, by=by, at=at)
