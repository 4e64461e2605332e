from enum import StrEnum
from typing import Self

from django.db import models

from peelian.kernel.choices import choices
from peelian.parties.models.source_records import SourceRecord
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


class FlagKind(StrEnum):
    """What an officer must know before doing anything else."""

    DANGER_TO_LIFE = "Danger to life"
    VULNERABLE = "Vulnerable"
    DO_NOT_EMAIL = "Do not e-mail"
    DO_NOT_RING = "Do not ring"
    DO_NOT_WRITE = "Do not write"
    DO_NOT_TEXT = "Do not text"
    NO_VOICEMAIL = "Leave no message"


class SafetyFlagQuerySet(models.QuerySet["SafetyFlag"]):
    def standing(self) -> Self:
        """Flags that nobody has lifted."""
        return self.filter(lifted_at=None)


@tracked()
class SafetyFlag(models.Model):
    """A warning on a person, with its reason. It stands until somebody lifts it."""

    handling = victim_record(along="about")

    about = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="flags")
    kind = models.CharField(max_length=20, choices=choices(FlagKind))
    reason = models.CharField(max_length=300)
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=120)
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = SafetyFlagQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["about", "kind"], condition=models.Q(lifted_at=None), name="one_standing_flag_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return self.kind
