from django.db import models

from peelian.kernel.choices import choices
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record
from peelian.release.models.messages import Message
from peelian.release.rules.channels import Delivery


@tracked()
class LedgerLine(models.Model):
    """One step of one delivery, with what the other side said. Added to, never changed."""

    handling = victim_record(along="message")

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="ledger")
    step = models.CharField(max_length=12, choices=choices(Delivery))
    attempt = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    said = models.CharField(max_length=300, blank=True, help_text="the other side's answer, word for word")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.step} at {self.at:%Y-%m-%d %H:%M}"
