"""The monthly check of who is who, as one officer may see it: the pairs that wait for an answer."""

from django.db.models import QuerySet

from peelian.accounts.models import Officer
from peelian.intake.queries.who import may_see
from peelian.linkage.models import Sample


def samples(officer: Officer) -> QuerySet[Sample]:
    """Return the pairs of every check, both records the officer's to see, in the order they are asked."""
    both = Sample.objects.filter(may_see(officer, "record"), may_see(officer, "other")).order_by("id")
    return both.select_related("record", "other").defer("record__search", "other__search")


def to_answer(officer: Officer) -> QuerySet[Sample]:
    """Return those of them that nobody has answered."""
    return samples(officer).filter(answered_at=None)
