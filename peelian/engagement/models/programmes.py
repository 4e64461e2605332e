from typing import Self

from django.db import models
from django.db.models import Q

from peelian.accounts.models import Officer
from peelian.engagement.models.firms import Firm
from peelian.kernel.labels import label
from peelian.records.models import tracked
from peelian.records.rules.handling import firm_record


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def visible_to(self, officer: Officer) -> Self:
        """Programmes of firms of the officer's unit."""
        return self.filter(firm__unit=officer.unit_id)

    def running(self) -> Self:
        """Programmes that have not ended."""
        return self.filter(ended_on=None)


@tracked()
class Programme(models.Model):
    """Months of help to one firm, with a champion there, in steps."""

    handling = firm_record(after="starts_on")

    firm = models.ForeignKey(Firm, on_delete=models.CASCADE, related_name="programmes")
    title = models.CharField(max_length=120)
    champion = models.CharField(max_length=120, help_text="who at the firm keeps it going")
    starts_on = models.DateField()
    made_by = models.CharField(max_length=120)
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.CharField(max_length=200, blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["firm"], condition=Q(ended_on=None), name="one_running_programme_a_firm")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def label(self) -> str:
        return label("engagement.Programme", self.pk)


@tracked()
class Step(models.Model):
    """One step of a programme: what, by whom, by when. Somebody is reminded before it is due."""

    handling = firm_record(along="programme")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    who = models.CharField(max_length=120, help_text="at the firm or with us, in words")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["due_on"], condition=Q(done_on=None, dropped_on=None), name="step_open")]

    def __str__(self) -> str:
        return self.title

    @property
    def label(self) -> str:
        return label("engagement.Step", self.pk)
