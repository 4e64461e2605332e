from datetime import datetime
from typing import Self

from django.db import models

from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


class PersonalLinkQuerySet(models.QuerySet["PersonalLink"]):
    def open(self, at: datetime) -> Self:
        """Links that still work at a time."""
        return self.filter(expires_at__gt=at, revoked_at=None)


@tracked()
class PersonalLink(models.Model):
    """The key to one page on the front for somebody without an account. Only digests of its secrets are kept."""

    handling = victim_record(after="made_at")

    token_digest = models.CharField(max_length=64, unique=True)
    code_digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=40, help_text="what it opens: “follow-up”")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = PersonalLinkQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.purpose} link {self.pk}"
