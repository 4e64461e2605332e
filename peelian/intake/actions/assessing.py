from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from peelian.accounts.models import Officer
from peelian.intake.actions.queue import rank_one
from peelian.intake.models import Report, VulnerabilityAssessment
from peelian.intake.rules.vulnerability import Judgement, counting, is_vulnerable, reasons_against
from peelian.kernel.refused import Refused
from peelian.knowledge import queries as knowledge
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@dataclass(frozen=True)
class Judged:
    """An officer's judgement after asking. `signs`: codes of the library; `told`: the person's own words."""

    judgement: Judgement
    signs: Sequence[str]
    why: str
    told: str = ""


@transaction.atomic
def assess_vulnerability(*, report: Report, judged: Judged, by: Officer, at: datetime) -> VulnerabilityAssessment:
    """Keep an officer's judgement, put its signs on the report and rank the report again; earlier judgements stay.

    Refused without a reason in words, on a sign the library does not know, and when somebody under 18 is judged not
    vulnerable.
    """
    known = {sign.code for sign in knowledge.library().harm_weights.vulnerability}
    if unknown := [sign for sign in judged.signs if sign not in known]:
        raise Refused(f"“{unknown[0]}” is not a sign of vulnerability in the library.")
    if against := reasons_against(judged.judgement, judged.signs, why=judged.why):
        raise Refused(" ".join(against))
    report.refresh_from_db(from_queryset=Report.objects.select_for_update())
    made = VulnerabilityAssessment.objects.create(
        report=report,
        signs=list(judged.signs),
        judgement=judged.judgement.value,
        told=judged.told.strip(),
        why=judged.why.strip(),
        judged_at=at,
        judged_by=by.name,
    )
    report.signs = list(counting(judged.judgement, judged.signs))
    report.vulnerable = is_vulnerable(judged.judgement)
    report.save(update_fields=["signs", "vulnerable"])
    rank_one(report=report, by=by, at=at)
    detail = f"vulnerability judged: {judged.judgement.value}"
    log(operation=Operation.COLLECTION, subject=report.label, by=by, at=at, detail=detail)
    return made
