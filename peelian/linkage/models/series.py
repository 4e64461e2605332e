from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.linkage.rules.series.kinds import LONGEST, Ruling, Sign
from peelian.parties.models import SourceRecord
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


@tracked(exclude=("bands",))
class Indicator(models.Model):
    """A sign of an offender that narratives name: one telephone number, address, wallet, account, name or wording.

    A person may set it aside ("this is the bank's own number"), or say it is the offender's however often it is seen.
    """

    handling = victim_record(after="last_seen")

    kind = models.CharField(max_length=20, choices=choices(Sign))
    value = models.CharField(max_length=LONGEST, help_text="in one way of writing, as machines take it")
    bands = ArrayField(models.BigIntegerField(), default=list, help_text="what a message like it would share")
    first_seen = models.DateField()
    last_seen = models.DateField()
    ruling = models.CharField(max_length=20, choices=choices(Ruling), blank=True)
    ruling_by = models.CharField(max_length=120, blank=True)
    ruling_why = models.CharField(max_length=300, blank=True)
    ruling_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [GinIndex(fields=["bands"], condition=Q(kind="message wording"), name="indicator_bands")]
        constraints = [models.UniqueConstraint(fields=["kind", "value"], name="one_indicator_a_value")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.value}"

    @property
    def label(self) -> str:
        return label("linkage.Indicator", self.pk)


@tracked()
class Sighting(models.Model):
    """The narrative about one source record names an indicator. Read again whenever the narrative changes."""

    handling = victim_record(along="record")

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="sightings")
    record = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="sightings")
    seen_on = models.DateField()
    likeness = models.PositiveSmallIntegerField(default=100, help_text="in hundred: how alike the wording is")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "indicator"], name="one_sighting_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.indicator_id} in {self.record_id}"


class SeriesQuerySet(models.QuerySet["Series"]):
    def standing(self) -> Self:
        """Series that were not merged into another."""
        return self.filter(merged_into=None)


@tracked()
class Series(models.Model):
    """Reports that belong together because they name the same offender's signs, across weeks and forces."""

    handling = victim_record(after="made_at")

    name = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    most = models.PositiveIntegerField(help_text="with so many reports it takes no more until somebody has looked")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    objects = SeriesQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return label("linkage.Series", self.pk)


@tracked()
class SeriesMembership(models.Model):
    """The map of series: the report about this source record is in this series, since when and by whose word."""

    handling = victim_record(along="record")

    record = models.OneToOneField(SourceRecord, on_delete=models.CASCADE, related_name="series_membership")
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="memberships")
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.record_id} is in series {self.series_id}"


@tracked()
class SeriesDecision(models.Model):
    """A person's word that a report is no part of a series. It always wins over the rules, until it is lifted."""

    handling = victim_record(along="record")

    record = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="series_decisions")
    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="decisions")
    reason = models.CharField(max_length=300)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "series"], condition=Q(lifted_at=None), name="one_decision_on_a_report_of_a_series"
            )
        ]

    def __str__(self) -> str:
        return f"{self.record_id} is not in series {self.series_id}"


@tracked()
class SeriesHandover(models.Model):
    """A series was given to somebody who investigates: to whom, why, and exactly what."""

    handling = victim_record(after="at")

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="handovers")
    to = models.CharField(max_length=200)
    why = models.CharField(max_length=300)
    given = models.TextField(help_text="the exact text of the file")
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"series {self.series_id} to {self.to}"


@tracked()
class SeriesWarning(models.Model):
    """A draft that warns firms like those of a series. Nothing is sent: it needs recipients, and a permit for each."""

    handling = victim_record(after="written_at")

    series = models.OneToOneField(Series, on_delete=models.CASCADE, related_name="warning")
    title = models.CharField(max_length=200)
    body = models.TextField()
    control = models.CharField(max_length=60, help_text="the one thing to do: a control's code")
    written_at = models.DateTimeField()
    by_name = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.title
