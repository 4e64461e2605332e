from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from peelian.accounts.models import Officer
from peelian.records.models import tracked
from peelian.records.rules.handling import Keep, Subject, working_record


class OfficersRankingQuerySet(models.QuerySet["OfficersRanking"]):
    def latest_of_each(self) -> Self:
        """The last ranking of each officer."""
        return self.order_by("officer_id", "-ranked_at", "-id").distinct("officer_id")


@tracked()
class OfficersRanking(models.Model):
    """The order in which one officer put invented reports, the most pressing first. Compared without names."""

    handling = working_record(
        subject=Subject.STAFF,
        keep=Keep("schedule 1, rule K2: how victims were put in order, 7 years", years=7, after="ranked_at"),
    )

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="rankings")
    cases_version = models.PositiveIntegerField(help_text="the version of the file of invented reports")
    order = ArrayField(models.PositiveSmallIntegerField(), help_text="numbers of the cases")
    ranked_at = models.DateTimeField()

    objects = OfficersRankingQuerySet.as_manager()

    class Meta:
        ordering = ["-ranked_at", "-id"]

    def __str__(self) -> str:
        return f"{len(self.order)} cases in order"
