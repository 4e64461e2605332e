from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from peelian.intake.models import Report
from peelian.intake.queries.warnings import warnings_on, words_of
from peelian.kernel.actor import Actor
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@transaction.atomic
def note_read(*, report: Report, flags: Sequence[int], by: Actor, at: datetime) -> None:
    """Log that an officer says they have read these warnings, by their keys. One that does not stand is passed over."""
    for flag in warnings_on(report):
        if flag.pk in flags:
            log(operation=Operation.CONSULTATION, subject=report.label, by=by, at=at, detail=words_of(flag))
