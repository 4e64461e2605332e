from typing import Self

from django.db import models
from django.db.models import Q

from peelian.accounts.models import Officer, Unit
from peelian.kernel.labels import label
from peelian.parties.models import SourceRecord
from peelian.records.models import tracked
from peelian.records.rules.handling import firm_record


class FirmQuerySet(models.QuerySet["Firm"]):
    def visible_to(self, officer: Officer) -> Self:
        """Firms of the officer's unit."""
        return self.filter(unit=officer.unit_id)

    def open(self) -> Self:
        """Firms that the unit is still helping."""
        return self.filter(closed_at=None)


@tracked()
class Firm(models.Model):
    """An organisation that a unit helps: the record it is known by, the officer who looks after it, its champion."""

    handling = firm_record(after="taken_on_at")

    about = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="firms")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="firms")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="firms")
    champion = models.CharField(max_length=120, blank=True, help_text="who at the firm keeps it going")
    taken_on_at = models.DateTimeField()
    taken_on_by = models.CharField(max_length=120)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_why = models.CharField(max_length=200, blank=True)

    objects = FirmQuerySet.as_manager()

    class Meta:
        ordering = ["-taken_on_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["about", "unit"], name="a_unit_takes_a_firm_on_once"),
            models.CheckConstraint(condition=Q(closed_at=None) | ~Q(closed_why=""), name="a_closed_firm_says_why"),
        ]

    def __str__(self) -> str:
        return self.about.name

    @property
    def label(self) -> str:
        return label("engagement.Firm", self.pk)
