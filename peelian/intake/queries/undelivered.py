"""Advice that never reached anybody, and for which nothing else has been tried since."""

from django.db.models import Exists, OuterRef, QuerySet

from peelian.accounts.models import Officer
from peelian.intake.models import Advice, Attempt
from peelian.intake.rules.stages import Stage
from peelian.release.rules.channels import CAME_TO_NOTHING


def undelivered(officer: Officer) -> QuerySet[Advice]:
    """Return the advice on an officer's open reports that was refused, stopped or came back, oldest first."""
    since = Attempt.objects.filter(report=OuterRef("report"), at__gt=OuterRef("given_at"))
    lost = Advice.objects.filter(
        ~Exists(since),
        report__owner=officer,
        report__stage__in=[Stage.CLAIMED.value, Stage.WAITING.value],
        message__delivery__in=list(CAME_TO_NOTHING),
    )
    return lost.select_related("report__about", "report__contact", "message").order_by("given_at")
