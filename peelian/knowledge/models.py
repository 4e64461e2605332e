from django.db import models

from peelian.kernel.labels import label
from peelian.records.models import tracked
from peelian.records.rules.handling import Keep, Subject, working_record

PUBLISHED = working_record(
    subject=Subject.NOBODY,
    keep=Keep(
        "schedule 1, rule K1: what we advised, as long as we may be asked about it", years=100, after="published_at"
    ),
)


@tracked()
class Control(models.Model):
    """The key of a control and the version in use. The versions keep what was said."""

    handling = PUBLISHED

    code = models.CharField(max_length=60, primary_key=True)
    title = models.CharField(max_length=200)
    version = models.PositiveIntegerField()
    active = models.BooleanField(default=True)
    published_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title


@tracked()
class ControlVersion(models.Model):
    """A control as it was published: what a finding or a letter of that time referred to."""

    handling = PUBLISHED

    control = models.ForeignKey(Control, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    text = models.JSONField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["control", "version"], name="one_text_a_version")]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"


@tracked()
class SavedWeights(models.Model):
    """The points of the ranking as a supervisor set them. The newest are in force; the file's, when there are none."""

    handling = working_record(
        subject=Subject.STAFF,
        keep=Keep("schedule 1, rule K2: how victims were put in order, 7 years", years=7, after="saved_at"),
    )

    version = models.PositiveIntegerField(unique=True)
    weights = models.JSONField(help_text="as the file holds them; read through the same schema")
    why = models.TextField()
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["-version"]
        verbose_name_plural = "saved weights"

    def __str__(self) -> str:
        return f"weights, version {self.version}"

    @property
    def label(self) -> str:
        return label("knowledge.SavedWeights", self.pk)
