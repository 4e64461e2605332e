from datetime import datetime

from django.db import transaction

from peelian.accounts.models import Officer
from peelian.intake.actions.contact import must_be_theirs
from peelian.intake.models import Report
from peelian.intake.queries.threats import AS_THE_OFFENCE_SAYS, JUDGED
from peelian.kernel.refused import Refused
from peelian.kernel.words import shortened
from peelian.knowledge import queries as knowledge
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@transaction.atomic
def judge_threat(*, report: Report, threat: str, why: str, by: Officer, at: datetime) -> Report:
    """Write down which threat a report is about; advice and the call follow it, its place in the queue does not.

    `threat`: a code of the library, or "" for the one its offence leads to. Refused unless the report is the
    officer's, for a threat that the library does not have, and without a reason.
    """
    must_be_theirs(report, by)
    if threat and threat not in knowledge.library().threats:
        raise Refused("The library has no such threat. Choose one of those on the page.")
    if not why.strip():
        raise Refused("Say why, in one sentence.")
    of_offence = knowledge.threat_for(report.offence_code)
    report.threat = threat or (of_offence.code if of_offence else "")
    report.save(update_fields=["threat"])
    detail = f"{JUDGED}{threat or AS_THE_OFFENCE_SAYS}. Why: {shortened(why.strip(), 200)}"
    log(operation=Operation.ALTERATION, subject=report.label, by=by, at=at, detail=detail)
    return report
