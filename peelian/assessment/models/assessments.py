from typing import Self

from django.db import models
from django.db.models import Q

from peelian.accounts.models import Officer
from peelian.engagement.models import Firm
from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.parties.rules.firms import Size, Turnover
from peelian.records.models import tracked
from peelian.records.rules.handling import firm_record


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    def visible_to(self, officer: Officer) -> Self:
        """Assessments of firms of the officer's unit."""
        return self.filter(firm__unit=officer.unit_id)

    def concluded(self) -> Self:
        """Assessments whose answers became findings."""
        return self.exclude(concluded_at=None)


@tracked()
class Assessment(models.Model):
    """One time of asking a firm about its controls, and what the firm was then.

    The words about firm and officer are copied here because the front, which shows them, may read neither.
    """

    handling = firm_record(after="started_at", weak=True)

    firm = models.ForeignKey(Firm, on_delete=models.PROTECT, related_name="assessments")
    questionnaire = models.CharField(max_length=40, help_text="“ten-minutes”")
    questionnaire_version = models.PositiveSmallIntegerField()
    goal = models.CharField(max_length=40, blank=True, help_text="a framework that the firm aims for, by its code")
    firm_name = models.CharField(max_length=200)
    officer_name = models.CharField(max_length=120)
    officer_telephone = models.CharField(max_length=30, blank=True)
    unit_name = models.CharField(max_length=120)
    section = models.CharField(max_length=1, blank=True, help_text="its section of the code list of trades")
    size = models.CharField(max_length=20, choices=choices(Size), blank=True)
    headcount = models.PositiveIntegerField(null=True, blank=True)
    devices = models.PositiveIntegerField(null=True, blank=True, help_text="computers, phones and servers")
    turnover = models.CharField(max_length=30, choices=choices(Turnover), blank=True)
    days_without = models.PositiveSmallIntegerField(null=True, blank=True)
    budget = models.PositiveIntegerField(null=True, blank=True, help_text="pounds it can spend this year")
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=120)
    kept_until = models.DateField(help_text="as the firm was told")
    agreed_at = models.DateTimeField(null=True, blank=True, help_text="when the plan was agreed")
    concluded_at = models.DateTimeField(null=True, blank=True)
    concluded_by = models.CharField(max_length=120, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["firm"], condition=Q(concluded_at=None), name="one_open_assessment_a_firm")
        ]

    def __str__(self) -> str:
        return f"{self.firm_name}: {self.questionnaire}"

    @property
    def label(self) -> str:
        return label("assessment.Assessment", self.pk)
