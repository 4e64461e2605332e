"""Writing the log of section 62. Every action that touches a victim's record writes one line here."""

from collections.abc import Iterable
from datetime import datetime

from peelian.kernel.actor import Actor
from peelian.records.models import LogEntry
from peelian.records.rules.operations import Operation


def log(*, operation: Operation, subject: str, by: Actor, at: datetime, detail: str = "", recipient: str = "") -> None:
    """Log one operation on the record labelled `subject`."""
    log_many(operation=operation, subjects=[subject], by=by, at=at, detail=detail, recipient=recipient)


def log_many(
    *, operation: Operation, subjects: Iterable[str], by: Actor, at: datetime, detail: str = "", recipient: str = ""
) -> None:
    """Log one operation on each of many records: a line each, one statement."""
    LogEntry.objects.bulk_create(
        [
            LogEntry(
                operation=operation, subject=subject, by_label=by.label, by_name=by.name, at=at,
                detail=detail[:300], recipient=recipient[:200],
            )
            for subject in subjects
        ],
        batch_size=2000,
    )  # fmt: skip
