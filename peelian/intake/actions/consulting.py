from datetime import datetime

from peelian.accounts.models import Officer
from peelian.intake.models import Report
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


def consult(*, report: Report, page: str, by: Officer, at: datetime) -> None:
    """Log that somebody read a victim's record, and which page of it."""
    log(operation=Operation.CONSULTATION, subject=report.label, by=by, at=at, detail=page)


def consult_list(*, page: str, shown: int, by: Officer, at: datetime) -> None:
    """Log that somebody read a list that names victims: which, and how many it showed."""
    log(operation=Operation.CONSULTATION, subject="intake.Report", by=by, at=at, detail=f"{page}: {shown} shown")
