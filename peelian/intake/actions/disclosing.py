"""Writing down that something of a victim's record was given to somebody outside the unit."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.intake.models import Report
from peelian.kernel.refused import Refused
from peelian.kernel.words import day, shortened
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@dataclass(frozen=True, kw_only=True)
class Disclosed:
    """What was given to whom: `what` names it and never holds the content, `basis` is why that is lawful."""

    to: str
    what: str
    basis: str
    on: date


@transaction.atomic
def record_disclosure(*, report: Report, disclosed: Disclosed, by: Officer, at: datetime) -> None:
    """Log a disclosure that went by other means than Peelian's own.

    Refused without a recipient, what it was, or a lawful basis, and on a day to come.
    """
    if not (disclosed.to.strip() and disclosed.what.strip() and disclosed.basis.strip()):
        raise Refused("Say to whom, what, and on what lawful basis.")
    if disclosed.on > timezone.localdate(at):
        raise Refused("The day must be today or earlier.")
    what, basis = shortened(disclosed.what.strip(), 150), shortened(disclosed.basis.strip(), 100)
    _log(report, f"{what}, on {day(disclosed.on)}. Basis: {basis}", disclosed.to, by, at)


@transaction.atomic
def disclose_log(*, report: Report, to: str, why: str, what: str, by: Officer, at: datetime) -> None:
    """Log that the disclosure log of a record was made as a file for somebody. `what`: "PDF, 12 items".

    Refused without whom it is for and why.
    """
    if not (to.strip() and why.strip()):
        raise Refused("Say whom the log is for, and why they may have it.")
    _log(report, f"disclosure log of the record ({what}). Why: {shortened(why.strip(), 180)}", to, by, at)


def _log(report: Report, detail: str, to: str, by: Officer, at: datetime) -> None:
    log(operation=Operation.DISCLOSURE, subject=report.label, by=by, at=at, detail=detail, recipient=to.strip())
