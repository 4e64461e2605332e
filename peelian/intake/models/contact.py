from django.contrib.postgres.fields import ArrayField
from django.db import models

from peelian.intake.models.batches import Batch
from peelian.intake.models.reports import Report
from peelian.intake.rules.stages import Reached
from peelian.kernel.choices import choices
from peelian.parties.rules.kinds import Channel
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record
from peelian.release.models import Message


@tracked()
class Attempt(models.Model):
    """One try at contact: by which way, when, and what came of it."""

    handling = victim_record(along="report")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="attempts")
    channel = models.CharField(max_length=10, choices=choices(Channel))
    reached = models.CharField(max_length=40, choices=choices(Reached))
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)
    batch = models.ForeignKey(
        Batch, on_delete=models.PROTECT, null=True, blank=True, related_name="attempts", help_text="not a call"
    )

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.channel}: {self.reached}"


@tracked()
class Advice(models.Model):
    """Advice given on a report: the controls it was about and the exact copy that went out."""

    handling = victim_record(along="report")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="advice")
    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="advice")
    audience = models.CharField(max_length=20)
    controls = ArrayField(models.CharField(max_length=60))
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=120)
    batch = models.ForeignKey(
        Batch, on_delete=models.PROTECT, null=True, blank=True, related_name="advice", help_text="not an officer's word"
    )

    class Meta:
        ordering = ["-given_at"]
        verbose_name_plural = "advice"

    def __str__(self) -> str:
        return f"advice on {', '.join(self.controls)}"
