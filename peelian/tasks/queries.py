"""What needs an officer today."""

from datetime import date

from peelian.accounts.models import Officer
from peelian.accounts.queries import covered_by
from peelian.tasks.models import Task


def needs(officer: Officer, today: date, limit: int) -> list[Task]:
    """Return the open tasks of an officer and of those they stand in for, soonest and most pressing first."""
    return list(Task.objects.open().mine(covered_by(officer, today)).select_related("owner")[:limit])


def count_needs(officer: Officer, today: date) -> int:
    """Return how many open tasks there are for `needs`."""
    return Task.objects.open().mine(covered_by(officer, today)).count()
