"""The warnings that an officer must read before reaching somebody."""

from collections.abc import Collection
from datetime import datetime

from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.intake.models import Report
from peelian.intake.rules.warnings import touches
from peelian.parties.models import SafetyFlag
from peelian.parties.queries import standing_flags
from peelian.parties.rules.kinds import Channel
from peelian.records.models import LogEntry

READ = "warning read: "  # the log's words, before the warning's key


def warnings_on(report: Report) -> list[SafetyFlag]:
    """Return the warnings that stand on a report's victim, and on whom we speak to at a firm."""
    return standing_flags(report.people)


def unread(report: Report, ways: Collection[Channel], *, by: Officer, now: datetime) -> list[SafetyFlag]:
    """Return the warnings touching these ways that an officer has not said today that they have read.

    Once a day for each report: a page that came before every click would be clicked away unread.
    """
    standing = [flag for flag in warnings_on(report) if touches(flag.kind, ways)]
    if not standing:
        return []
    since = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    said = LogEntry.objects.filter(subject=report.label, by_label=by.label, at__gte=since, detail__startswith=READ)
    read = set(said.values_list("detail", flat=True))
    return [flag for flag in standing if words_of(flag) not in read]


def words_of(flag: SafetyFlag) -> str:
    """Return how the log says that a warning was read: by its key, so that another of its kind is read anew."""
    return f"{READ}{flag.pk}, {flag.kind.lower()}"
