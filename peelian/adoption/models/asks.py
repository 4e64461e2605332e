from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from peelian.accounts.models import PersonalLink
from peelian.kernel.labels import label
from peelian.knowledge.models import Control
from peelian.parties.models import SourceRecord
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record
from peelian.release.models import Message


class AskQuerySet(models.QuerySet["Ask"]):
    def sent(self) -> Self:
        """Asks that went out and were not withdrawn: the ones that can be answered or not."""
        return self.filter(withdrawn_at=None)

    def answered(self) -> Self:
        """Asks with an answer."""
        return self.filter(answered_at__isnull=False)

    def of_wave(self, number: int) -> Self:
        """Asks of one wave: waves are never counted together."""
        return self.filter(wave=number)

    def to_heed(self) -> Self:
        """Asks whose reader asked us to stop, which we have not acted on yet."""
        return self.filter(stopped_at__isnull=False, heeded_at=None)

    def next_due(self, today: date) -> Self:
        """Asks whose next wave has come and was not raised yet."""
        return self.sent().filter(next_on__lte=today, next_raised_at=None)


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
    stopped_at = models.DateTimeField(null=True, blank=True, help_text="whoever holds the link wants no more questions")
    heeded_at = models.DateTimeField(null=True, blank=True, help_text="when we acted on that")
    next_on = models.DateField(null=True, blank=True, help_text="the day of the next wave, if there is one")
    next_raised_at = models.DateTimeField(null=True, blank=True)
    message = models.OneToOneField(
        Message, on_delete=models.PROTECT, null=True, blank=True, related_name="ask", help_text="what carried it"
    )

    objects = AskQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["origin"], name="ask_origin"),
            models.Index(fields=["id"], name="ask_to_heed", condition=Q(stopped_at__isnull=False, heeded_at=None)),
            models.Index(fields=["next_on"], name="ask_next", condition=Q(next_on__isnull=False, next_raised_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"

    @property
    def label(self) -> str:
        return label("adoption.Ask", self.pk)

    @property
    def is_over(self) -> bool:
        """Whether nothing more may go out about it: answered, stopped by its reader, or withdrawn."""
        return bool(self.answered_at or self.stopped_at or self.withdrawn_at)


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
