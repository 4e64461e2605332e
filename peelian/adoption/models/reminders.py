from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from peelian.adoption.models.asks import Ask
from peelian.adoption.rules.reminding import Standing
from peelian.kernel.choices import choices
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record
from peelian.release.models import Message
from peelian.release.rules.channels import Delivery

OVER = Q(ask__answered_at__isnull=False) | Q(ask__stopped_at__isnull=False) | Q(ask__withdrawn_at__isnull=False)
NOT_GONE = [Delivery.HELD.value, Delivery.WAITING.value]


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def to_settle(self, today: date) -> Self:
        """Reminders whose day has come, and those that are not needed any more and have not left."""
        planned = Q(standing=Standing.PLANNED.value)
        on_its_way = Q(standing=Standing.GONE.value, message__delivery__in=NOT_GONE)
        return self.filter((planned & (Q(due_on__lte=today) | OVER)) | (on_its_way & OVER))


@tracked()
class Reminder(models.Model):
    """A message that an officer permitted with an ask, held for its day, and let go only if nobody has answered."""

    handling = victim_record(along="ask")

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="reminders")
    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="reminder")
    number = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    standing = models.CharField(max_length=10, choices=choices(Standing), default=Standing.PLANNED.value)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["due_on"], name="reminder_planned", condition=Q(standing="planned"))]
        constraints = [models.UniqueConstraint(fields=["ask", "number"], name="each_reminder_of_an_ask_once")]

    def __str__(self) -> str:
        return f"reminder {self.number} of {self.ask}"
