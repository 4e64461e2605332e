from datetime import datetime

from peelian.accounts.models import Officer
from peelian.intake.models import Report
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


def consult(*, report: Report, page: str, by: Officer, at: datetime) -> None:
    """Log that somebody read a victim's record, and which page of it."""
    log(operation=Operation.CONSULTATION, subject=report.label, by=by, at=at, detail=page)
