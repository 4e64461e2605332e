from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from peelian.accounts.models import Officer
from peelian.intake.models.reports import Report
from peelian.intake.rules.alarms import Answer, Where
from peelian.kernel.choices import choices
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


class AlarmQuerySet(models.QuerySet["Alarm"]):
    def unanswered(self) -> Self:
        """Alarms that nobody has answered yet."""
        return self.filter(answered_at=None)

    def concerning(self, officer: Officer) -> Self:
        """Alarms on an officer's reports, and on those that nobody has and the officer may see."""
        mine = Q(report__owner=officer)
        return self.filter(mine | Q(report__owner=None), report__in=Report.objects.visible_to(officer))


@tracked()
class Alarm(models.Model):
    """Words that suggest somebody is in danger. Until it is answered it comes before every page of the victim."""

    handling = victim_record(along="report")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="alarms")
    kinds = ArrayField(models.CharField(max_length=20), help_text="suicide, threat, child and the like; or “danger”")
    phrases = ArrayField(models.CharField(max_length=300), default=list, help_text="the words as they were found")
    where = models.CharField(max_length=30, choices=choices(Where))
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=120)

    answer = models.CharField(max_length=40, choices=choices(Answer), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    rang_at = models.DateTimeField(null=True, blank=True, help_text="when the control room or the team was rung")
    reference = models.CharField(max_length=60, blank=True, help_text="the force's reference: an incident number")
    words = models.TextField(blank=True, help_text="what was said, or why it is not a danger")

    objects = AlarmQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at", "-id"]
        indexes = [
            models.Index(fields=["report"], condition=Q(answered_at=None), name="alarm_unanswered"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="an_answered_alarm_says_how",
            ),
            models.CheckConstraint(
                condition=~Q(answer=Answer.NOT_DANGER.value) | ~Q(words=""), name="not_a_danger_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"alarm: {', '.join(self.kinds)}"
