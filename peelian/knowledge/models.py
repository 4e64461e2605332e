from django.db import models

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
