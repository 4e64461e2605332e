from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from peelian.records.models import tracked
from peelian.records.rules.handling import Keep, Subject, working_record

REFERENCE = working_record(
    subject=Subject.NOBODY, keep=Keep("schedule 1, rule A1: kept while the unit exists", years=100, after="active_from")
)


@tracked()
class Force(models.Model):
    """A police force, dated: forces merge, and old names still find things."""

    handling = REFERENCE

    code = models.CharField(max_length=9, primary_key=True, help_text="the ONS code: E23000031")
    name = models.CharField(max_length=60)
    aliases = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    active_from = models.DateField(default=date(1974, 4, 1))
    active_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@tracked()
class Unit(models.Model):
    """A team that works together: a regional unit or a force's own."""

    handling = REFERENCE

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=80)
    telephone = models.CharField(max_length=20)
    active_from = models.DateField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def on(self, day: date) -> Self:
        """Agreements in force on a day."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


@tracked()
class Agreement(models.Model):
    """From one day until another, a unit sees the records of a force."""

    handling = working_record(
        subject=Subject.NOBODY,
        keep=Keep("schedule 1, rule A2: sharing agreements, 7 years after they begin", years=7, after="valid_from"),
    )

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="agreements")
    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="agreements")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=200, help_text="the document that says so")

    objects = AgreementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "force", "valid_from"], name="one_agreement_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")),
                name="agreement_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} sees {self.force}"
