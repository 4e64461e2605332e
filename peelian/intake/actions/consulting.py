from collections.abc import Iterable
from datetime import datetime

from peelian.accounts.models import Officer
from peelian.intake.models import Reply, Report
from peelian.kernel.labels import label
from peelian.parties.models import InvestigationFlag
from peelian.records.actions import log, log_many
from peelian.records.rules.operations import Operation


def consult(*, report: Report, page: str, by: Officer, at: datetime) -> None:
    """Log that somebody read a victim's record, and which page of it."""
    log(operation=Operation.CONSULTATION, subject=report.label, by=by, at=at, detail=page)


def consult_case(*, flag: InvestigationFlag, by: Officer, at: datetime) -> None:
    """Log that the officer in the case read an investigation flag and whom it is about."""
    log(operation=Operation.CONSULTATION, subject=flag.about.label, by=by, at=at, detail="investigation flag")


def consult_records(*, records: Iterable[int], page: str, by: Officer, at: datetime) -> None:
    """Log that somebody read source records by themselves, not as a victim's record: which, and on which page."""
    subjects = [label("parties.SourceRecord", key) for key in records]
    log_many(operation=Operation.CONSULTATION, subjects=subjects, by=by, at=at, detail=page)


def consult_list(*, page: str, shown: int, by: Officer, at: datetime) -> None:
    """Log that somebody read a list that names victims: which, and how many it showed."""
    log(operation=Operation.CONSULTATION, subject="intake.Report", by=by, at=at, detail=f"{page}: {shown} shown")


def consult_post(*, reply: Reply, by: Officer, at: datetime) -> None:
    """Log that somebody read a message that is on nobody's record."""
    log(operation=Operation.CONSULTATION, subject=reply.label, by=by, at=at, detail="post that matches nobody")
