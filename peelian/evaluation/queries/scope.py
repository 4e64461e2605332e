"""What every figure counts over: which victims, and from when to when."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from peelian.evaluation.rules.periods import Period
from peelian.release.rules.channels import Delivery

IN_SCOPE = "cyber-dependent"  # the family of offences whose victims every figure counts
DELIVERED = [Delivery.SENT.value, Delivery.DELIVERED.value, Delivery.PRINTED.value]


def between(over: Period) -> tuple[datetime, datetime]:
    """Return the moments a period begins, and ends before, where the readers are."""
    first, after = (datetime.combine(each, time.min) for each in (over.first, over.last + timedelta(days=1)))
    return timezone.make_aware(first), timezone.make_aware(after)
