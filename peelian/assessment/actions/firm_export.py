from datetime import datetime

from django.db import transaction

from peelian.accounts.models import Officer
from peelian.assessment.queries.firm_export import rows_of
from peelian.assessment.rules.firm_files import Head, write
from peelian.engagement.models import Firm
from peelian.kernel.refused import Refused
from peelian.kernel.words import plural, shortened
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@transaction.atomic
def export_firm(*, firm: Firm, to: str, why: str, by: Officer, at: datetime) -> bytes:
    """Return everything that is held of a firm as one file, and log to whom it goes and why.

    Refused without whom it is for and why they may have it.
    """
    if not (to.strip() and why.strip()):
        raise Refused("Say whom the file is for, and why they may have it.")
    rows = rows_of(firm)
    made = write(Head(unit=by.unit.name, by=by.name, made_at=at), rows)
    detail = f"the whole firm as a file, {plural(len(rows), 'line')}. Why: {shortened(why.strip(), 180)}"
    log(operation=Operation.DISCLOSURE, subject=firm.label, by=by, at=at, detail=detail, recipient=to.strip())
    return made
