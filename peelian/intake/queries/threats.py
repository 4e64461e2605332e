"""Which threat a report is about, and who said so."""

from django.utils import timezone

from peelian.intake.models import Report
from peelian.kernel.words import day
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.threats import Threat
from peelian.records.models import LogEntry

JUDGED = "threat judged: "  # the log's words, before the code of the threat
AS_THE_OFFENCE_SAYS = "as the offence says"


def threat_on(report: Report) -> Threat | None:
    """Return the threat a report is about: as an officer judged, else as its offence says; None for neither."""
    return knowledge.threat_of(report.threat, report.offence_code)


def is_judged(report: Report) -> bool:
    """Return whether a report's threat is another than its offence leads to."""
    return threat_on(report) != knowledge.threat_for(report.offence_code)


def threat_words(report: Report) -> str:
    """Return a report's threat by title, with who judged so and when if its offence says otherwise; "" for none."""
    threat = threat_on(report)
    if threat is None or not is_judged(report):
        return threat.title if threat else ""
    said = LogEntry.objects.filter(subject=report.label, detail__startswith=JUDGED).order_by("-id").first()
    return f"{threat.title}, as {said.by_name} judged on {day(timezone.localdate(said.at))}" if said else threat.title
