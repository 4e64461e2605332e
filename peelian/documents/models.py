from typing import Self

from django.db import models

from peelian.kernel.labels import label
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    def kept(self) -> Self:
        """Files whose bytes must be there."""
        return self.filter(erased_at=None)


@tracked()
class StoredFile(models.Model):
    """The bytes of one file, kept once however often they come. Who may see them hangs on what they are attached to."""

    handling = victim_record(after="kept_at")

    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of its bytes, and where it lies")
    size = models.PositiveBigIntegerField(help_text="bytes")
    kind = models.CharField(max_length=10, help_text="a code of the rules for files, by its bytes")
    first_name = models.CharField(max_length=150)
    scanned = models.BooleanField(default=False, help_text="whether a virus scanner looked at it")
    kept_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = StoredFileQuerySet.as_manager()

    def __str__(self) -> str:
        return self.first_name

    @property
    def label(self) -> str:
        return label("documents.StoredFile", self.pk)
