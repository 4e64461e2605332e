from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from peelian.kernel.choices import choices
from peelian.records.rules.handling import Handling, Keep, Regime, Subject
from peelian.records.rules.markings import Marking
from peelian.records.rules.operations import Operation


class LogEntry(models.Model):
    """One logged operation on personal data (Data Protection Act 2018, section 62). Written once, never changed."""

    handling = Handling(
        Marking.OFFICIAL_SENSITIVE,
        Regime.PART_3,
        Subject.STAFF,
        Keep("schedule 1, rule L1: the log outlives the record by a year", years=7, after="at"),
    )

    at = models.DateTimeField()
    operation = models.CharField(max_length=20, choices=choices(Operation))
    by_label = models.CharField(max_length=80)
    by_name = models.CharField(max_length=120)
    subject = models.CharField(max_length=80, help_text="the label of the record: intake.Report:42")
    detail = models.CharField(max_length=300, blank=True, help_text="what was read or changed, never the content")
    recipient = models.CharField(max_length=200, blank=True, help_text="who received it, for a disclosure")

    class Meta:
        indexes = [
            models.Index(fields=["subject", "-id"], name="logentry_subject"),
            BrinIndex(fields=["at"], name="logentry_at"),
            models.Index(
                fields=["-id"], condition=models.Q(operation=Operation.DISCLOSURE.value), name="logentry_disclosure"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(operation=Operation.DISCLOSURE.value) | ~models.Q(recipient=""),
                name="a_disclosure_names_its_recipient",
            )
        ]

    def __str__(self) -> str:
        return f"{self.operation} of {self.subject}"
