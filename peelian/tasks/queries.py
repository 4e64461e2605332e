"""What needs an officer today."""

from datetime import date

from peelian.accounts.models import Officer
from peelian.accounts.queries import covered_by
from peelian.kernel.working_days import add_working_days, bank_holidays
from peelian.tasks.models import Task, TaskQuerySet

SOON = 5  # working days: what is due later than that does not need anybody today


def soon(today: date) -> date:
    """Return the last day whose tasks need somebody today."""
    return add_working_days(today, SOON, bank_holidays())


def needs(officer: Officer, today: date) -> TaskQuerySet:
    """Return the open tasks due soon of an officer and of those they stand in for, soonest and most pressing first."""
    return _theirs(officer, today).due_by(soon(today))


def later(officer: Officer, today: date) -> TaskQuerySet:
    """Return the open tasks for `needs` that are not due soon."""
    return _theirs(officer, today).filter(due_on__gt=soon(today))


def _theirs(officer: Officer, today: date) -> TaskQuerySet:
    return Task.objects.open().mine(covered_by(officer, today)).select_related("owner")
