"""What a victim told us, as it may be read: the narrative less what was taken out of it.

Every page, file and letter that shows a narrative asks here, so that a redaction holds everywhere at once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from peelian.intake.models import Redaction, Report
from peelian.intake.rules.contacts import telephone
from peelian.intake.rules.redaction import Cut, blacked_out, suggestions


def told(report: Report) -> str:
    """Return the narrative of a report with what was taken out marked as such."""
    return told_of([report])[report.pk]


def told_of(reports: Collection[Report]) -> dict[int, str]:
    """Return the same for many reports by key; one query."""
    return with_cuts(reports, Redaction.objects.standing().filter(report__in=[report.pk for report in reports]))


def with_cuts(reports: Collection[Report], standing: Iterable[Redaction]) -> dict[int, str]:
    """Return the narratives of reports by key, less what the redactions that stand take out."""
    cuts: dict[int, list[Cut]] = defaultdict(list)
    for redaction in standing:
        cuts[redaction.report_id].append(redaction.cut)
    return {report.pk: blacked_out(report.narrative, cuts[report.pk]) for report in reports}


def taken_out(report: Report) -> Sequence[Redaction]:
    """Return what is taken out of a report's narrative, in order."""
    return list(report.redactions.standing())


def to_take_out(report: Report) -> list[Cut]:
    """Return what to look at in a narrative and is not taken out yet: card numbers, passwords, others' details."""
    own = {value for record in report.spoken_to for value in (record.telephone, record.email) if value}
    gone = [redaction.cut for redaction in taken_out(report)]
    found = suggestions(report.narrative, own=own, number=lambda words: telephone(words) or "")
    return [cut for cut in found if not any(other.start < cut.end and cut.start < other.end for other in gone)]
