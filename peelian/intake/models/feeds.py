from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from peelian.accounts.models import Officer, Unit
from peelian.intake.rules.stages import FeedStage, Verdict
from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.records.models import tracked
from peelian.records.rules.handling import Keep, Subject, victim_record, working_record


@tracked()
class FeedLayout(models.Model):
    """A way of laying out a feed that somebody confirmed: which column is which. Remembered by its header."""

    handling = working_record(
        subject=Subject.NOBODY,
        keep=Keep("schedule 1, rule F1: layouts, while feeds come", years=10, after="confirmed_at"),
    )

    signature = models.CharField(max_length=64, unique=True)
    header = ArrayField(models.CharField(max_length=300))
    mapping = models.JSONField(help_text="field to column number, from 0")
    confirmed_at = models.DateTimeField()
    confirmed_by = models.CharField(max_length=120)

    def __str__(self) -> str:
        return ", ".join(self.header[:3])


class FeedQuerySet(models.QuerySet["Feed"]):
    def visible_to(self, officer: Officer) -> Self:
        """Feeds that the officer's unit brought in."""
        return self.filter(unit=officer.unit_id)


@tracked()
class Feed(models.Model):
    """One file of reports that somebody brought in, from the moment it is read until it is loaded or dropped."""

    handling = victim_record(after="brought_at")

    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file")
    size = models.PositiveBigIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="feeds")
    stage = models.CharField(max_length=10, choices=choices(FeedStage), default=FeedStage.STAGED.value)
    kind = models.CharField(max_length=10)
    how_read = models.CharField(max_length=200, help_text="“UTF-8, commas, header in row 3 of sheet Victims”")
    notes = ArrayField(models.TextField(), default=list)
    header = ArrayField(models.TextField())
    header_row = models.PositiveIntegerField()
    mapping = models.JSONField(default=dict)
    changes = ArrayField(models.TextField(), default=list, help_text="what differs from the layout last confirmed")
    counts = models.JSONField(default=dict)
    brought_at = models.DateTimeField()
    brought_by = models.CharField(max_length=120)
    loaded_at = models.DateTimeField(null=True, blank=True)
    loaded_by = models.CharField(max_length=120, blank=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["digest"], condition=~Q(stage__in=["undone", "dropped"]), name="a_file_is_loaded_once"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return label("intake.Feed", self.pk)


class FeedRow(models.Model):
    """One row of a feed as it stood in the file, what is wrong with it, and what became of it.

    Not tracked: its cells never change, and its verdict is the outcome of a load that is itself tracked.
    """

    handling = victim_record(along="feed")

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(help_text="the row's number in the spreadsheet")
    cells = ArrayField(models.TextField())
    verdict = models.CharField(max_length=10, choices=choices(Verdict), blank=True)
    problems = models.JSONField(default=list, help_text="a list of [field, message]")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["feed", "number"], name="a_row_is_staged_once")]

    def __str__(self) -> str:
        return f"row {self.number} of {self.feed_id}"
