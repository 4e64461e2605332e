from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.parties.models.source_records import SourceRecord
from peelian.parties.rules.kinds import Stop
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


class InvestigationFlagQuerySet(models.QuerySet["InvestigationFlag"]):
    def standing(self) -> Self:
        """Flags that the officer in the case has not released."""
        return self.filter(released_at=None)

    def held_by(self, officer: str) -> Self:
        """Flags of an officer in the case, by the officer's label; the last set first."""
        return self.filter(officer=officer).order_by("-set_at", "-id")


@tracked()
class InvestigationFlag(models.Model):
    """Somebody is under investigation by an officer in the case: what stops until that officer releases it.

    Accounts are a sibling module, so the officer is named by label ("accounts.Officer:7") and by name.
    """

    handling = victim_record(along="about")

    about = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="investigations")
    officer = models.CharField(max_length=40, help_text="label of the officer in the case")
    officer_name = models.CharField(max_length=120)
    crime_reference = models.CharField(max_length=40)
    stops = ArrayField(models.CharField(max_length=10, choices=choices(Stop)))
    why = models.CharField(max_length=300)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=120)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.CharField(max_length=120, blank=True)
    released_why = models.CharField(max_length=300, blank=True)

    objects = InvestigationFlagQuerySet.as_manager()

    class Meta:
        ordering = ["set_at", "id"]
        indexes = [models.Index(fields=["officer", "-set_at", "-id"], name="investigation_officer")]
        constraints = [
            models.UniqueConstraint(
                fields=["about", "crime_reference"], condition=Q(released_at=None), name="one_standing_flag_of_a_crime"
            ),
            models.CheckConstraint(
                condition=Q(released_at=None) | ~Q(released_why=""), name="a_released_flag_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer_name}, {self.crime_reference}"

    @property
    def label(self) -> str:
        return label("parties.InvestigationFlag", self.pk)

    @property
    def refusal(self) -> str:
        """What an officer is told who would do what it stops."""
        return f"{self.officer_name} is investigating {self.crime_reference}: ring them first."
