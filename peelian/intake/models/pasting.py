from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from peelian.accounts.models import Force, Officer, Unit
from peelian.intake.models.reports import Report
from peelian.intake.rules.pasting import Words
from peelian.kernel.choices import choices
from peelian.knowledge.rules.pasting import Target
from peelian.records.models import tracked
from peelian.records.rules.handling import Keep, Subject, victim_record, working_record


class PasteTemplateQuerySet(models.QuerySet["PasteTemplate"]):
    def visible_to(self, officer: Officer) -> Self:
        """Those of the officer's unit."""
        return self.filter(unit=officer.unit_id)


@tracked()
class PasteTemplate(models.Model):
    """A block that a unit copies into another system, in its own words, for one force or for all of its own.

    It takes the place of the block that ships under the same code. Its earlier words are in its history.
    """

    handling = working_record(
        subject=Subject.NOBODY,
        keep=Keep("schedule 1, rule K3: the words of our blocks, 7 years", years=7, after="saved_at"),
    )

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="paste_templates")
    force = models.ForeignKey(Force, on_delete=models.PROTECT, null=True, blank=True, related_name="paste_templates")
    code = models.SlugField(max_length=60)
    target = models.CharField(max_length=30, choices=choices(Target))
    title = models.CharField(max_length=120)
    body = models.TextField()
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=120)
    retired_at = models.DateTimeField(null=True, blank=True, help_text="not used here from then on")

    objects = PasteTemplateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "force", "code"], nulls_distinct=False, name="one_block_a_unit_and_force"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"

    @property
    def words(self) -> Words:
        """The words of the block as a rule sees them."""
        return Words(
            code=self.code, target=Target(self.target), title=self.title, body=self.body, version=str(self.version)
        )


@tracked()
class Keyed(models.Model):
    """An officer's word that a block was keyed into another system: exactly which text. Added to, never changed."""

    handling = victim_record(along="report")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="keyed")
    code = models.SlugField(max_length=60)
    target = models.CharField(max_length=30, choices=choices(Target))
    template_version = models.CharField(max_length=20)
    copy_digest = models.CharField(max_length=64, help_text="SHA-256 of the text that was copied")
    places = ArrayField(models.CharField(max_length=30))
    facts_digest = models.CharField(max_length=64, help_text="SHA-256 of what stood in its places")
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)

    class Meta:
        verbose_name_plural = "keyed"
        ordering = ["-id"]
        indexes = [models.Index(fields=["report", "target"], name="keyed_report")]

    def __str__(self) -> str:
        return f"{self.code} of {self.report}"
