from functools import cached_property
from typing import Self, cast

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, GeneratedField, Q
from django.db.models.functions import Coalesce, Upper

from peelian.accounts.models import Force, Officer, Unit
from peelian.intake.models.feeds import FeedRow
from peelian.intake.rules.alarms import ServiceRang
from peelian.intake.rules.stages import Band, Outcome, Stage
from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.linkage.queries import fellows
from peelian.parties.models import InvestigationFlag, SourceRecord
from peelian.parties.queries import investigations_of
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record

# What the search page filters by, kept in an index so that a rare answer is found without reading the table.
FILTERED = (
    "stage", "outcome", "threat", "offence_code", "vulnerable", "repeat_of_year", "received_at", "about",
)  # fmt: skip


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, officer: Officer) -> Self:
        """Reports of the forces whose records the officer's unit sees today; without a force, those it brought in."""
        return self.filter(Q(force__in=officer.forces) | Q(force=None, unit=officer.unit_id))

    def visible_parts(self, officer: Officer) -> tuple[Self, Self]:
        """What `visible_to` sees, in two parts that an index alone can count: with a force, and without."""
        return self.filter(force__in=officer.forces), self.filter(force=None, unit=officer.unit_id)

    def in_order(self) -> Self:
        """The most pressing first, then whatever is due soonest."""
        return self.order_by("queue_key", "id")

    def unclaimed(self) -> Self:
        """Reports that nobody has."""
        return self.filter(stage=Stage.NEW.value)

    def with_who(self) -> Self:
        """Reports with what a row of a list shows, and without what it does not."""
        return self.select_related("about", "owner", "force").defer(
            "narrative", "findable", "search", "about__search", "about__address"
        )


_ReportManager = models.Manager.from_queryset(ReportQuerySet)


class ReportManager(_ReportManager["Report"]):
    """Nobody reads what full text finds by, so nobody fetches it."""

    def get_queryset(self) -> ReportQuerySet:
        return cast(ReportQuerySet, super().get_queryset().defer("search"))


@tracked(exclude=("findable", "search"))
class Report(models.Model):
    """One crime somebody reported: who, what, how pressing, who has it, and how contact ended."""

    handling = victim_record(after="received_at")

    reference = models.CharField(max_length=40, blank=True)
    row = models.OneToOneField(FeedRow, on_delete=models.PROTECT, null=True, blank=True, related_name="report")
    about = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="reports")
    contact = models.ForeignKey(
        SourceRecord, on_delete=models.PROTECT, null=True, blank=True, related_name="contact_for",
        help_text="whom to speak to at a firm",
    )  # fmt: skip
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reports", help_text="who brought it in")
    force = models.ForeignKey(Force, on_delete=models.PROTECT, null=True, blank=True, related_name="reports")

    reported_on = models.DateField(null=True, blank=True)
    incident_on = models.DateField(null=True, blank=True)
    offence_code = models.CharField(max_length=40, blank=True, help_text="as in the table, or as it came if unknown")
    family = models.CharField(max_length=20, blank=True)
    threat = models.CharField(max_length=60, blank=True)
    loss = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    ongoing = models.BooleanField(null=True)
    vulnerable = models.BooleanField(null=True)
    signs = ArrayField(
        models.CharField(max_length=40), default=list, help_text="signs of vulnerability: codes of the library"
    )
    firm_signs = ArrayField(
        models.CharField(max_length=40), default=list, help_text="signs of a firm's dependence: codes of the weights"
    )
    platform = models.CharField(max_length=60, blank=True)
    narrative = models.TextField(blank=True)
    findable = models.TextField(  # noqa: DJ001  null: nothing was taken out; empty: everything was
        null=True, blank=True, help_text="the narrative without what was taken out, once something was; else null"
    )
    search = GeneratedField(
        expression=SearchVector(Coalesce(F("findable"), F("narrative")), config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    danger = models.BooleanField(default=False)
    repeat_of_year = models.PositiveSmallIntegerField(default=0, help_text="reports of this party in the year before")
    after_advice = models.BooleanField(default=False, help_text="a crime after advice of ours to this party")
    band = models.CharField(max_length=10, choices=choices(Band), default=Band.OTHER.value)
    priority = models.PositiveIntegerField(default=0)
    reasons = models.JSONField(default=list, help_text="why it ranks here, as sentences")
    weights_version = models.PositiveIntegerField(default=0)
    due_on = models.DateField()
    queue_key = models.BigIntegerField(default=0, help_text="pressing first, then due soonest, then by key")

    received_at = models.DateTimeField()
    stage = models.CharField(max_length=10, choices=choices(Stage), default=Stage.NEW.value)
    owner = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="reports")
    claimed_until = models.DateTimeField(null=True, blank=True)
    service_rang = models.CharField(
        max_length=20, choices=choices(ServiceRang), blank=True, help_text="did the Victim Service ring before us?"
    )
    service_rang_words = models.CharField(max_length=200, blank=True, help_text="who rang, and when")
    callback_word = models.CharField(max_length=40, blank=True, help_text="said by us when they ring back")
    first_attempt_at = models.DateTimeField(null=True, blank=True)
    advised_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=40, choices=choices(Outcome), blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ReportManager()

    class Meta:
        indexes = [
            models.Index(fields=["stage", "queue_key", "id"], name="report_queue"),
            models.Index(fields=["owner", "stage", "queue_key"], condition=~Q(owner=None), name="report_owner"),
            models.Index(Upper("reference"), name="report_reference"),
            models.Index(fields=["unit", "received_at"], name="report_received"),
            models.Index(fields=["stage", "band", "queue_key", "id"], name="report_band"),
            models.Index(fields=["stage", "due_on", "id"], name="report_due"),
            models.Index(fields=["force", "stage", "queue_key", "id"], name="report_force_stage"),
            models.Index(fields=["unit", "stage", "queue_key"], condition=Q(force=None), name="report_no_force_stage"),
            GinIndex(fields=["search"], name="report_search"),
            models.Index(fields=["force", "id"], include=FILTERED, name="report_force_filter"),
            models.Index(fields=["unit", "id"], include=FILTERED, condition=Q(force=None), name="report_unit_filter"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage="claimed") | Q(owner__isnull=False, claimed_until__isnull=False),
                name="a_claimed_report_has_an_owner_and_an_end",
            ),
            models.CheckConstraint(
                condition=~Q(stage="closed") | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="a_closed_report_has_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return self.reference or f"report {self.pk}"

    @property
    def label(self) -> str:
        return label("intake.Report", self.pk)

    @property
    def speaks_to(self) -> SourceRecord:
        """Whom an officer contacts: the firm's contact if there is one, else the victim."""
        return self.contact or self.about

    @property
    def investigations(self) -> list[InvestigationFlag]:
        """The investigation flags that stand on the victim or whom we speak to."""
        return [flag for flag in self.investigations_ever if flag.released_at is None]

    @cached_property
    def investigations_ever(self) -> list[InvestigationFlag]:
        """The same with those that were released; asked once a request, never in lists."""
        return investigations_of(self.people)

    @cached_property
    def records(self) -> list[SourceRecord]:
        """Every source record of the victim, newest first; asked once a request, never in lists."""
        return list(fellows(self.about))

    @cached_property
    def spoken_to(self) -> list[SourceRecord]:
        """Every source record of whom we speak to, newest first; asked once a request, never in lists."""
        return list(fellows(self.contact)) if self.contact else self.records

    @property
    def people(self) -> tuple[int, ...]:
        """Every source record whose warnings concern us: the victim's and those of whom we speak to."""
        return tuple(dict.fromkeys(record.pk for record in (*self.records, *self.spoken_to)))
