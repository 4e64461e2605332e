from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from peelian.accounts.models import Officer, Unit
from peelian.kernel.labels import label
from peelian.records.models import tracked
from peelian.records.rules.handling import Keep, Subject, working_record


class SheetQuerySet(models.QuerySet["Sheet"]):
    def visible_to(self, officer: Officer) -> Self:
        """Sheets of the officer's unit."""
        return self.filter(unit=officer.unit_id)


@tracked(exclude=("codes",))
class Sheet(models.Model):
    """Slips with a code each for the people of one audience, to nobody by name. It keeps the codes to print again."""

    handling = working_record(
        subject=Subject.NOBODY,
        keep=Keep("schedule 1, rule E1: what an audience was asked, 6 years", years=6, after="made_at"),
    )

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="sheets")
    name = models.CharField(max_length=120, help_text="the talk or the place, in words")
    controls = ArrayField(models.CharField(max_length=60))
    people = models.PositiveSmallIntegerField()
    codes = ArrayField(models.CharField(max_length=20))
    closes_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)

    objects = SheetQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return label("adoption.Sheet", self.pk)
