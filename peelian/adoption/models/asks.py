from typing import Self

from django.db import models

from peelian.accounts.models import PersonalLink
from peelian.knowledge.models import Control
from peelian.parties.models import SourceRecord
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


class AskQuerySet(models.QuerySet["Ask"]):
    def sent(self) -> Self:
        """Asks that went out and were not withdrawn: the ones that can be answered or not."""
        return self.filter(withdrawn_at=None)

    def answered(self) -> Self:
        """Asks with an answer."""
        return self.filter(answered_at__isnull=False)


@tracked()
class Ask(models.Model):
    """Questions put to one party, or to nobody by name, about certain controls: a follow-up or a wave of a survey."""

    handling = victim_record(after="asked_at")

    link = models.OneToOneField(PersonalLink, on_delete=models.PROTECT, related_name="ask")
    about = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, null=True, blank=True, related_name="asks")
    purpose = models.CharField(max_length=40, help_text="“follow-up”, or a survey's name")
    wave = models.PositiveSmallIntegerField(default=1)
    origin = models.CharField(max_length=80, help_text="what it follows: “intake.Report:42”")
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    answered_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = AskQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["origin"], name="ask_origin")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"


@tracked()
class AskItem(models.Model):
    """One control an ask is about, with the version of the question that was put."""

    handling = victim_record(along="ask")

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="items")
    control = models.ForeignKey(Control, on_delete=models.PROTECT, related_name="+")
    control_version = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["ask", "control"], name="a_control_is_asked_once")]

    def __str__(self) -> str:
        return self.control_id
