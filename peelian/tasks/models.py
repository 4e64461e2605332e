from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from peelian.accounts.models import Officer, Unit
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


class TaskQuerySet(models.QuerySet["Task"]):
    def open(self) -> Self:
        """Tasks still to be done."""
        return self.filter(done_at=None)

    def mine(self, officers: list[int]) -> Self:
        """Tasks of these officers, soonest and most pressing first."""
        return self.filter(owner__in=officers).order_by("due_on", "-pressing", "id")

    def due_by(self, day: date) -> Self:
        """Tasks due on or before a day."""
        return self.filter(due_on__lte=day)


@tracked()
class Task(models.Model):
    """One thing that needs somebody: what, why, by when. Whatever it concerns is named by its label."""

    handling = victim_record(after="made_at")

    kind = models.CharField(max_length=30, help_text="“call”, “follow-up”, “correct rows”")
    title = models.CharField(max_length=200, help_text="what to do, as a link's words: “Ring Rosalind Pickering”")
    reason = models.CharField(max_length=300, help_text="why it is here, as a sentence")
    subject = models.CharField(max_length=80, help_text="the label of what it concerns")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="tasks")
    owner = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks")
    due_on = models.DateField()
    due_time = models.TimeField(null=True, blank=True)
    due_reason = models.CharField(max_length=80, blank=True, help_text="why then: “the time she asked for”")
    pressing = models.IntegerField(default=0, help_text="orders tasks of one day, higher first")
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "due_on"], condition=Q(done_at=None), name="task_open"),
            models.Index(fields=["subject"], name="task_subject"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject"], condition=Q(done_at=None), name="one_open_task_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return self.title
