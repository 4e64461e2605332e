from typing import Self

from django.db import models
from django.db.models import F, Q

from peelian.intake.models.reports import Report
from peelian.intake.rules.redaction import Cut, Why
from peelian.kernel.choices import choices
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


class RedactionQuerySet(models.QuerySet["Redaction"]):
    def standing(self) -> Self:
        """Redactions that nobody has undone."""
        return self.filter(undone_at=None)


@tracked()
class Redaction(models.Model):
    """Some letters of a report's narrative that are no longer shown. The narrative itself is never rewritten."""

    handling = victim_record(along="report")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="redactions")
    start = models.PositiveIntegerField(help_text="the first letter, counted from 0")
    end = models.PositiveIntegerField(help_text="the letter after the last")
    why = models.CharField(max_length=40, choices=choices(Why))
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = RedactionQuerySet.as_manager()

    class Meta:
        ordering = ["start", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="a_redaction_takes_something_out"),
            models.UniqueConstraint(
                fields=["report", "start", "end"], condition=Q(undone_at=None), name="words_are_taken_out_once"
            ),
        ]

    def __str__(self) -> str:
        return f"letters {self.start} to {self.end}: {self.why}"

    @property
    def cut(self) -> Cut:
        return Cut(self.start, self.end, Why(self.why))
