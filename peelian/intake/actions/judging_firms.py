from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from peelian.accounts.models import Officer
from peelian.intake.actions.queue import rank_one
from peelian.intake.models import Report
from peelian.kernel.refused import Refused
from peelian.knowledge import queries as knowledge
from peelian.parties.rules.kinds import Kind
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@transaction.atomic
def judge_firm(*, report: Report, signs: Sequence[str], by: Officer, at: datetime) -> Report:
    """Write down what an officer knows to hang on a firm, and rank its report again. Refused for a person."""
    report.refresh_from_db(from_queryset=Report.objects.select_for_update())
    if report.about.kind != Kind.ORGANISATION:
        raise Refused("This is a person. What makes a person vulnerable is written down on its own page.")
    known = [sign.code for sign in knowledge.harm_weights().firm.signs]
    report.firm_signs = [code for code in known if code in signs]
    report.save(update_fields=["firm_signs"])
    rank_one(report=report, by=by, at=at)
    detail = f"what hangs on the firm: {', '.join(report.firm_signs) or 'nothing known'}"
    log(operation=Operation.ALTERATION, subject=report.label, by=by, at=at, detail=detail)
    return report
