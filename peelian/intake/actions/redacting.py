"""Taking words out of a narrative, and putting them back."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from peelian.accounts.models import Officer
from peelian.intake.actions.series import read_again
from peelian.intake.models import Redaction, Report
from peelian.intake.rules.redaction import Cut, emptied, merged
from peelian.kernel.refused import Refused
from peelian.kernel.words import listing, plural
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@transaction.atomic
def redact(*, report: Report, cuts: Collection[Cut], by: Officer, at: datetime) -> list[Redaction]:
    """Take words out of a report's narrative, wherever it is shown from now on. What is out already stays out.

    Refused: nothing to take out, and places that are not in the narrative.
    """
    report.refresh_from_db(from_queryset=Report.objects.select_for_update())
    if not cuts:
        raise Refused("Choose what to take out, or write the words.")
    if any(not 0 <= cut.start < cut.end <= len(report.narrative) for cut in cuts):
        raise Refused("Those words are not in the narrative any more. Open the page again and choose once more.")
    out = set(report.redactions.standing().values_list("start", "end"))
    made = Redaction.objects.bulk_create(
        [
            Redaction(report=report, start=cut.start, end=cut.end, why=cut.why.value, at=at, by_name=by.name)
            for cut in merged(cuts)
            if (cut.start, cut.end) not in out
        ]
    )
    _keep_findable(report)
    read_again(report=report, by=by, at=at)
    said = f"{plural(len(made), 'place')} taken out of the narrative: {listing(sorted({cut.why for cut in cuts}))}"
    log(operation=Operation.ALTERATION, subject=report.label, by=by, at=at, detail=said)
    return made


@transaction.atomic
def undo_redaction(*, redaction: Redaction, by: Officer, at: datetime) -> None:
    """Show words again that were taken out. That they were out, when and by whom stays in the history."""
    if not Redaction.objects.standing().filter(pk=redaction.pk).update(undone_at=at):
        raise Refused("These words are shown again already.")
    _keep_findable(redaction.report)
    read_again(report=redaction.report, by=by, at=at)
    detail = f"shown again in the narrative: {redaction.why}"
    log(operation=Operation.ALTERATION, subject=redaction.report.label, by=by, at=at, detail=detail)


def _keep_findable(report: Report) -> None:
    """Let a search find what is left of the narrative and nothing that is out of it."""
    narrative = Report.objects.select_for_update().values_list("narrative", flat=True).get(pk=report.pk)
    cuts = [redaction.cut for redaction in Redaction.objects.standing().filter(report=report)]
    Report.objects.filter(pk=report.pk).update(findable=emptied(narrative, cuts) if cuts else None)
