from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.parties.models.source_records import SourceRecord
from peelian.parties.rules.firms import AssetKind, Scheme, Size, TieKind, Turnover
from peelian.parties.rules.kinds import Evidence
from peelian.records.models import tracked
from peelian.records.rules.handling import firm_record


@tracked()
class Profile(models.Model):
    """What a firm is, as it was described on one day. Added to, never changed; the newest stands."""

    handling = firm_record(after="said_at")

    about = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="profiles")
    edition = models.CharField(max_length=10, blank=True, help_text="the code list of `sector`: “sic-2007”")
    sector = models.CharField(max_length=10, blank=True, help_text="a code of that list, or a section's letter")
    size = models.CharField(max_length=20, choices=choices(Size), blank=True)
    headcount = models.PositiveIntegerField(null=True, blank=True)
    turnover = models.CharField(max_length=30, choices=choices(Turnover), blank=True)
    districts = ArrayField(models.CharField(max_length=9), default=list, blank=True, help_text="codes of districts")
    days_without = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="working days it can trade without its computers"
    )
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=120)
    noted_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["-said_at", "-id"]
        indexes = [models.Index(fields=["about", "-said_at", "-id"], name="profile_newest")]

    def __str__(self) -> str:
        return f"{self.about_id}: {self.size} {self.sector}"


class AssetQuerySet(models.QuerySet["Asset"]):
    def in_use(self) -> Self:
        """What is used now."""
        return self.filter(gone_on=None)


@tracked()
class Asset(models.Model):
    """One kind of thing that a firm uses, in its owner's words: “the two workshop laptops”."""

    handling = firm_record(along="about")

    about = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="assets")
    kind = models.CharField(max_length=25, choices=choices(AssetKind))
    name = models.CharField(max_length=120, help_text="in the owner's words")
    many = models.PositiveIntegerField(default=1)
    looked_after_by = models.CharField(max_length=120, blank=True)
    supported_until = models.DateField(null=True, blank=True, help_text="when its maker stops mending it")
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=120)
    gone_on = models.DateField(null=True, blank=True)

    objects = AssetQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "name", "id"]

    def __str__(self) -> str:
        return self.name


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def standing(self) -> Self:
        """Those that nobody has ended; whether one has run out is a question of the day."""
        return self.filter(ended_on=None)


@tracked()
class Enrolment(models.Model):
    """A firm belongs to a scheme, holds its certificate or has reached a level of it: since when, and how we know."""

    handling = firm_record(after="noted_at")

    about = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="enrolments")
    scheme = models.CharField(max_length=30, choices=choices(Scheme))
    level = models.CharField(max_length=60, blank=True)
    reference = models.CharField(max_length=60, blank=True, help_text="number of the certificate or membership")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=10, choices=choices(Evidence))
    shown = models.CharField(max_length=300, blank=True, help_text="what was seen or checked, and where")
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=120)
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.CharField(max_length=200, blank=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")), name="an_enrolment_ends_after_it_began"
            )
        ]

    def __str__(self) -> str:
        return self.scheme

    @property
    def label(self) -> str:
        return label("parties.Enrolment", self.pk)


@tracked()
class Tie(models.Model):
    """What one organisation is to another: who looks after its computers, who owns it, who supplies it."""

    handling = firm_record(along="about")

    about = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="ties")
    kind = models.CharField(max_length=30, choices=choices(TieKind))
    other = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="tied_to")
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=120)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["about", "kind", "other"], condition=Q(ended_on=None), name="one_standing_tie_of_a_kind"
            ),
            models.CheckConstraint(condition=~Q(about=models.F("other")), name="a_tie_is_between_two"),
        ]

    def __str__(self) -> str:
        return f"{self.about_id} {self.kind} {self.other_id}"
