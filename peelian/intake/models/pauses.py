from typing import Self

from django.db import models
from django.db.models import F, Q

from peelian.intake.models.reports import Report
from peelian.intake.rules.pausing import PauseReason
from peelian.kernel.choices import choices
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


class PauseQuerySet(models.QuerySet["Pause"]):
    def open(self) -> Self:
        """Pauses that have not ended: the clock is stopped."""
        return self.filter(ended_at=None)


@tracked()
class Pause(models.Model):
    """The clock of one report is stopped: why, from which day, and on which day it runs again."""

    handling = victim_record(along="report")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="pauses")
    why = models.CharField(max_length=40, choices=choices(PauseReason))
    note = models.CharField(max_length=200, blank=True)
    stopped_on = models.DateField()
    until = models.DateField(help_text="the day the clock runs again")
    due_before = models.DateField(help_text="when first contact was due before it stopped")
    claimed_before = models.DateTimeField(help_text="when the claim ran out before it stopped")
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=120, blank=True)

    objects = PauseQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["until"], condition=Q(ended_at=None), name="pause_open")]
        constraints = [
            models.UniqueConstraint(fields=["report"], condition=Q(ended_at=None), name="one_open_pause_a_report"),
            models.CheckConstraint(condition=Q(until__gt=F("stopped_on")), name="a_pause_ends_after_it_began"),
        ]

    def __str__(self) -> str:
        return f"{self.why} until {self.until}"
