from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from peelian.accounts.models import Officer, Unit
from peelian.intake.models.reports import Report
from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record
from peelian.release.models import Message
from peelian.release.rules.channels import Channel


class BatchQuerySet(models.QuerySet["Batch"]):
    def visible_to(self, officer: Officer) -> Self:
        """Batches of the officer's unit."""
        return self.filter(unit=officer.unit_id)


@tracked()
class Batch(models.Model):
    """Standard advice to many victims at once, when there are more than can be rung. Never said to be a call."""

    handling = victim_record(after="made_at")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="batches")
    channel = models.CharField(max_length=10, choices=choices(Channel))
    why = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="batches", help_text="who signs")
    finished_at = models.DateTimeField(null=True, blank=True)
    posted_at = models.DateTimeField(null=True, blank=True)
    posted_by = models.CharField(max_length=120, blank=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "batches"

    def __str__(self) -> str:
        return f"batch {self.channel} {self.pk}"

    @property
    def label(self) -> str:
        return label("intake.Batch", self.pk)


class BatchEntryQuerySet(models.QuerySet["BatchEntry"]):
    def to_do(self) -> Self:
        """Entries that have neither gone nor been left out."""
        return self.filter(done_at=None)

    def gone(self) -> Self:
        """Entries whose message was made."""
        return self.exclude(message=None)


@tracked()
class BatchEntry(models.Model):
    """One victim of a batch: the message that went, or why none did. One batch at the most writes to a report."""

    handling = victim_record(along="report")

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="entries")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="batch_entries")
    message = models.OneToOneField(Message, on_delete=models.PROTECT, null=True, blank=True, related_name="batch_entry")
    left_out = models.CharField(max_length=300, blank=True, help_text="why nothing went")
    controls = ArrayField(models.CharField(max_length=60), default=list)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = BatchEntryQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "batch entries"
        constraints = [
            models.UniqueConstraint(fields=["report"], condition=Q(left_out=""), name="one_batch_a_report"),
            models.CheckConstraint(
                condition=Q(done_at=None, message=None, left_out="")
                | (Q(done_at__isnull=False) & (Q(message__isnull=False) | ~Q(left_out=""))),
                name="a_batch_entry_went_or_says_why_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} in {self.batch}"
