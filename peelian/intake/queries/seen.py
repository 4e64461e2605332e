from datetime import datetime

from django.utils import timezone

from peelian.intake.models import Report
from peelian.intake.rules.ranking import Seen
from peelian.kernel.working_days import bank_holidays, working_days_between
from peelian.knowledge import queries as knowledge


def seen_of(report: Report, at: datetime) -> Seen:
    """Return what ranking sees of a report at a time."""
    offence = knowledge.offence_by_code(report.offence_code)
    today = timezone.localdate(at)
    return Seen(
        danger=report.reasons[0] if report.danger else "",
        vulnerability=tuple(report.signs),
        ongoing=bool(report.ongoing),
        harm=offence.harm if offence else "unmapped",
        loss=report.loss,
        earlier=report.repeat_of_year,
        after_advice=report.after_advice,
        waited=max(0, working_days_between(report.reported_on or today, today, bank_holidays())),
        firm=tuple(report.firm_signs),
        employees=report.about.employees,
    )
